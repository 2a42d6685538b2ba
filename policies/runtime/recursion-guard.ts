import { resourceRule } from "../kit/rule";

export default resourceRule({
    name: "runtime-recursion-guard",
    description: "Lambda's detection of recursive loops must stay on.",
    severity: "medium",
    level: "advisory",
    checklist: ["A5"],
    why: "A function that writes to the queue, topic or bucket that invokes it runs without end: Lambda stops such a loop after about 16 rounds unless it is told to allow it.",
    fix: ["set `recursiveLoop` to `Terminate`, or leave it out, and let the function write where it does not read."],
    notes: ["A design that recurses on purpose is exempted by its URN, with a reason."],
    on: ["aws:lambda/functionRecursionConfig:FunctionRecursionConfig", "aws-native:lambda:Function"],
    messages: { allowed: "recursive loops are allowed, so a mistake in the wiring runs, and costs, without end." },
    example: {
        good: { inputs: { functionName: "orders", recursiveLoop: "Terminate" } },
        bad: { inputs: { functionName: "orders", recursiveLoop: "Allow" } },
    },
    *check(resource, { found }) {
        if (resource.as().string("recursiveLoop") === "Allow") yield found("allowed", "recursiveLoop");
    },
});
