import { ACCOUNT_NOTE, accountId } from "../kit/account";
import { object, strings } from "../kit/options";
import { statementText } from "../kit/policy-documents";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { publicStatements, servicesWithoutSource } from "../model/iam/resource-policies";
import { principalsIn, readDocument, unread } from "../model/iam/language";
import {
    holdsEverybody,
    isAlexa,
    namesOrganization,
    namesSkill,
    namesSource,
    opensUrl,
    PERMISSION_TYPES,
    principalOf,
    RESOURCE_POLICY_TYPES,
    statementNamesSkill,
    statementOpensUrl,
} from "../model/api/permissions/permission";
import { isForeign } from "../model/api/permissions/trusted";

const permission = { action: "lambda:InvokeFunction", function: "orders", principal: "events.amazonaws.com" };

export default resourceRule({
    name: "authorization-function-permission",
    description: "The permissions of a function must not admit everybody, and must say on whose behalf a service calls it.",
    severity: "critical",
    level: "mandatory",
    checklist: ["B10"],
    why: "A permission for `*` lets every AWS account call the function; one for a service, without a source, lets that service call it on behalf of any account.",
    fix: [
        "name the account or role as `principal`, or add `principalOrgId`; for a service set `sourceArn` to the resource that calls, or `sourceAccount`; for Alexa set `eventSourceToken`.",
    ],
    notes: [
        "`*` with `sourceArn` passes where the ARN has an owner: only calls that a service makes for that resource carry it. A bare `*`, or an ARN with `*` in place of the account, names nobody.",
        "A service with `principalOrgId` and no source passes: services carry no organisation (`aws:PrincipalOrgID` is of principals), so the permission admits nobody.",
        "`*` with `functionUrlAuthType: AWS_IAM` and no organisation admits the principals of every AWS account. Permissions that open a URL without authorization are the matter of `authorization-function-url`.",
        "Each Allow of a `ResourcePolicy` is judged in the same way, with the conditions of IAM.",
        ACCOUNT_NOTE,
    ],
    config: object({
        trustedAccounts: strings({
            default: [],
            about: "Accounts, 12 digits each, that may be admitted. Where the list is not empty, every other account is reported.",
        }),
        accountId,
    }),
    on: [...PERMISSION_TYPES, ...RESOURCE_POLICY_TYPES],
    messages: {
        everybody: "every AWS account may call the function.",
        signedUrl: "the principals of every AWS account may call the function through its URL.",
        anySource: (d: { which: Text }) => text`${d.which} may call the function on behalf of any account.`,
        anySkill: "every Alexa skill may call the function.",
        foreign: (d: { which: Text }) => text`${d.which} that is not listed in \`trustedAccounts\` may call the function.`,
        statement: (d: { statement: Text }) => text`${d.statement} lets every AWS account call the function.`,
    },
    example: {
        good: { inputs: { ...permission, sourceArn: "arn:aws:events:eu-west-1:123456789012:rule/nightly" } },
        bad: { inputs: permission },
    },
    *check(resource, { config, account, each, found }) {
        const inputs = resource.as();
        const scope = { own: account, trusted: config.trustedAccounts };
        if ((PERMISSION_TYPES as readonly string[]).includes(resource.type)) {
            const principal = principalOf(inputs);
            if (principal.kind === "everybody" || principal.kind === "wildcard") {
                if (holdsEverybody(inputs) || opensUrl(inputs)) return;
                const signed = inputs.string("functionUrlAuthType")?.toUpperCase() === "AWS_IAM";
                yield found(signed ? "signedUrl" : "everybody", "principal");
            } else if (principal.kind === "service") {
                if (isAlexa(principal)) {
                    if (!namesSkill(inputs)) yield found("anySkill", "principal");
                } else if (!namesSource(inputs) && !namesOrganization(inputs))
                    yield found("anySource", "principal", { which: text`the service` });
            } else if (isForeign(principal, scope, ["principal"])) yield found("foreign", "principal", { which: text`an account` });
            return;
        }
        const document = readDocument(inputs.child("policy").known(), ["policy"]);
        yield* each([() => publicStatements(document)], function* (read) {
            for (const { statement } of read())
                if (!statementOpensUrl(statement)) yield found("statement", statement, { statement: statementText(statement) });
        });
        yield* each([() => servicesWithoutSource(document)], function* (read) {
            for (const { statement, principal } of read()) {
                if (!isAlexa(principal)) yield found("anySource", statement, { which: text`the service of ${statementText(statement)}` });
                else if (!statementNamesSkill(statement)) yield found("anySkill", statement);
            }
        });
        yield* each(document.statements, function* (statement) {
            if (statement.effect !== "Allow" || statement.principals === undefined) return;
            if (principalsIn(statement.principals).some((principal) => isForeign(principal, scope, statement.path)))
                yield found("foreign", statement, { which: text`an account of ${statementText(statement)}` });
        });
        for (const { reason, path } of unread(document)) yield { verdict: "undetermined", reason, subject: undefined, path };
    },
});
