import { accountId } from "../kit/account";
import { ref } from "../kit/example";
import { statementText } from "../kit/policy-documents";
import { WILDCARDS, object, strings } from "../kit/options";
import { stackRule } from "../kit/rule";
import { enumerate, logicalName, text } from "../kit/text";
import type { Text } from "../kit/text";
import { functionRoleFault } from "../model/iam/trust";
import { parsedAt, type Statement } from "../model/iam/language";
import { knownOf, nodeOf } from "../model/stack";
import type { FunctionNode, RoleNode } from "../model/stack";
import { Undetermined } from "../model/values";
import { matchesWildcard } from "../model/wildcard";
import { push } from "../model/grouping";

const trust = (...services: readonly string[]): object => ({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: services }, Action: "sts:AssumeRole" }],
});

export default stackRule({
    name: "access-function-role-trust",
    description: "The execution role of a Lambda function must trust the Lambda service and nobody else.",
    severity: "high",
    level: "mandatory",
    checklist: ["B1", "B2"],
    why: "Whoever else may assume an execution role has all that the function may do, outside the function and its log.",
    fix: [
        "let the trust policy allow `sts:AssumeRole` to `lambda.amazonaws.com` alone, and give others a role of their own.",
        "A function at the edge may trust `edgelambda.amazonaws.com` too, where a distribution of the stack runs it or `edgeFunctions` names it.",
    ],
    notes: [
        "Roles outside the stack are not judged.",
        "Trust for everybody, for a foreign account as a whole and for an identity provider without a subject are left to `access-trust-no-wildcard`, `access-cross-account-trust-scoped` and `access-web-identity-trust-scoped`; inverted statements to `access-no-inverted-statements`.",
        "In us-east-1, trust for `edgelambda.amazonaws.com` without a distribution in the stack is not judged.",
    ],
    config: object({
        accountId,
        edgeFunctions: strings({
            default: [],
            about: `Functions that run at the edge by a distribution outside the stack: their names in AWS or in the program, ${WILDCARDS}.`,
        }),
    }),
    messages: {
        others: (d: { statements: Text; name: Text }) =>
            text`${d.statements} lets others than Lambda assume the role of function "${d.name}".`,
        edge: (d: { statements: Text; name: Text }) =>
            text`${d.statements} lets Lambda@Edge assume the role of function "${d.name}", which no distribution runs at the edge.`,
        notLambda: (d: { name: Text }) => text`the trust policy does not let Lambda assume the role of function "${d.name}".`,
        wide: (d: { statements: Text; name: Text }) =>
            text`${d.statements} gives Lambda more actions on the role of function "${d.name}" than \`sts:AssumeRole\` and \`sts:TagSession\`.`,
    },
    example: {
        good: [
            { type: "aws:iam/role:Role", name: "orders-role", inputs: { assumeRolePolicy: trust("lambda.amazonaws.com") } },
            { type: "aws:lambda/function:Function", name: "orders", inputs: { role: ref("orders-role", "arn") } },
        ],
        bad: [
            {
                type: "aws:iam/role:Role",
                name: "orders-role",
                inputs: { assumeRolePolicy: trust("lambda.amazonaws.com", "ec2.amazonaws.com") },
            },
            { type: "aws:lambda/function:Function", name: "orders", inputs: { role: ref("orders-role", "arn") } },
        ],
    },
    applies: (stack) => stack.functions.length > 0,
    *check(stack, { config, each, found }) {
        const users = new Map<RoleNode, FunctionNode[]>();
        yield* each(stack.functions, function* (fn) {
            const role = nodeOf(fn.role);
            if (role !== undefined) push(users, role, fn);
        });
        yield* each(users.keys(), function* (role) {
            const functions = users.get(role) ?? [];
            const { path } = role.trust;
            const fault = functionRoleFault(parsedAt(role.trust), stack.ownAccount(role, config.accountId));
            const name = logicalName(functions[0] ?? { name: "" });
            if (fault === undefined) return;
            if (fault.kind === "notLambda") yield found("notLambda", [role, path], { name });
            else if (fault.kind !== "edge" || !runsAtEdge(functions, config.edgeFunctions))
                yield found(fault.kind, [role, fault.statements[0] ?? path], { statements: namesOf(fault.statements), name });
        });
    },
});

const namesOf = (statements: readonly Statement[]): Text => enumerate(statements.map(statementText));

/** @throws Undetermined where the distribution may stand in another stack: Lambda@Edge takes functions of us-east-1 alone. */
function runsAtEdge(functions: readonly FunctionNode[], globs: readonly string[]): boolean {
    const isListed = ({ name, inputs }: FunctionNode): boolean => {
        const physical = inputs.child("name").knownText;
        return globs.some((glob) => matchesWildcard(glob, name) || (physical !== undefined && matchesWildcard(glob, physical)));
    };
    if (functions.some((fn) => isListed(fn) || knownOf(fn.distributions).length > 0)) return true;
    if (functions.some((fn) => (fn.region ?? "us-east-1") === "us-east-1" || fn.distributions.unresolved.length > 0))
        throw new Undetermined(["assumeRolePolicy"], "unresolved");
    return false;
}
