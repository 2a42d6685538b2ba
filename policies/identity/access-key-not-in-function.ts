import { LAMBDA_TRUST, ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { logicalName, text } from "../kit/text";
import type { Text } from "../kit/text";
import { knownOf } from "../model/stack";
import { Undetermined } from "../model/values";
import { accessKeysOf } from "../model/lambda/web-function-keys";
import { groupedBy } from "../model/grouping";

const REVISION = "aws:lambdaweb/functionRevision:FunctionRevision";

export default stackRule({
    name: "identity-access-key-not-in-function",
    description: "The environment of a Lambda function must not hold an access key.",
    severity: "critical",
    level: "mandatory",
    checklist: ["B5"],
    why: "A function has the temporary credentials of its execution role; a key in its environment is shown to everybody who may read its configuration, and never runs out.",
    fix: [
        "give the execution role the permissions that the function needs, and remove the key.",
        "For resources of another account, let the function assume a role there.",
    ],
    messages: { wired: (d: { key: Text }) => text`the function's environment is made from the access key "${d.key}" of this stack.` },
    example: {
        good: [
            { type: "aws:iam/role:Role", name: "orders-role", inputs: { assumeRolePolicy: LAMBDA_TRUST } },
            {
                type: "aws:lambda/function:Function",
                name: "orders",
                inputs: { role: ref("orders-role", "arn"), environment: { variables: { STAGE: "dev" } } },
            },
        ],
        bad: [
            {
                type: "aws:iam/accessKey:AccessKey",
                name: "reporting",
                inputs: { user: "reporting" },
                outputs: { id: "AKIAIOSFODNN7" + "EXAMPLE", secret: "issued by IAM" },
            },
            {
                type: "aws:lambda/function:Function",
                name: "report",
                inputs: { environment: { variables: { AWS_KEY: ref("reporting", "id"), AWS_SECRET: ref("reporting", "secret") } } },
            },
        ],
    },
    applies: (stack) => stack.functions.length + stack.ofType(REVISION).length > 0,
    *check(stack, { each, found }) {
        const environments = [
            ...stack.functions.map((fn) => ({ holder: fn, uses: fn.accessKeys, all: ["environment"] })),
            ...stack.ofType(REVISION).map((revision) => ({ holder: revision, uses: accessKeysOf(revision), all: ["serviceConfig"] })),
        ];
        yield* each(environments, function* ({ holder, uses, all }) {
            const byKey = groupedBy(knownOf(uses), ({ key }) => key.urn);
            for (const [first, ...more] of byKey.values()) {
                // Identifier and secret of a key in two variables are one mistake.
                if (first !== undefined)
                    yield found("wired", [holder, more.length > 0 ? all : first.path], { key: logicalName(first.key) });
            }
            // In what is hidden, a key may be that the source does not tell of.
            const doubt = uses.unresolved[0];
            if (byKey.size === 0 && doubt !== undefined) throw new Undetermined(doubt.path, doubt.reason, doubt.node);
        });
    },
});
