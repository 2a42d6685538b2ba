import { inlinePolicy } from "../kit/example";
import { ACCOUNT_NOTE, accountId } from "../kit/account";
import { BOUNDARIES, BOUNDARY_NOTE } from "../kit/boundaries";
import { object } from "../kit/options";
import { eachDocument, statementText, worst } from "../kit/policy-documents";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { DOCUMENT_CARRIERS } from "../model/iam/language";
import { inAccount, namesAccount, passesEveryCapacityProvider, passesEveryRole } from "../model/iam/grants";
import { Undetermined } from "../model/values";

export default resourceRule({
    name: "access-pass-role-scoped",
    description:
        "IAM policies must grant `iam:PassRole` only on named roles, or only for named services by `iam:PassedToService`, and `lambda:PassCapacityProvider` on named providers.",
    severity: "high",
    level: "mandatory",
    checklist: ["A1", "B1"],
    why: "Whoever may pass every role to a service can run code with the permissions of the most powerful role of the account.",
    fix: [
        "write the ARNs of the roles (`arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}`) in `Resource`, and the service in a condition on `iam:PassedToService`.",
    ],
    notes: [
        "A pattern with a part of the name (`role/orders-*`) counts as named; `role/*` does not.",
        "What is granted only through `*`, `iam:*` or a pattern of more than 40 actions is reported by access-no-wildcard-actions, and an inverted statement by access-no-inverted-statements.",
        "A tag of the role (`iam:ResourceTag/…`) does not count: AWS says that passing roles cannot be controlled by it reliably.",
        "Where the same document lets the passed role be used, the escalation path is reported, by access-no-privilege-escalation.",
        "A Deny of one account's roles counts where that account is the own one: no role of another can be passed.",
        ACCOUNT_NOTE,
        BOUNDARY_NOTE,
    ],
    config: object({ accountId }),
    on: DOCUMENT_CARRIERS,
    messages: {
        every: (d: { statement: Text }) => text`${d.statement} allows iam:PassRole on every role, to any service.`,
        provider: (d: { statement: Text }) => text`${d.statement} allows lambda:PassCapacityProvider on every capacity provider.`,
        more: (d: { count: number }) =>
            text`further statements of this document allow passing every role or capacity provider: ${d.count}.`,
    },
    example: {
        good: inlinePolicy("deploy", { Effect: "Allow", Action: "iam:PassRole", Resource: "arn:aws:iam::123456789012:role/orders" }),
        bad: inlinePolicy("deploy", { Effect: "Allow", Action: "iam:PassRole", Resource: "*" }),
    },
    inStack: BOUNDARIES,
    *check(resource, { account, found }) {
        yield* eachDocument(resource, ["identity"], function* (document, { path }) {
            const { certain, possible, unplaced } = inAccount(document, account);
            const open = passesEveryRole(certain);
            const stays = possible === certain ? open : passesEveryRole(possible);
            const left = [...new Set([...open.filter((statement) => namesAccount(statement, unplaced)), ...stays])].sort(
                (a, b) => a.index - b.index,
            );
            const findings = [
                ...left.map((statement) => found("every", statement, { statement: statementText(statement) })),
                ...passesEveryCapacityProvider(document).map((statement) =>
                    found("provider", statement, { statement: statementText(statement) }),
                ),
            ];
            yield* worst(findings, (count) => found("more", { path }, { count }));
            const taken = open.find((statement) => !left.includes(statement));
            if (taken !== undefined) throw new Undetermined(taken.path, "account");
        });
    },
});
