import rule from "../../../policies/authorization/web-function";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const open = { functionName: "shop-7f3a", authType: "ApplicationManaged" };

testResourceRule(rule, {
    compliant: [
        { title: "IAM", inputs: { ...open, authType: "IamAuth" } },
        { title: "IAM, in aws-native", type: "aws-native:lambda:WebFunctionEndpoint", inputs: { ...open, authType: "IamAuth" } },
        { title: "meant to be public, by its name in AWS", inputs: open, config: { publicFunctions: ["shop-*"] } },
        { title: "meant to be public, by its name in the program", inputs: open, name: "front", config: { publicFunctions: ["front"] } },
    ],
    violating: [
        { title: "the application authenticates", inputs: open, found: ["open@authType"] },
        { title: "in aws-native", type: "aws-native:lambda:WebFunctionEndpoint", inputs: open, found: ["open@authType"] },
        { title: "another function is meant to be public", inputs: open, config: { publicFunctions: ["hooks"] }, found: ["open@authType"] },
    ],
    unknown: [
        { title: "the type", inputs: { ...open, authType: UNKNOWN }, undetermined: ["authType"] },
        { title: "a type that AWS does not have", inputs: { ...open, authType: "None" }, undetermined: ["authType"] },
        { title: "no type", inputs: { functionName: "shop" }, undetermined: ["authType"] },
        {
            title: "the function may be meant to be public",
            inputs: { ...open, functionName: UNKNOWN },
            config: { publicFunctions: ["shop-*"] },
            undetermined: ["functionName"],
        },
    ],
    secret: [{ title: "the type", inputs: { ...open, authType: MASKED }, undetermined: ["authType"] }],
});
