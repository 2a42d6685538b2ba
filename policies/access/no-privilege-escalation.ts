import { inlinePolicy } from "../kit/example";
import { ACCOUNT_NOTE, accountId } from "../kit/account";
import { BOUNDARIES, BOUNDARY_NOTE } from "../kit/boundaries";
import { object } from "../kit/options";
import { eachDocument, statementText, worst } from "../kit/policy-documents";
import { resourceRule } from "../kit/rule";
import { actionText, enumerate, literal, text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { DOCUMENT_CARRIERS } from "../model/iam/language";
import { inAccount, staysOpen } from "../model/iam/grants";
import { escalationGroups, type EscalationGroup } from "../model/iam/grants/escalation-groups";
import { Undetermined } from "../model/values";

export default resourceRule({
    name: "access-no-privilege-escalation",
    description: "A policy document must not open a known path of privilege escalation.",
    severity: "critical",
    level: "mandatory",
    checklist: ["A1", "B1"],
    why: "Some permissions are worth all the others: whoever may write a policy, change a function that has a powerful role or make a key for another user takes what was never granted.",
    fix: [
        "take one of the actions away, or hold it to named resources; for `iam:PassRole`, name the roles and the service (`iam:PassedToService`).",
    ],
    notes: [
        "The paths, each with its source, are those of pathfinding.cloud, cloudsplaining, Hacking the Cloud and BeyondTrust.",
        "An action on named resources, or on a pattern with a part of the name, is a deployment's ordinary permission and opens no path; Deny statements are honoured.",
        "A path that only `*`, `iam:*`, a pattern of more than 40 actions or an inverted statement opens is reported by the policies on those; `sts:AssumeRole` on every role by access-assume-role-scoped.",
        "A Deny of one account's roles, users or policies counts where that account is the own one: IAM's actions reach no other.",
        ACCOUNT_NOTE,
        BOUNDARY_NOTE,
    ],
    config: object({ accountId }),
    on: DOCUMENT_CARRIERS,
    messages: {
        path: (d: { statements: Text; actions: Text; path: Text; others: number }) =>
            text`a known escalation path is open (${d.path}), by ${d.actions} in ${d.statements}${d.others === 0 ? literal("") : text`, and ${d.others} more with it`}.`,
        more: (d: { count: number }) => text`further statements of this document open escalation paths: ${d.count}.`,
    },
    example: {
        good: inlinePolicy("deploy", { Effect: "Allow", Action: "iam:GetPolicy", Resource: "*" }),
        bad: inlinePolicy("deploy", { Effect: "Allow", Action: "iam:CreatePolicyVersion", Resource: "*" }),
    },
    inStack: BOUNDARIES,
    *check(resource, { account, found }) {
        yield* eachDocument(resource, ["identity"], function* (document, { holder, path: at }) {
            const { certain, possible, unplaced } = inAccount(document, account);
            const { groups, doubt } = escalationGroups(certain, holder);
            const stays = possible === certain ? groups : escalationGroups(possible, holder).groups;
            const known = new Set(stays.map(openedBy));
            const left = [...groups.filter((group) => !known.has(openedBy(group)) && staysOpen(group.worst, unplaced)), ...stays];
            const findings = left.map(({ statements, worst: { path }, others }) => {
                const named = enumerate(statements.map(statementText));
                const actions = enumerate(
                    path.steps.map(({ action }) => actionText(action)),
                    5,
                );
                return found("path", statements[0], { statements: named, actions, path: vouched(path.id, "table"), others });
            });
            yield* worst(findings, (count) => found("more", { path: at }, { count }));
            const open = new Set(left.map(openedBy));
            const taken = groups.find((group) => !open.has(openedBy(group)));
            if (taken !== undefined) throw new Undetermined(taken.statements[0].path, "account");
            if (doubt !== undefined) throw doubt;
        });
    },
});

const openedBy = ({ statements }: EscalationGroup): string => statements.map(({ index }) => index).join();
