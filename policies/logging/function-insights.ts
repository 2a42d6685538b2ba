import { LAMBDA_TRUST, ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { isContainerImage } from "../model/lambda/package";
import { insightsLayer } from "../model/lambda/layers";
import { canLog } from "../model/logging/can-log";
import { knownOf } from "../model/stack";
import type { FunctionNode } from "../model/stack";
import { Undetermined } from "../model/values";

const layer = "arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:60";
const role = { type: "aws:iam/role:Role", name: "orders-role", inputs: { name: "orders-role", assumeRolePolicy: LAMBDA_TRUST } };
const fn = {
    type: "aws:lambda/function:Function",
    name: "orders",
    inputs: { name: "orders", role: ref("orders-role", "arn"), layers: [layer] },
};
const attachment = {
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    name: "insights",
    inputs: {
        role: ref("orders-role", "name"),
        policyArn: "arn:aws:iam::aws:policy/CloudWatchLambdaInsightsExecutionRolePolicy",
    },
};

export default stackRule({
    name: "logging-function-insights",
    description: "Lambda functions must use CloudWatch Lambda Insights.",
    severity: "low",
    level: "disabled",
    checklist: ["B3"],
    why: "Lambda Insights shows memory, CPU and network use of each call, so that a leak or a theft of computing time is seen.",
    fix: [
        "add the layer `LambdaInsightsExtension` (or `LambdaInsightsExtension-Arm64`) of AWS's account in the function's Region, and attach the AWS-managed policy `CloudWatchLambdaInsightsExecutionRolePolicy` to the execution role.",
    ],
    notes: [
        "The extension writes to the log group `/aws/lambda-insights` with the function's role: without `logs:CreateLogStream` and `logs:PutLogEvents` on it the layer reports nothing.",
        "Container images carry the extension inside and are not judged, nor are functions that a distribution runs at the edge.",
        "AWS publishes the layer from another account in some Regions: by a table with a date.",
    ],
    messages: {
        none: "the function has no Lambda Insights layer.",
        cannotWrite: "the function has the Lambda Insights layer, but its role may not write to the log group `/aws/lambda-insights`.",
    },
    example: { good: [role, fn, attachment], bad: [role, fn] },
    applies: (stack) => stack.functions.length > 0,
    *check(stack, { each, found }) {
        yield* each(stack.functions, function* (fn) {
            if (isContainerImage(fn.inputs) || knownOf(fn.distributions).length > 0) return;
            const layer = insightsLayer(fn.inputs);
            if (layer && canWrite(fn)) return;
            if (fn.distributions.unresolved.length > 0) throw new Undetermined([], "unresolved");
            yield layer ? found("cannotWrite", [fn, "role"]) : found("none", [fn, "layers"]);
        });
    },
});

/** Whether the extension may write. Source: AWS Lambda Developer Guide, "Monitor function performance with Amazon CloudWatch Lambda Insights". */
function canWrite({ role, region, account }: FunctionNode): boolean {
    if (role.kind === "none") return true;
    if (role.kind === "outside") throw new Undetermined(role.path, "unresolved");
    if (role.kind === "unresolved") throw new Undetermined(role.path, role.reason);
    return canLog(role.node, { name: "/aws/lambda-insights", isWhole: true, region, account }) === "yes";
}
