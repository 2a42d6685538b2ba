import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { isContainerImage } from "../model/lambda/package";
import { KINDS, viewAt } from "../model/stack";
import { Undetermined } from "../model/values";

const ENFORCED = { policies: { untrustedArtifactOnDeployment: "Enforce" } };
const FUNCTION = "aws:lambda/function:Function";
const CONFIG = "aws:lambda/codeSigningConfig:CodeSigningConfig";

export default stackRule({
    name: "runtime-code-signing",
    description: "Lambda functions must take signed code only: a code signing configuration that is enforced.",
    severity: "medium",
    level: "disabled",
    checklist: ["A5"],
    why: "Without code signing whoever may update the function, or write to the bucket that its code comes from, runs any code with its permissions.",
    fix: ["set `codeSigningConfigArn` to a code signing configuration whose `policies.untrustedArtifactOnDeployment` is `Enforce`."],
    notes: [
        "AWS's default is `Warn`, which logs an unsigned package and takes it.",
        "Only .zip packages can be signed: container images are not judged.",
    ],
    messages: {
        unsigned: "the function has no code signing configuration, so it takes any code.",
        warns: "untrusted code is only warned about (AWS's default is `Warn`), and taken.",
    },
    example: {
        good: [
            { type: CONFIG, name: "signed", inputs: ENFORCED },
            { type: FUNCTION, name: "orders", inputs: { codeSigningConfigArn: ref("signed", "arn") } },
        ],
        bad: [{ type: FUNCTION, name: "orders", inputs: { runtime: "nodejs24.x" } }],
    },
    applies: (stack) => stack.functions.length > 0,
    *check(stack, { each, found }) {
        const used = new Set<string>();
        yield* each(stack.functions, function* (fn) {
            if (isContainerImage(fn.inputs)) return;
            const config = fn.joined(["codeSigningConfigArn"], KINDS.codeSigningConfig);
            if (config.kind === "none") yield found("unsigned", fn);
            else if (config.kind === "node") used.add(config.node.urn);
            else throw new Undetermined(["codeSigningConfigArn"], config.kind === "outside" ? "unresolved" : config.reason);
        });
        yield* each(stack.ofType(CONFIG), function* (config) {
            if (!used.has(config.urn)) return;
            const path = ["policies", "untrustedArtifactOnDeployment"] as const;
            if (viewAt(config.inputs, path).asString() !== "Enforce") yield found("warns", [config, path]);
        });
    },
});
