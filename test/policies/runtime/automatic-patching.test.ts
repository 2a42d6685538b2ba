import rule from "../../../policies/runtime/automatic-patching";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:lambda:Function";

testResourceRule(rule, {
    compliant: [
        { title: "automatic", inputs: { functionName: "orders", updateRuntimeOn: "Auto" } },
        { title: "with each update of the function", inputs: { functionName: "orders", updateRuntimeOn: "FunctionUpdate" } },
        { title: "AWS's default", inputs: { functionName: "orders" } },
        { title: "aws-native without the setting", type: NATIVE, inputs: {} },
        { title: "aws-native, automatic", type: NATIVE, inputs: { runtimeManagementConfig: { updateRuntimeOn: "Auto" } } },
    ],
    violating: [
        { title: "pinned", inputs: { functionName: "orders", updateRuntimeOn: "Manual" }, found: ["pinned@updateRuntimeOn"] },
        {
            title: "a pin of one published version is a pin",
            inputs: { functionName: "orders", qualifier: "3", updateRuntimeOn: "Manual" },
            found: ["pinned@updateRuntimeOn"],
        },
        {
            title: "aws-native",
            type: NATIVE,
            inputs: { runtimeManagementConfig: { updateRuntimeOn: "Manual", runtimeVersionArn: "arn:aws:lambda:eu-west-1::runtime:0" } },
            found: ["pinned@runtimeManagementConfig.updateRuntimeOn"],
        },
    ],
    unknown: [
        { title: "known after the deployment", inputs: { updateRuntimeOn: UNKNOWN }, undetermined: ["updateRuntimeOn"] },
        {
            title: "all of the setting",
            type: NATIVE,
            inputs: { runtimeManagementConfig: UNKNOWN },
            undetermined: ["runtimeManagementConfig"],
        },
    ],
    secret: [{ title: "masked", inputs: { updateRuntimeOn: MASKED }, undetermined: ["updateRuntimeOn"] }],
});
