/** Which resources the policies on content judge, and their texts. */
import { tagEntries, texts, type FoundText, type TagEntry, type UnreadText } from "./free-text";
import { AWS_PROVIDER, decodeProvider } from "../provider";
import { classicToken } from "../native";
import type { Path, View } from "../values";
import { isRecord, isUnknown, Undetermined, isHidden } from "../values";

const AWS = /^(?:aws|aws-native|pulumi:providers:(?:aws|aws-native)$)(?::|$)/;

/** Whether `type` is a resource of AWS, or a provider of such. Components are not: what they are made of is judged itself. */
export const isAwsType = (type: string): boolean => AWS.test(type);

/** Components that hand their inputs to the resources within, and the root stack resource. */
export const isWrapper = (type: string): boolean => type === "pulumi:pulumi:Stack" || type.startsWith("awsx:");

/** The inputs of a resource as they are to be read: a provider's are JSON texts. */
const inputsOf = (resource: { readonly type: string } & View<unknown>): View =>
    resource.type === AWS_PROVIDER || resource.type === "pulumi:providers:aws-native" ? decodeProvider(resource).as() : resource;

let last: { readonly raw: unknown; readonly type: string; readonly texts: readonly (FoundText | UnreadText)[] } | undefined;

/** The texts of a resource's inputs. Several policies ask for those of one resource in turn, so the last answer is kept. */
export function textsOf(resource: Textual): readonly (FoundText | UnreadText)[] {
    if (last === undefined || last.raw !== resource.raw || last.type !== resource.type || !isRecord(resource.raw)) {
        const all = [...texts(resource.type, inputsOf(resource))];
        last = { raw: resource.raw, type: resource.type, texts: all.filter((entry) => !isMadeOfNames(resource, entry)) };
    }
    return last.texts;
}

interface Textual extends View<unknown> {
    readonly type: string;
    /** The types of the resources that a property was made from, where somebody says. */
    readonly madeFrom?: (path: Path) => readonly string[];
}

/** Types of which no output can hold a secret or personal data: names, ids, ARNs and URLs, and settings that are judged where they stand. */
const NAMES_ONLY: ReadonlySet<string> = new Set([
    "aws:cloudwatch/eventBus:EventBus",
    "aws:cloudwatch/logGroup:LogGroup",
    "aws:dynamodb/table:Table",
    "aws:iam/policy:Policy",
    "aws:iam/role:Role",
    "aws:kinesis/stream:Stream",
    "aws:kms/alias:Alias",
    "aws:kms/key:Key",
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketV2:BucketV2",
    "aws:secretsmanager/secret:Secret",
    "aws:sns/topic:Topic",
    "aws:sqs/queue:Queue",
]);

/** Whether an unknown variable is made of such resources alone; the engine asks about it again when it is known. */
function isMadeOfNames(resource: Textual, { place, undetermined, path }: FoundText | UnreadText): boolean {
    if (undetermined !== "unknown" || place !== "environment" || path.length < 2) return false;
    const origins = resource.madeFrom?.(path) ?? [];
    return origins.length > 0 && origins.every((type) => NAMES_ONLY.has(classicToken(type)));
}

/** The text, where it can be read. */
export function readable(entry: FoundText | UnreadText): string {
    if (entry.undetermined !== undefined) throw new Undetermined(entry.path, entry.undetermined);
    return entry.text;
}

/** The tags of a resource, or those that a provider gives to its resources. Tags that cannot be read as a whole are one entry without a key. */
export function tagsOf(resource: { readonly type: string } & View<unknown>): readonly TagEntry[] {
    const inputs = inputsOf(resource);
    const entries = tagEntries(resource.type, inputs);
    const defaults = isRecord(inputs.raw) && resource.type.startsWith("pulumi:providers:") ? inputs.child("defaultTags") : undefined;
    if (defaults === undefined || !isHidden(defaults.raw)) return entries;
    return [...entries, { key: "", value: defaults, path: defaults.path, source: "defaultTags" }];
}

/** The tags that a provider gives to each of its resources; none where they are not known. */
export function defaultTagsOf(provider: { readonly inputs: View } | undefined): ReadonlyMap<string, unknown> {
    const raw = provider && decodeProvider(provider.inputs).raw;
    const defaults = isRecord(raw) ? raw["defaultTags"] : undefined;
    const tags = isRecord(defaults) ? defaults["tags"] : undefined;
    return new Map(isRecord(tags) ? Object.entries(tags).filter(([, value]) => !isUnknown(value)) : []);
}
