import { resourceRule } from "../kit/rule";

export default resourceRule({
    name: "runtime-automatic-patching",
    description: "Lambda functions must take the patches of their runtime: its version must not be pinned by hand.",
    severity: "medium",
    level: "advisory",
    checklist: ["A5"],
    why: "A function whose runtime version is set by hand stays on that version: security patches of the language and of the operating system never reach it.",
    fix: ["set `updateRuntimeOn` to `Auto`, or to `FunctionUpdate` where the function is deployed often, and remove `runtimeVersionArn`."],
    notes: [
        "A pin of a single published version counts too.",
        "Rolling back to an earlier version for a short time is what `Manual` is for: exempt the resource with an early `expires`.",
    ],
    on: ["aws:lambda/runtimeManagementConfig:RuntimeManagementConfig", "aws-native:lambda:Function"],
    messages: { pinned: "the runtime version is pinned by hand, so the function gets no patches." },
    example: {
        good: { inputs: { functionName: "orders", updateRuntimeOn: "Auto" } },
        bad: {
            inputs: {
                functionName: "orders",
                updateRuntimeOn: "Manual",
                runtimeVersionArn: "arn:aws:lambda:eu-west-1::runtime:0123",
            },
        },
    },
    *check(resource, { found }) {
        const settings = resource.is("aws-native:lambda:Function") ? resource.as().object("runtimeManagementConfig") : resource.as();
        if (settings?.string("updateRuntimeOn") === "Manual") yield found("pinned", [...settings.path, "updateRuntimeOn"]);
    },
});
