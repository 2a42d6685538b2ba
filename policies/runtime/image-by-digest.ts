import { resourceRule } from "../kit/rule";

/** Source: OCI distribution specification, "Pulling manifests"; Amazon ECR User Guide, "Pulling an image". */
const DIGEST = /@sha256:[0-9a-f]{64}$/;

export default resourceRule({
    name: "runtime-image-by-digest",
    description: "Container images of Lambda functions must be named by their digest.",
    severity: "medium",
    level: "advisory",
    checklist: ["A5"],
    why: "A tag can be moved to another image after the review: the function then runs code that nobody has looked at.",
    fix: ["name the image by its digest (`repository@sha256:…`): `image.repoDigest` of @pulumi/docker, `image.imageUri` of @pulumi/awsx."],
    notes: [
        "A repository with immutable tags is not enough: its exclusion filters may exempt tags, and a deleted tag can be pushed again.",
    ],
    on: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
    messages: { tag: "the image is named by a tag, which can be moved to another image." },
    example: {
        good: {
            inputs: {
                packageType: "Image",
                imageUri: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders@sha256:${"0123456789abcdef".repeat(4)}`,
            },
        },
        bad: { inputs: { packageType: "Image", imageUri: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:latest" } },
    },
    *check(fn, { found }) {
        const isNative = fn.is("aws-native:lambda:Function");
        const image = isNative ? fn.as().child("code").child("imageUri") : fn.as().child("imageUri");
        const uri = image.asString();
        if (uri !== undefined && uri !== "" && !DIGEST.test(uri)) yield found("tag", image);
    },
});
