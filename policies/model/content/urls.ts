/** Which credentials of a text stand in a URL or connection string. */
import type { Detection } from "../detectors";
import { isRecord, own, type Path, type View } from "../values";
import { URL_KINDS } from "./kinds";

/** No URL that anyone writes is longer before its credential. */
const LONGEST = 2048;

/** What no URL holds. */
const STOP = /[\s"'`<>\\]/u;

/** Whether a credential is a URL's: one of the kinds that are URLs, or a token of a service within one. */
export const isInUrl = (text: string, detection: Detection): boolean =>
    URL_KINDS.has(detection.kind) || isBehindScheme(text, detection.start);

function isBehindScheme(text: string, start: number): boolean {
    for (let at = start - 1; at > 1 && at > start - LONGEST; at--) {
        const character = text[at];
        if (character === undefined || STOP.test(character)) return false;
        if (character === "/" && text[at - 1] === "/" && text[at - 2] === ":") return true;
    }
    return false;
}

/** Properties that hold URLs or connection strings, by the ends of their names. */
const URL_PROPERTY = /(?:ur[il]s?|endpoints?|origin|webhooks?|connectionstrings?|connections?|addresse?s?|location|proxy)$/i;

/** What ends like that and is none: addresses of networks and people, places in S3, and what AWS itself hands out. */
const NO_URL = /(?:(?:ip|ipv[46]|mac|email)addresse?s?|s3[a-z]{0,20}(?:location|uri)|^queueUrl|^imageUri|^authorizerUri)$/i;

/** A property that is a URL or the ARN of another resource, and the one beside it that says which: what it says of an ARN. */
const DECIDED: Readonly<Record<string, readonly [string, RegExp]>> = {
    uri: ["type", /^AWS(?:_PROXY)?$/],
    integrationUri: ["integrationType", /^AWS(?:_PROXY)?$/],
    endpoint: ["protocol", /^(?:lambda|sqs|firehose|application|sms|email|email-json)$/],
};

/** Where a `location` is a bucket or a folder in it: artifacts and caches of builds and pipelines, and tables of Glue. */
const IN_BUCKETS: ReadonlySet<unknown> = new Set([
    "artifactStore",
    "artifactStores",
    "artifacts",
    "secondaryArtifacts",
    "cache",
    "s3Logs",
    "storageDescriptor",
]);

/**
 * Whether a text that cannot be read may hold a URL with a credential: by the property's name and what stands beside it in the
 * inputs, or because it is a document.
 */
export function mayHoldUrl(entry: { readonly key: string; readonly place: string; readonly path: Path }, inputs: View<unknown>): boolean {
    if (entry.place === "free-text") return true;
    if (!URL_PROPERTY.test(entry.key) || NO_URL.test(entry.key)) return false;
    if (entry.key === "location") return !entry.path.some((step) => IN_BUCKETS.has(step));
    const decided = DECIDED[entry.key];
    if (decided === undefined) return true;
    const [key, arn] = decided;
    let holder: unknown = inputs.raw;
    for (const step of entry.path.slice(0, -1)) {
        if (typeof holder !== "object" || holder === null || !Object.hasOwn(holder, step)) return true;
        holder = (holder as Readonly<Record<string | number, unknown>>)[step];
    }
    const said = isRecord(holder) ? own(holder, key) : undefined;
    return typeof said !== "string" || !arn.test(said);
}
