import { resourceRule } from "../kit/rule";
import { bucketsOfNobody } from "../model/api/permissions/bucket-source";
import { PERMISSION_TYPES } from "../model/api/permissions/permission";

const permission = { action: "lambda:InvokeFunction", function: "thumbnails", principal: "s3.amazonaws.com" };
const sourceArn = "arn:aws:s3:::orders-uploads";

export default resourceRule({
    name: "authorization-bucket-permission",
    description: "A permission for a bucket must name the account that owns it.",
    severity: "medium",
    level: "advisory",
    checklist: ["B10"],
    why: "A bucket's ARN has no account: when the bucket is deleted anybody can create one of the same name, and its events call the function.",
    fix: [
        "set `sourceAccount` beside `sourceArn`; `bucket.onObjectCreated()` and its like cannot, so write a Permission and a BucketNotification in their place.",
    ],
    notes: [
        "Buckets of an account-regional namespace (`…-123456789012-eu-west-1-an`) are safe: only their account can create such names.",
        "A permission with neither `sourceArn` nor `sourceAccount` is the matter of `authorization-function-permission`.",
    ],
    on: PERMISSION_TYPES,
    messages: { noAccount: "the permission names the bucket but not the account that owns it." },
    example: {
        good: { inputs: { ...permission, sourceArn, sourceAccount: "123456789012" } },
        bad: { inputs: { ...permission, sourceArn } },
    },
    *check(permission, { found }) {
        if (bucketsOfNobody(permission.as())) yield found("noAccount", "sourceAccount");
    },
});
