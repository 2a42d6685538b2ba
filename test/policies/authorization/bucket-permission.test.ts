import rule from "../../../policies/authorization/bucket-permission";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const sourceArn = "arn:aws:s3:::orders-uploads";
const permission = (more: object = {}) => ({
    inputs: { action: "lambda:InvokeFunction", function: "f", principal: "s3.amazonaws.com", sourceArn, ...more },
});

testResourceRule(rule, {
    compliant: [
        { title: "the bucket and its account", ...permission({ sourceAccount: "123456789012" }) },
        { title: "an account that is known only after deployment", ...permission({ sourceAccount: UNKNOWN }) },
        {
            title: "a bucket whose name only one account can create",
            ...permission({ sourceArn: `${sourceArn}-123456789012-eu-west-1-an` }),
        },
        { title: "no source at all is another rule's matter", ...permission({ sourceArn: undefined }) },
        { title: "any bucket is another rule's matter", ...permission({ sourceArn: "arn:aws:s3:::*" }) },
        { title: "another service", ...permission({ principal: "sns.amazonaws.com" }) },
    ],
    violating: [
        { title: "the bucket alone", ...permission(), found: ["noAccount@sourceAccount"] },
        {
            title: "an empty account",
            ...permission({ sourceAccount: "" }),
            silentWhenHidden: { sourceAccount: "an account that is known only after deployment is the account of a resource" },
            found: ["noAccount@sourceAccount"],
        },
        {
            title: "in China",
            ...permission({ principal: "s3.amazonaws.com.cn", sourceArn: "arn:aws-cn:s3:::b" }),
            found: ["noAccount@sourceAccount"],
        },
        {
            title: "a name that only looks like an account's",
            ...permission({ sourceArn: `${sourceArn}-123-eu-west-1-an` }),
            found: ["noAccount@sourceAccount"],
        },
        {
            title: "aws-native",
            type: "aws-native:lambda:Permission",
            inputs: { functionName: "f", principal: "s3.amazonaws.com", sourceArn },
            found: ["noAccount@sourceAccount"],
        },
    ],
    unknown: [
        { title: "the bucket, whose name may be an account's", ...permission({ sourceArn: UNKNOWN }), undetermined: ["sourceArn"] },
        { title: "the principal", ...permission({ principal: UNKNOWN }), undetermined: ["principal"] },
    ],
    secret: [{ title: "the account", ...permission({ sourceAccount: MASKED }), undetermined: ["sourceAccount"] }],
});
