/** The configuration of the throw-away stack: that of the real one, without what leads to an account or opens a secret. */
import { join } from "node:path";
import { stringify } from "yaml";
import { isObject, type Json } from "../json";
import { isRegion } from "../region";
import { RehearsalProblem } from "./problem";
import { readYaml, settingsFile, type Project } from "./project";
import { sealing } from "./seal";

export interface Configuration {
    /** For `--config-file`. */
    readonly yaml: string;
    readonly region: string;
    /** What the reader should know, one sentence each. */
    readonly notes: readonly string[];
}

/** Where a provider would take credentials from, or whom it would ask. */
const CREDENTIALS = /^aws(?:-native)?:(?:profile|accessKey|secretKey|token|shared\w+|endpoints|customCaBundle|httpProxy|httpsProxy)$/;
const DEFAULT_REGION = "us-east-1";
const PLACEHOLDER = "placeholder";

const isSealed = (value: unknown): boolean => isObject(value) && typeof value["secure"] === "string";
const holdsSealed = (value: unknown): boolean =>
    isSealed(value) || (typeof value === "object" && value !== null && Object.values(value).some(holdsSealed));

/** The value with each secret in it sealed anew. */
function resealed(value: unknown, seal: (words: string) => string): unknown {
    if (isSealed(value)) return { secure: seal(PLACEHOLDER) };
    if (Array.isArray(value)) return value.map((item) => resealed(item, seal));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resealed(item, seal)]));
}

const oddRegion = (from: string | undefined): string => `${from ?? "AWS_REGION"}: AWS has no Region of this name; one is eu-west-1`;

/** The Region that the stack or its project configures, and where that stands. */
function regionIn(stack: Json, file: string | undefined, project: Project): { readonly named?: string; readonly from?: string } {
    const places = [
        [stack, file ?? ""],
        [project.config, join(project.folder, project.file)],
    ] as const;
    for (const [config, at] of places) {
        const named = config["aws:region"];
        if (typeof named === "string") return { named, from: `${at}: aws:region` };
    }
    return {};
}

/** `region` is what the caller gives for a program that names none. */
export async function configurationOf(project: Project, region: string | undefined, passphrase: string): Promise<Configuration> {
    const file = settingsFile(project);
    const content = file === undefined ? {} : readYaml(file);
    const given = isObject(content["config"]) ? Object.entries(content["config"]).filter(([key]) => !CREDENTIALS.test(key)) : [];
    const sealed = given.filter(([, value]) => holdsSealed(value)).length;
    const notes: string[] = [];
    if (project.others.length > 0 && project.stack !== undefined)
        notes.push(`the configuration is that of the stack ${project.stack}; --stack takes another`);
    if (sealed > 0) notes.push(`${sealed === 1 ? "a secret" : `${sealed} secrets`} of the configuration: the program gets placeholders`);
    if (content["environment"] !== undefined)
        notes.push("the environments of Pulumi ESC that the stack names are left out: what they hold is not configured");
    const { named, from } = regionIn(Object.fromEntries(given), file, project);
    if (named === undefined && region === undefined)
        notes.push(
            `no Region is configured: ${DEFAULT_REGION} stands for it; --region or aws:region in the stack's configuration names yours`,
        );
    if (!isRegion(named ?? region ?? DEFAULT_REGION)) throw new RehearsalProblem(oddRegion(from));
    const config: [string, unknown][] = named === undefined ? [...given, ["aws:region", region ?? DEFAULT_REGION]] : given;
    const { salt, seal } = sealed > 0 ? await sealing(passphrase) : { salt: undefined, seal: () => "" };
    const settings = { ...(salt === undefined ? {} : { encryptionsalt: salt }) };
    return {
        yaml: stringify({ ...settings, config: Object.fromEntries(config.map(([key, value]) => [key, resealed(value, seal)])) }),
        region: named ?? region ?? DEFAULT_REGION,
        notes,
    };
}
