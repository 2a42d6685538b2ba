import { LAMBDA_TRUST, ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { canLog } from "../model/logging/can-log";
import type { LogGroup } from "../model/logging/can-log";
import { groupOf, groupOfRevision } from "../model/logging/function-group";
import { knownOf } from "../model/stack";
import type { Join, RoleNode } from "../model/stack";
import { Undetermined } from "../model/values";

const role = { type: "aws:iam/role:Role", name: "orders-role", inputs: { name: "orders-role", assumeRolePolicy: LAMBDA_TRUST } };
const fn = { type: "aws:lambda/function:Function", name: "orders", inputs: { name: "orders", role: ref("orders-role", "arn") } };
const policy = (group: string): { type: string; name: string; inputs: { readonly [key: string]: unknown } } => ({
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "log",
    inputs: {
        role: ref("orders-role", "name"),
        policy: {
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                    Resource: `arn:aws:logs:*:*:log-group:${group}:*`,
                },
            ],
        },
    },
});

export default stackRule({
    name: "logging-function-can-log",
    description: "The execution role of a Lambda function must let it write to its log group.",
    severity: "medium",
    level: "advisory",
    checklist: ["B3"],
    why: "A function that may not write its log runs all the same: its errors are recorded nowhere, and nobody is told.",
    fix: [
        "allow `logs:CreateLogStream` and `logs:PutLogEvents` on the log group's ARN with `:*` at its end, or attach the AWS-managed policy AWSLambdaBasicExecutionRole.",
    ],
    notes: [
        "The group is that of `loggingConfig.logGroup`, else `/aws/lambda/<function name>` (`/aws/lambda/web/<function name>` of a web function).",
        "The ARN of a group without `:*` covers none of its streams. `logs:CreateLogGroup` is not demanded.",
        "Deny statements and the permissions boundary count. A role outside the stack is undetermined; AWS-managed policies are known by a table with a date.",
        "Functions that a distribution runs at the edge are not judged.",
    ],
    messages: {
        none: "its role may not write to any log group.",
        elsewhere: "its role may write to a log group, but not to the one that the function logs to.",
    },
    example: { good: [role, fn, policy("/aws/lambda/orders")], bad: [role, fn, policy("/aws/lambda/bills")] },
    applies: (stack) => stack.functions.length + stack.webFunctions.length > 0,
    *check(stack, { each, found }) {
        yield* each(stack.functions, function* (fn) {
            if (knownOf(fn.distributions).length > 0) return;
            const fault = faultOf(fn.role, () => groupOf(fn));
            if (fault === undefined) return;
            if (fn.distributions.unresolved.length > 0) throw new Undetermined([], "unresolved");
            yield found(fault, [fn, "role"]);
        });
        yield* each(stack.webFunctions, function* (fn) {
            const roles = fn.roles;
            for (const [index, revision] of knownOf(fn.revisions).entries()) {
                const role = roles[index];
                const fault = role === undefined ? undefined : faultOf(role, () => groupOfRevision(revision, fn));
                if (fault !== undefined) yield found(fault, fn);
            }
            if (fn.revisions.unresolved.length > 0) throw new Undetermined([], "unresolved");
        });
    },
});

function faultOf(role: Join<RoleNode>, group: () => LogGroup): "none" | "elsewhere" | undefined {
    if (role.kind === "none") return undefined;
    if (role.kind === "outside") throw new Undetermined(role.path, "unresolved");
    if (role.kind === "unresolved") throw new Undetermined(role.path, role.reason);
    const answer = canLog(role.node, group());
    return answer === "yes" ? undefined : answer === "no" ? "none" : "elsewhere";
}
