import rule from "../../../policies/runtime/recursion-guard";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

testResourceRule(rule, {
    compliant: [
        { title: "loops are ended", inputs: { functionName: "orders", recursiveLoop: "Terminate" } },
        { title: "AWS's default ends them", inputs: { functionName: "orders" } },
        { title: "aws-native", type: "aws-native:lambda:Function", inputs: { recursiveLoop: "Terminate" } },
    ],
    violating: [
        { title: "loops are allowed", inputs: { functionName: "orders", recursiveLoop: "Allow" }, found: ["allowed@recursiveLoop"] },
        { title: "aws-native", type: "aws-native:lambda:Function", inputs: { recursiveLoop: "Allow" }, found: ["allowed@recursiveLoop"] },
    ],
    unknown: [{ title: "known after the deployment", inputs: { recursiveLoop: UNKNOWN }, undetermined: ["recursiveLoop"] }],
    secret: [{ title: "masked", inputs: { recursiveLoop: MASKED }, undetermined: ["recursiveLoop"] }],
});
