import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { eachGivenRole } from "../kit/identity-roles";
import { statementText } from "../kit/policy-documents";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import type { Outcome } from "../kit/outcome";
import { mayTrustCognito, openToEveryPool, poolIds, ROLE_ATTACHMENT, trustFaults, USER_GROUP } from "../model/cognito/identity-roles";
import type { Faults } from "../model/cognito/identity-roles";
import { parsedAt } from "../model/iam/language";
import type { PolicyDocument } from "../model/iam/language";
import type { RoleNode } from "../model/stack";
import { Undetermined } from "../model/values";

const trust = (amr: string): object => ({
    Version: "2012-10-17",
    Statement: [
        {
            Effect: "Allow",
            Action: "sts:AssumeRoleWithWebIdentity",
            Principal: { Federated: "cognito-identity.amazonaws.com" },
            Condition: {
                StringEquals: { "cognito-identity.amazonaws.com:aud": "eu-west-1:0a1b2c3d-0000-4000-8000-000000000000" },
                "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": amr },
            },
        },
    ],
});
const attachment = {
    type: ROLE_ATTACHMENT,
    name: "roles",
    inputs: { identityPoolId: "eu-west-1:0a1b2c3d-0000-4000-8000-000000000000", roles: { authenticated: ref("customer", "arn") } },
} as const;
const role = (amr: string) =>
    ({ type: "aws:iam/role:Role", name: "customer", inputs: { assumeRolePolicy: JSON.stringify(trust(amr)) } }) as const;

export default stackRule({
    name: "authorization-identity-role-trust",
    description: "The roles of a Cognito identity pool must trust that pool alone, and signed-in identities only.",
    severity: "high",
    level: "mandatory",
    checklist: ["B7"],
    why: "Every customer of AWS may run an identity pool: a role that does not name its pool, or not that the identity has signed in, is given to identities of others.",
    fix: [
        "demand `cognito-identity.amazonaws.com:aud` (`StringEquals`, the pool's id) and `cognito-identity.amazonaws.com:amr` (`ForAnyValue:StringLike`, `authenticated`) in the role's trust policy.",
    ],
    notes: [
        "The role of guests may demand `unauthenticated`; it is judged only where the pool admits guests.",
        "`amr` may name a provider instead, which is narrower.",
        "A role that trusts Cognito and that no pool of the stack gives out has to name a pool too: whoever has any pool gets tokens of it.",
        "Roles outside the stack are not judged.",
    ],
    messages: {
        notCognito: "the role is given out by an identity pool, and its trust policy does not let Cognito in.",
        audience: (d: { statement: Text }) => text`${d.statement} does not name the identity pool (\`aud\`).`,
        otherPool: (d: { statement: Text }) => text`${d.statement} names another identity pool.`,
        amr: (d: { statement: Text }) => text`${d.statement} does not demand that the identity has signed in (\`amr\`).`,
        guests: (d: { statement: Text }) => text`${d.statement} admits guests, and the role is that of signed-in identities.`,
    },
    example: { good: [role("authenticated"), attachment], bad: [role("unauthenticated"), attachment] },
    applies: (stack) => stack.ofType(ROLE_ATTACHMENT, USER_GROUP).length > 0 || stack.roles.some(mayTrustCognito),
    *check(stack, { each, found }) {
        const given = new Set<RoleNode>();
        yield* eachGivenRole(stack, function* (used, giver, { guest }) {
            given.add(used);
            yield* each([used], () => told(used, (document) => trustFaults(document, poolIds(giver), guest)));
        });
        const others = stack.roles.filter((other) => !given.has(other) && mayTrustCognito(other));
        yield* each(others, (other) => told(other, openToEveryPool));
        function* told(used: RoleNode, faultsOf: (document: PolicyDocument) => Faults): Generator<Outcome> {
            const { raw, path } = used.trust;
            let unclear: Undetermined | undefined;
            for (const [fault, verdict] of faultsOf(parsedAt({ raw, path }))) {
                const { kind, statement } = fault;
                if (verdict === "unknown") unclear ??= new Undetermined(statement?.path ?? path, "unknown");
                else if (kind === "notCognito" || statement === undefined) yield found("notCognito", [used, path]);
                else yield found(kind, [used, statement], { statement: statementText(statement) });
            }
            if (unclear !== undefined) throw unclear;
        }
    },
});
