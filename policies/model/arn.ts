/**
 * Amazon Resource Names: `arn:partition:service:region:account:resource` (AWS General Reference, "Amazon Resource Names"). The same
 * reader serves the patterns of policy documents, where each part may hold wildcards or policy variables.
 */
import { isUnknown } from "./values";

/** The partitions of AWS: the standard Regions, China, GovCloud (US), the isolated ones, and the European Sovereign Cloud. */
export const PARTITIONS = ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"] as const;

export interface Arn {
    readonly partition: string;
    readonly service: string;
    /** Empty for global services. */
    readonly region: string;
    /** Twelve digits, `aws` for what AWS owns, empty where the ARN has none (buckets), or a pattern. */
    readonly account: string;
    /** All that follows the fifth colon, colons included. */
    readonly resource: string;
}

/** The longest ARN that IAM accepts, with room to spare; longer text is no ARN. */
const LONGEST = 4096;

/** The parts of an ARN or ARN pattern; `undefined` for other text and for text not known yet. Colons in `${…}` do not count. */
export function parseArn(text: string): Arn | undefined {
    if (text.length > LONGEST || !text.startsWith("arn:") || isUnknown(text)) return undefined;
    const parts: string[] = [];
    let from = 4;
    let depth = 0;
    for (let i = 4; i < text.length && parts.length < 4; i++) {
        if (text[i] === "$" && text[i + 1] === "{") depth = 1;
        else if (text[i] === "}") depth = 0;
        else if (text[i] === ":" && depth === 0) {
            parts.push(text.slice(from, i));
            from = i + 1;
        }
    }
    const [partition, service, region, account] = parts;
    if (partition === undefined || service === undefined || region === undefined || account === undefined) return undefined;
    const resource = text.slice(from);
    if (partition === "" || service === "" || resource === "") return undefined;
    return { partition, service, region, account, resource };
}

/** Whether `partition` is one of AWS's. */
export const isPartition = (partition: string): boolean => (PARTITIONS as readonly string[]).includes(partition);

/** The type and the rest of an ARN's resource: `function:name` → `function`, `name`; `role/path/name` → `role`, `path/name`. */
export function resourceParts(arn: Arn): { readonly type: string | undefined; readonly id: string } {
    const at = /[:/]/.exec(arn.resource)?.index;
    return at === undefined ? { type: undefined, id: arn.resource } : { type: arn.resource.slice(0, at), id: arn.resource.slice(at + 1) };
}

/** The twelve digits of the account in an ARN, or of text that is only an account; `undefined` otherwise. */
export function accountOf(text: string): string | undefined {
    const account = /^\d{12}$/.test(text) ? text : parseArn(text)?.account;
    return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}

/** An ARN format of the Service Authorization Reference (`arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`) as a pattern with `*`. */
export const formatToPattern = (format: string): string => format.replace(/\$\{[^}]{0,64}\}/g, "*");
