import { kindsText } from "../kit/detections";
import { codePlace } from "../kit/files";
import { integer, object, strings } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { lazy } from "../model/lazy";
import { Undetermined } from "../model/values";
import type { Reason } from "../model/values";

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
        "Read are texts in the program, serialised callbacks, files, folders, and zip and jar archives on disk. Code in S3, container images, remote and tar archives are undetermined, and so is what exceeds `maxBytes` or cannot be found.",
        "In a document (`lambda-safeguard check`, `pulumi policy analyze`) nothing is read outside of the program's folder: what a document names by an absolute path, by `..` or through a link that leads out is undetermined, unless `check` is run with `--program-outside`. A deployment reads what the program names.",
        "A password under a telling name counts only as a literal with letters and digits, not in tests and not in minified code. Session tokens, presigned URLs and JSON web tokens run out and are not reported.",
    ],
    config: object({
        maxBytes: integer({
            default: 20_000_000,
            minimum: 1,
            about: "How many bytes of text of one function or layer are read, unpacked.",
        }),
        include: strings({ default: ["*"], about: "Files that are read, with * for any characters, `/` too, and ? for one." }),
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
    async *check(resource, { config, found, program }) {
        const inputs = resource.as();
        const isNative = resource.type.startsWith("aws-native:");
        const holder = isNative ? inputs.object("code")?.as() : inputs;
        if (holder === undefined) return;
        const code = holder.child(isNative ? "zipFile" : "code");
        const { itemsAt, Limits, scanCode } = reading();
        const limits = new Limits(config.maxBytes, config.include, config.exclude);
        let open: Reason | undefined;
        for await (const item of itemsAt(code, isNative ? "zipFile" : "", { ...program, limits })) {
            if ("unread" in item) open ??= item.unread;
            else
                for (const { line, detection } of scanCode(item)) {
                    const { path, words } = codePlace("code", item.name, line);
                    yield found("credential", path, { place: words, kind: kindsText([detection]) });
                }
        }
        const elsewhere = code.isAbsent ? ELSEWHERE.find((key) => holder.has(key)) : undefined;
        // Said once, whatever the number of files.
        if (elsewhere !== undefined) throw new Undetermined(holder.child(elsewhere).path, "unresolved");
        if (open !== undefined) throw new Undetermined(code.path, open);
    },
});
