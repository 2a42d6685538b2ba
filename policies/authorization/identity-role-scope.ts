import { ref } from "../kit/example";
import type { Outcome } from "../kit/outcome";
import { eachGivenRole } from "../kit/identity-roles";
import { statementText } from "../kit/policy-documents";
import { object, strings } from "../kit/options";
import { stackRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { ROLE_ATTACHMENT, USER_GROUP } from "../model/cognito/identity-roles";
import { givesData, scopeOf } from "../model/cognito/scope";
import { parsedAt } from "../model/iam/language";
import type { RoleNode } from "../model/stack";
import { Undetermined } from "../model/values";

const TAGS = "aws:cognito/identityPoolProviderPrincipalTag:IdentityPoolProviderPrincipalTag";
const role = { type: "aws:iam/role:Role", name: "customer", inputs: { assumeRolePolicy: "{}" } } as const;
const attachment = {
    type: ROLE_ATTACHMENT,
    name: "roles",
    inputs: { identityPoolId: "eu-west-1:0a1b2c3d", roles: { authenticated: ref("customer", "arn") } },
} as const;
const policy = (resource: string) =>
    ({
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "files",
        inputs: {
            role: ref("customer", "id"),
            policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: resource }] }),
        },
    }) as const;

export default stackRule({
    name: "authorization-identity-role-scope",
    description: "The roles of a Cognito identity pool must let each identity reach its own data only.",
    severity: "high",
    level: "advisory",
    checklist: ["B7"],
    why: "All signed-in identities share one role: without the identity in the statement each of them reads and writes the data of all others.",
    fix: [
        "put `${cognito-identity.amazonaws.com:sub}` into the resource, or into a condition on `dynamodb:LeadingKeys` or `s3:prefix`; with attributes mapped to tags, `${aws:PrincipalTag/…}`.",
    ],
    notes: [
        "Objects in S3 and items in DynamoDB are data; invoking an API or a function is not.",
        "Amplify keeps what all users share under `public/`, what all may read and its owner writes under `protected/`: statements on these prefixes of one bucket pass, for guests too.",
        "Other data that is meant for everybody, such as a table with a catalogue, is exempted by the URN of the policy.",
    ],
    config: object({
        sharedPrefixes: strings({
            default: ["public/"],
            about: "Prefixes of objects in S3 that all identities may read and write, such as `public/`.",
        }),
        readablePrefixes: strings({
            default: ["protected/"],
            about: "Prefixes of objects in S3 that all identities may read, such as `protected/`.",
        }),
    }),
    messages: {
        everybody: (d: { statement: Text }) => text`${d.statement} gives each identity the data of all others.`,
        more: (d: { count: number }) =>
            text`further statements of the role's policies give each identity the data of all others: ${d.count}.`,
    },
    example: {
        good: [role, attachment, policy("arn:aws:s3:::files/${cognito-identity.amazonaws.com:sub}/*")],
        bad: [role, attachment, policy("arn:aws:s3:::files/*")],
    },
    applies: (stack) => stack.ofType(ROLE_ATTACHMENT, USER_GROUP).length > 0,
    *check(stack, { config, each, found }) {
        const shared = { all: config.sharedPrefixes.map(asFolder), readable: config.readablePrefixes.map(asFolder) };
        const roles = new Set<RoleNode>();
        yield* eachGivenRole(stack, function* (used) {
            roles.add(used);
        });
        const mapsTags = stack.ofType(TAGS).length > 0;
        yield* each(roles, function* (used) {
            const { items, unresolved } = used.documents;
            for (const document of items) yield* each([document.origin], () => widest(document));
            if (unresolved.length > 0) throw new Undetermined([], "unresolved");
        });

        function* widest({ origin, path, raw }: RoleNode["documents"]["items"][number]): Generator<Outcome> {
            const open = [];
            let unclear: Undetermined | undefined;
            for (const statement of parsedAt({ raw, path }).statements) {
                const gives = givesData(statement);
                if (gives === "no") continue;
                const scope = scopeOf(statement, shared);
                if (scope === "none" && gives === "yes") open.push(statement);
                else if (scope === "none" || scope === "unknown" || (scope === "tag" && !mapsTags))
                    unclear ??= new Undetermined(statement.path, "unresolved");
            }
            for (const statement of open.slice(0, 3))
                yield found("everybody", [origin, statement], { statement: statementText(statement) });
            if (open.length > 3) yield found("more", [origin, path], { count: open.length - 3 });
            if (unclear !== undefined) throw unclear;
        }
    },
});

/** A prefix without its slash would be that of other folders too. */
const asFolder = (prefix: string): string => (prefix.endsWith("/") ? prefix : `${prefix}/`);
