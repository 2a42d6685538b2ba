/** The values of parameters of Systems Manager: those that AWS publishes, and made-up ones in place of an account's own. */
import { digits, likewise } from "../values/making";

const ami = (seed: string): string => likewise(`ami-${"0".repeat(17)}`, seed);

/** Metadata of an image as JSON text, which programs take apart. */
const metadata = (name: string, seed: string): string =>
    JSON.stringify({
        schema_version: "1",
        image_name: "made-up-image",
        image_id: ami(seed),
        image_version: "1",
        os: "Amazon Linux 2023",
        ...(name.includes("/ecs/")
            ? { ecs_runtime_version: "Docker version 25.0.0", ecs_agent_version: "1.0.0" }
            : { release_version: "1" }),
    });

/**
 * AWS publishes the newest images as parameters (AWS Systems Manager User Guide, "Calling AMI public parameters"; Amazon ECS Developer
 * Guide, "Retrieving Amazon ECS-optimized Linux AMI metadata": JSON under `recommended`, each of its entries below it).
 */
export function parameterOf(name: string, seed: string): string {
    if (/^\/aws\/service\/(?:ecs|eks)\/optimized-ami\/.*\/recommended$/.test(name)) return metadata(name, seed);
    if (/\/(?:image_version|release_version|schema_version)$/.test(name)) return "1";
    if (/\/ami-|image[_-]id|\/ami\/|ami-id$/i.test(name)) return ami(seed);
    return `made-up-${digits(seed, 10)}`;
}
