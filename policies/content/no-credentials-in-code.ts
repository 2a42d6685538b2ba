import { kindsText } from "../kit/detections";
import { codePlace } from "../kit/files";
import { WILDCARDS, integer, object, strings } from "../kit/options";
import { resourceRule } from "../kit/rule";
import type { ResourceView } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { StoredCode } from "../model/code/stored";
import { lazy } from "../model/lazy";
import { codeObject, viewAt } from "../model/stack";
import { Undetermined } from "../model/values";
import type { Path, Reason } from "../model/values";

/** Where functions and layers name code that lies elsewhere. */
const ELSEWHERE = ["imageUri", "s3Key", "s3Bucket"] as const;

const reading = lazy(() => require("../model/code") as typeof import("../model/code"));

export default resourceRule({
    name: "content-no-credentials-in-code",
    description: "The code of a function or layer must hold no long-lived credential.",
    severity: "critical",
    level: "mandatory",
    checklist: ["B5"],
    why: "Code is copied to repositories, build machines and every version of the function, and whoever may download it has the credential until somebody revokes it.",
    fix: [
        "revoke the credential, and let the code read its successor from Secrets Manager at run time, or use the execution role where it is for AWS.",
    ],
    notes: [
        "Read are texts in the program, serialised callbacks, files, folders, and zip and jar archives on disk. Code in S3 is read where a `BucketObject` or `BucketObjectv2` of the same stack uploads it, once the stack is known. Other code in S3, container images, remote and tar archives are undetermined, and so is what exceeds `maxBytes` or cannot be found.",
        "In a document (`lambda-safeguard check`, `pulumi policy analyze`) nothing is read outside of the program's folder: what a document names by an absolute path, by `..` or through a link that leads out is undetermined, unless `check` is run with `--program-outside`. A deployment reads what the program names.",
        "A password under a telling name counts only as a literal with letters and digits, not in tests and not in minified code. Session tokens, presigned URLs and JSON web tokens run out and are not reported.",
    ],
    config: object({
        maxBytes: integer({
            default: 20_000_000,
            minimum: 1,
            about: "How many bytes of text of one function or layer are read, unpacked.",
        }),
        include: strings({ default: ["*"], about: `Files that are read, ${WILDCARDS}, \`/\` included.` }),
        exclude: strings({
            default: [
                "node_modules/*",
                "*/node_modules/*",
                "*.dist-info/*",
                "*/site-packages/*",
                "botocore/*",
                "*/botocore/*",
                "*.d.ts",
                "*.map",
            ],
            about: "Files and folders that are not read.",
        }),
    }),
    on: ["aws:lambda/function:Function", "aws:lambda/layerVersion:LayerVersion", "aws-native:lambda:Function"],
    messages: { credential: (d: { place: Text; kind: Text }) => text`${d.place} holds ${d.kind}.` },
    example: {
        good: {
            inputs: {
                code: { __pulumiArchive: true, assets: { "index.js": { __pulumiAsset: true, text: "exports.handler = async () => 1;" } } },
            },
        },
        bad: {
            inputs: {
                code: {
                    __pulumiArchive: true,
                    assets: { "index.js": { __pulumiAsset: true, text: 'const id = "AK' + 'IAQYLPMN5HFZ3TDRWX";' } },
                },
            },
        },
    },
    inStack: {
        awaits: (resource) => liesInBucket(resource),
        seen: (resource, node) => {
            const object = codeObject(node);
            return object === undefined ? resource : resource.with({ code: new StoredCode(object.inputs.as()) });
        },
    },
    async *check(resource, { config, found, program }) {
        const inputs = resource.as();
        const isNative = isNativeType(resource.type);
        const stored = StoredCode.at(inputs.child("code"));
        const holder = isNative ? inputs.object("code")?.as() : inputs;
        if (holder === undefined) return;
        const code = holder.child(isNative ? "zipFile" : "code");
        const { itemsAt, Limits, packageItems, scanCode } = reading();
        const limits = new Limits(config.maxBytes, config.include, config.exclude);
        let open: Reason | undefined;
        const where = { ...program, limits };
        for await (const item of stored ? packageItems(stored.object, where) : itemsAt(code, isNative ? "zipFile" : "", where)) {
            if ("unread" in item) open ??= item.unread;
            else
                for (const { line, detection } of scanCode(item)) {
                    const { path, words } = codePlace("code", item.name, line);
                    yield found("credential", path, { place: words, kind: kindsText([detection]) });
                }
        }
        const elsewhere = code.isAbsent && stored === undefined ? ELSEWHERE.find((key) => holder.has(key)) : undefined;
        // Said once, whatever the number of files.
        if (elsewhere !== undefined) throw new Undetermined(holder.child(elsewhere).path, "unresolved");
        if (open !== undefined) throw new Undetermined(stored ? keyPath(resource.type) : code.path, open);
    },
});

const isNativeType = (type: string): boolean => type.startsWith("aws-native:");

const keyPath = (type: string): Path => (isNativeType(type) ? ["code", "s3Key"] : ["s3Key"]);

/** Whether the resource names a place in S3 for its code. */
function liesInBucket(resource: ResourceView): boolean {
    const { type } = resource;
    const key = viewAt(resource.as(), keyPath(type));
    return !key.isAbsent && (isNativeType(type) ? key.path.length > 1 : resource.child("code").isAbsent);
}
