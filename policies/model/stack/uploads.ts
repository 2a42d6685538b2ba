/**
 * The object of the stack that the code of a function or layer is uploaded as. Both name it by bucket and key, which are compared where
 * they are known; where they are not, the dependencies tell. Source: AWS Lambda API reference, FunctionCode; Pulumi registry,
 * `aws.s3.BucketObject`: `key` is the resource's name where it is absent. `aws-native` has no resource for objects.
 */
import type { View } from "../values";
import { KINDS } from "./kind";
import { isOneOf } from "./terms";
import type { Node, NodeOf, UntypedNode } from "./terms";
import { viewAt } from "../paths";

const READ = ["aws:s3/bucketObject:BucketObject", "aws:s3/bucketObjectv2:BucketObjectv2"] as const;
/** What writes an object, whether the stack says its content or not. */
const WRITTEN = [...READ, "aws:s3/objectCopy:ObjectCopy"] as const;

type StoredObject = NodeOf<(typeof WRITTEN)[number]>;
/** What code is uploaded for. */
const UPLOADED = ["aws:lambda/function:Function", "aws:lambda/layerVersion:LayerVersion"] as const;

/** A property and the resource that it belongs to. */
interface Place {
    readonly node: UntypedNode;
    readonly view: View<unknown>;
}

/**
 * The object of the stack behind `s3Bucket` and `s3Key`. Undefined where there is none that is known to be it: another bucket or key, a
 * version that may be another, or several resources that write the same key, of which the last is not known.
 */
export function codeObject(node: Node): StoredObject | undefined {
    if (!isOneOf(node, UPLOADED)) return undefined;
    const at = (property: "s3Bucket" | "s3Key" | "s3ObjectVersion"): Place => {
        const { inputs } = node;
        return { node, view: node.type.startsWith("aws-native:") ? viewAt(inputs, ["code", property]) : viewAt(inputs, [property]) };
    };
    const [bucket, key, version] = [at("s3Bucket"), at("s3Key"), at("s3ObjectVersion")];
    const objects = node.graph.ofType(...WRITTEN);
    const found = objects.filter((object) => isNamed(key, object) && isSameBucket(bucket, bucketOf(object)) === true);
    const [only] = found;
    if (only === undefined || found.length > 1 || only.isRead || !READ.some((token) => token === only.token) || !isVersion(version, only))
        return undefined;
    const name = key.view.knownText ?? keyOf(only);
    const isRival = (object: StoredObject): boolean =>
        object !== only && name !== undefined && keyOf(object) === name && isSameBucket(bucketOf(only), bucketOf(object)) !== false;
    return objects.some(isRival) ? undefined : only;
}

const bucketOf = (object: StoredObject): Place => ({ node: object, view: viewAt(object.inputs, ["bucket"]) });

/** The key of an object, where it is known. */
function keyOf(object: StoredObject): string | undefined {
    const { raw, knownText } = viewAt(object.inputs, ["key"]);
    return raw === undefined || raw === null || raw === "" ? object.name : knownText;
}

function isNamed(key: Place, object: StoredObject): boolean {
    const { knownText, isHidden } = key.view;
    const name = keyOf(object);
    if (knownText !== undefined && name !== undefined) return knownText === name;
    return isHidden && isMadeFrom(key, object);
}

/** Whether two places name one bucket; undefined where that is not known. */
function isSameBucket(a: Place, b: Place): boolean | undefined {
    const [one, other] = [a.view.knownText, b.view.knownText];
    if (one !== undefined && one === other) return true;
    const [first, second] = [joined(a), joined(b)];
    if (first.kind === "node" && second.kind === "node") return first.node === second.node;
    if (a.view.isHidden && isMadeFrom(a, b.node)) return true;
    // An access point has a name of its own.
    return one === undefined || other === undefined || one.startsWith("arn:") || other.startsWith("arn:") ? undefined : false;
}

const joined = ({ node, view }: Place): ReturnType<typeof node.graph.join> => node.graph.join(node, view, KINDS.bucket);

function isVersion({ node, view }: Place, object: StoredObject): boolean {
    if (view.isAbsent || view.raw === "") return true;
    if (view.isHidden) return isMadeFrom({ node, view }, object);
    return view.knownText !== undefined && view.knownText === viewAt(object.inputs, ["versionId"]).knownText;
}

/** Whether a value that is not seen was made from this object and from nothing else; buckets stand in the same property of aws-native. */
function isMadeFrom({ node, view }: Place, object: UntypedNode): boolean {
    const property = String(view.path[0]);
    if (!node.declares(property)) return false;
    const others = node.dependencyUrns(property).filter((urn) => !KINDS.bucket.tokens.includes(node.graph.node(urn)?.token ?? ""));
    return others.length > 0 && others.every((urn) => urn === object.urn);
}
