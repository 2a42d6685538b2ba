import { ACCOUNT_NOTE, accountId } from "../kit/account";
import { ref } from "../kit/example";
import { object } from "../kit/options";
import { stackRule } from "../kit/rule";
import { actionText, enumerate, literal, resourceText, text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import type { Self } from "../model/iam/language";
import type { UnionEscalation } from "../model/iam/grants/escalation-union";
import { managedPolicy } from "../model/iam/knowledge";
import { lazy } from "../model/lazy";
import { knownOf, together } from "../model/stack";
import type { GroupNode, Node, RoleNode, UserNode } from "../model/stack";

const allow = (action: readonly string[], resource: string): object => ({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: resource }],
});

const union = lazy(() => require("../model/iam/grants/escalation-union") as typeof import("../model/iam/grants/escalation-union"));

export default stackRule({
    name: "access-role-no-privilege-escalation",
    description: "The policies of a role or user must not together open a known path of privilege escalation.",
    severity: "critical",
    level: "mandatory",
    checklist: ["A1", "B1"],
    why: "Policies that are harmless one by one can open a path together: one lets a role be passed on, the other starts something that runs with it.",
    fix: [
        "take one of the actions away, or hold it to named resources; for `iam:PassRole`, name the roles and the service (`iam:PassedToService`).",
    ],
    notes: [
        "Everything in the stack that reaches the role or user counts: in-line, attached, of its groups, AWS-managed policies by a table with a date.",
        "A path that one document opens by itself is reported by `access-no-privilege-escalation`, one that a broad AWS-managed policy opens by `access-no-broad-managed-policies`.",
        "A Deny of one account's roles, users or policies counts where that account is the own one: IAM's actions reach no other.",
        ACCOUNT_NOTE,
        "Permissions boundaries are not taken into account.",
    ],
    config: object({ accountId }),
    messages: {
        path: (d: { path: Text; actions: Text; sources: Text; others: number }) =>
            text`a known escalation path is open (${d.path}), by ${d.actions} in ${d.sources}${d.others === 0 ? literal("") : text`, and ${d.others} more with it`}.`,
    },
    example: {
        good: [
            { type: "aws:iam/role:Role", name: "deploy", inputs: { name: "deploy" } },
            {
                type: "aws:iam/rolePolicy:RolePolicy",
                name: "functions",
                inputs: { role: ref("deploy", "name"), policy: allow(["lambda:CreateFunction", "lambda:InvokeFunction"], "*") },
            },
            {
                type: "aws:iam/rolePolicy:RolePolicy",
                name: "roles",
                inputs: { role: ref("deploy", "name"), policy: allow(["iam:PassRole"], "arn:aws:iam::123456789012:role/orders") },
            },
        ],
        bad: [
            { type: "aws:iam/role:Role", name: "deploy", inputs: { name: "deploy" } },
            {
                type: "aws:iam/rolePolicy:RolePolicy",
                name: "functions",
                inputs: { role: ref("deploy", "name"), policy: allow(["lambda:CreateFunction", "lambda:InvokeFunction"], "*") },
            },
            {
                type: "aws:iam/rolePolicy:RolePolicy",
                name: "roles",
                inputs: { role: ref("deploy", "name"), policy: allow(["iam:PassRole"], "*") },
            },
        ],
    },
    applies: (stack) => stack.roles.length + stack.users.length > 0,
    *check(stack, { config, each, found }) {
        yield* each<RoleNode | UserNode>([...stack.roles, ...stack.users], function* (principal) {
            const groups = "groups" in principal ? principal.groups : together<GroupNode>();
            const holders = [principal, ...knownOf(groups)];
            const documents = together(...holders.map((holder) => holder.documents), { items: [], unresolved: groups.unresolved });
            const managedPolicyArns = together(...holders.map((holder) => holder.managedPolicyArns));
            const [worst, ...others] = union().unionEscalations(
                { documents, managedPolicyArns },
                selfOf(principal),
                stack.ownAccount(principal, config.accountId),
            );
            if (worst === undefined) return;
            const { path } = worst.escalation;
            const actions = enumerate(
                path.steps.map(({ action }) => actionText(action)),
                5,
            );
            yield found("path", principal, {
                path: vouched(path.id, "table"),
                actions,
                sources: sourcesOf(worst, principal),
                others: others.length,
            });
        });
    },
});

function selfOf(principal: RoleNode | UserNode): Self | undefined {
    const name = principal.inputs.child("name");
    const kind = "groups" in principal ? "user" : "role";
    return name.isHidden || name.knownText !== undefined ? { kind, name: name.knownText } : undefined;
}

/** The policies by their names in the program, AWS's by theirs. */
function sourcesOf({ sources }: UnionEscalation, principal: Node): Text {
    const names = sources.map((source) => {
        const known = "arn" in source ? managedPolicy(source.arn) : undefined;
        if (known !== undefined && known !== "unknown") return vouched(known.name, "table");
        const { origin } = source;
        return origin === principal ? literal("its in-line policies") : resourceText(origin);
    });
    return enumerate([...new Set(names)], 5);
}
