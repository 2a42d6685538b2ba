import { namesOf, sharersOf } from "../kit/across-stacks";
import { ref } from "../kit/example";
import { WILDCARDS, object, strings } from "../kit/options";
import { stackRule } from "../kit/rule";
import { enumerate, literal, logicalName, resourceText, text } from "../kit/text";
import type { Text } from "../kit/text";
import { nodeOf } from "../model/stack";
import type { Node, RoleUse } from "../model/stack";
import { Undetermined } from "../model/values";
import { matchesWildcard } from "../model/wildcard";

const LAMBDA = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
};

export default stackRule({
    name: "access-role-per-function",
    description: "Each Lambda function must have an execution role of its own.",
    severity: "high",
    level: "mandatory",
    checklist: ["B2"],
    why: "A shared role holds the permissions of all that use it: each function may do what only one of them needs, and the logs cannot tell them apart by their role.",
    fix: [
        "create a role for each function, with the permissions of that function alone.",
        "A role that is meant to be shared can be named in `allowSharedRoles`.",
    ],
    notes: [
        "Other resources that take the role, in a property named after a role, count like functions. Policies, attachments, aliases and versions do not use a role.",
        "Roles outside the stack are told apart by ARN.",
        "`lambda-safeguard check` on several stacks also reports a role that functions of two stacks take. One function that stands in two stacks, as after a move, counts once.",
    ],
    config: object({
        allowSharedRoles: strings({
            default: [],
            about: `Roles that may be shared: their names in AWS or in the program, ${WILDCARDS}.`,
        }),
    }),
    messages: {
        shared: (d: { role: Text; others: Text }) => text`${d.role} is the execution role of this function and is used by ${d.others} too.`,
        across: (d: { role: Text; others: Text }) =>
            text`${d.role} is the execution role of this function and is used in another stack too: by ${d.others}.`,
    },
    example: {
        good: [
            { type: "aws:iam/role:Role", name: "orders-role", inputs: { assumeRolePolicy: LAMBDA } },
            { type: "aws:iam/role:Role", name: "invoice-role", inputs: { assumeRolePolicy: LAMBDA } },
            { type: "aws:lambda/function:Function", name: "orders", inputs: { role: ref("orders-role", "arn") } },
            { type: "aws:lambda/function:Function", name: "invoice", inputs: { role: ref("invoice-role", "arn") } },
        ],
        bad: [
            { type: "aws:iam/role:Role", name: "orders-role", inputs: { assumeRolePolicy: LAMBDA } },
            { type: "aws:lambda/function:Function", name: "orders", inputs: { role: ref("orders-role", "arn") } },
            { type: "aws:sfn/stateMachine:StateMachine", name: "fulfilment", inputs: { roleArn: ref("orders-role", "arn") } },
        ],
    },
    applies: (stack) => stack.functions.length + stack.webFunctions.length > 0,
    *check(stack, { config, each, found, sharing }) {
        const consumers = stack.roleConsumers();
        const mayBeAnyRole = consumers.unresolved.some(({ candidates }) => candidates.length === 0);
        yield* each([...stack.functions, ...stack.webFunctions], function* (fn) {
            if ("role" in fn) nodeOf(fn.role);
            else fn.roles.forEach(nodeOf);
            for (const use of consumers.of(fn)) {
                const self = use.consumers.find(({ node }) => node === fn);
                // A function that the program also reads has its finding where it is created.
                if (self === undefined || isAllowed(use, config.allowSharedRoles)) continue;
                const others = othersOf(use, fn);
                const where = self.via === fn ? self.path : undefined;
                if (others !== undefined) yield sharing(causeOf(use), found("shared", [fn, where], { role: nameOf(use), others }));
                else if (use.possible.length > 0 || mayBeAnyRole) throw new Undetermined(where ?? [], "unresolved");
            }
        });
    },
    *across(stacks, { config, found }) {
        for (const shared of stacks.shared()) {
            if (config.allowSharedRoles.some((glob) => namesOf(shared).some((name) => matchesWildcard(glob, name)))) continue;
            for (const { user, role, others } of sharersOf(shared)) yield found("across", [user, user.path], { role, others });
        }
    },
});

/** Whoever uses a role makes one mistake with it: told apart by the first of them, for a role outside has no name here. */
const causeOf = ({ role, consumers }: RoleUse): string => role?.urn ?? consumers[0]?.node.urn ?? "";

/** A role of the stack by its logical name; the name of any other is the program's own matter. */
const nameOf = ({ role }: RoleUse): Text => (role === undefined ? literal("a role outside this stack") : text`role "${logicalName(role)}"`);

/** Who uses the role besides: at most three by name, without walking a long list. */
function othersOf({ consumers }: RoleUse, fn: Node): Text | undefined {
    if (consumers.length < 2) return undefined;
    const named: Text[] = [];
    for (const { node } of consumers) {
        if (node !== fn) named.push(resourceText(node));
        if (named.length === 3) break;
    }
    const more = consumers.length - 1 - named.length;
    return more === 0 ? enumerate(named) : enumerate(named, named.length, more);
}

function isAllowed({ role, name }: RoleUse, globs: readonly string[]): boolean {
    if (
        globs.some(
            (glob) => (name !== undefined && matchesWildcard(glob, name)) || (role !== undefined && matchesWildcard(glob, role.name)),
        )
    )
        return true;
    // A name that is known only after the deployment may be on the list.
    if (globs.length > 0) role?.inputs.string("name");
    return false;
}
