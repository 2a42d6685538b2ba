/** The providers beside those of AWS that programs for AWS use, and what is known of their answers. */
import { known, plain, type Properties } from "../wire";
import { IMAGES } from "./images";
import type { Made, Maker } from "./making";
import { RANDOM } from "./random";
import { TIME } from "./time";
import { TLS } from "./tls";

const MAKERS: Readonly<Record<string, Maker>> = { ...IMAGES, ...RANDOM, ...TIME, ...TLS };

/** The types and functions of which something is known. */
export const madeTypes: readonly string[] = Object.keys(MAKERS);

/** They are stood in for even where their plug-ins are installed: a preview of theirs leaves open what they draw. */
export const FORESEEN = ["random", "tls", "time", "docker", "docker-build"] as const;

/** Stood in for from the start, since programs often use them: one that is found missing later costs another preview. */
export const USUAL = [
    "auth0",
    "azure-native",
    "cloudflare",
    "command",
    "datadog",
    "gcp",
    "github",
    "kubernetes",
    "mysql",
    "newrelic",
    "postgresql",
    "pulumiservice",
] as const;

/**
 * What the provider would add to a resource, or answer a function: `undefined` where that is not known. `seed` is the URN, or the
 * function with its arguments; secrets in `inputs` are marked or not.
 */
export function madeBy(token: string, inputs: Properties, seed: string): Made | undefined {
    const maker = Object.hasOwn(MAKERS, token) ? MAKERS[token] : undefined;
    return maker?.({ inputs: plain(known(inputs)) as Properties, seed });
}
