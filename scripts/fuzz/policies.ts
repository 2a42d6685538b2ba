/** Hostile documents in documents: IAM policies, definitions of APIs in JSON and YAML, globs. */
import type { Dice } from "../../test/support/corpus/dice";
import { exported, times, type Made } from "./documents";
import type { Family } from "./family";

type Json = Readonly<Record<string, unknown>>;

/** A role policy, and a bucket's, with as many pieces as make up the size. */
function iam(name: string, width: number, statements: (count: number, dice: Dice) => readonly Json[]): Family {
    return {
        name: `IAM: ${name}`,
        make: (size, dice) => {
            const policy = JSON.stringify({ Version: "2012-10-17", Statement: statements(Math.ceil(size / width / 3), dice) });
            const open = policy.replaceAll('{"Effect"', '{"Principal":"*","Effect"');
            return exported([
                { type: "aws:iam/rolePolicy:RolePolicy", name: "p", inputs: { role: "r", policy } },
                { type: "aws:s3/bucketPolicy:BucketPolicy", name: "b", inputs: { bucket: "b", policy: open } },
                { type: "aws:iam/role:Role", name: "r", inputs: { name: "r", assumeRolePolicy: open } },
            ]);
        },
    };
}

const allow = (Action: unknown, Resource: unknown, more: Json = {}): Json => ({ Effect: "Allow", Action, Resource, ...more });
const deny = (Action: unknown, Resource: unknown, more: Json = {}): Json => ({ Effect: "Deny", Action, Resource, ...more });

const POLICIES: readonly Family[] = [
    iam("actions of one statement", 20, (count) => [
        allow(
            times(count, (at) => `s3:Get${at}*`),
            "*",
        ),
    ]),
    iam("patterns of actions", 12, (count) => [
        allow(
            times(count, (at) => `*:*${"a*".repeat(at % 9)}`),
            "*",
        ),
    ]),
    iam("resources of one statement", 30, (count) => [
        allow(
            "s3:GetObject",
            times(count, (at) => `arn:aws:s3:::b${at}/*`),
        ),
    ]),
    iam("resources of wildcards", 60, (count) => [
        allow(
            "s3:GetObject",
            times(count, (at) => `arn:aws:s3:::${"*a?".repeat(12)}${at}`),
        ),
        deny(
            "s3:*",
            times(20, (at) => `arn:aws:s3:::${"?*a".repeat(12)}${at}`),
        ),
    ]),
    iam("conditions of one statement", 50, (count) => [
        allow("s3:GetObject", "*", {
            Condition: { StringEquals: Object.fromEntries(times(count, (at) => [`aws:ResourceTag/k${at}`, "a"])) },
        }),
    ]),
    iam("values of one condition", 14, (count) => [
        allow("s3:GetObject", "*", { Condition: { StringLike: { "aws:PrincipalArn": times(count, (at) => `arn:*:${at}`) } } }),
    ]),
    iam("operators that nobody knows", 50, (count) => [
        allow("s3:GetObject", "*", { Condition: Object.fromEntries(times(count, (at) => [`ForAllValues:Made${at}IfExists`, { a: "b" }])) }),
    ]),
    iam("Allow and Deny in turn", 190, (count) =>
        times(count, (at) =>
            at % 2 === 0 ? allow("s3:GetObject", `arn:aws:s3:::b${at}/*`) : deny("s3:*", `arn:aws:s3:::b${at}/*`, when(`o-${at}`)),
        ),
    ),
    iam("steps of escalation", 110, (count) =>
        times(count, (at) =>
            allow(["iam:PassRole", "lambda:CreateFunction", "sts:AssumeRole", "iam:PutRolePolicy"], `arn:aws:iam::*:role/r${at}*`),
        ),
    ),
    iam("conditions of Denies", 170, (count) => [
        allow("iam:PassRole", "*"),
        ...times(count, (at) => deny("iam:PassRole", "*", { Condition: { StringNotEquals: { a: `${at}` }, Bool: { b: "true" } } })),
    ]),
    iam("variables without end", 10, (count) => [allow("s3:GetObject", `arn:aws:s3:::${"${aws:".repeat(count)}`)]),
    iam("principals", 40, (count) => [
        { ...allow("s3:GetObject", "*"), Principal: { AWS: times(count, (at) => `arn:aws:iam::${at}:role/*`) } },
    ]),
];
const when = (organisation: string): Json => ({ Condition: { StringNotEquals: { "aws:PrincipalOrgID": organisation } } });

/** An API whose definition is a text. */
const definition = (body: string): Made => ({ type: "aws:apigateway/restApi:RestApi", name: "api", inputs: { name: "api", body } });
const api = (name: string, make: (size: number, dice: Dice) => string): Family => ({
    name: `definition: ${name}`,
    make: (size, dice) => exported([definition(make(size, dice))]),
});
const paths = (size: number, width: number, path: (index: number) => unknown): string =>
    JSON.stringify({ openapi: "3.0.1", paths: Object.fromEntries(times(size / width, (at) => [`/p${at}`, path(at)])) });

const DEFINITIONS: readonly Family[] = [
    api("paths", (size) => paths(size, 60, () => ({ get: { security: [], "x-amazon-apigateway-integration": { type: "mock" } } }))),
    api("references in a chain", (size) => paths(size, 40, (at) => ({ $ref: `#/paths/~1p${at + 1}` }))),
    api("references in a circle", (size) => paths(size, 40, (at) => ({ $ref: `#/paths/~1p${(at + 1) % 7}` }))),
    api("references to themselves", (size) => paths(size, 30, () => ({ $ref: "#" }))),
    api("paths that nobody knows yet", (size) => paths(size, 48, () => "04da6b54-80e4-46f7-96ec-b56ff0331ba9")),
    api("schemes", (size) =>
        JSON.stringify({
            openapi: "3.0.1",
            paths: { "/": { get: { security: times(size / 25, (at) => ({ [`s${at}`]: [] })) } } },
            components: { securitySchemes: Object.fromEntries(times(size / 60, (at) => [`s${at}`, { type: "apiKey" }])) },
        }),
    ),
    api("YAML: aliases of aliases", (size) =>
        [
            "a0: &a0 [x, x, x, x, x, x, x, x, x]",
            ...times(Math.min(40, size / 60), (at) => `a${at + 1}: &a${at + 1} [${times(9, () => `*a${at}`).join(", ")}]`),
            "openapi: 3.0.1",
            `paths: {${"/x: 1, ".repeat(size / 10)}}`,
        ].join("\n"),
    ),
    api(
        "YAML: many anchors",
        (size) => `openapi: 3.0.1\npaths:\n${times(size / 40, (at) => `  /p${at}: &a${at}\n    get: {}\n`).join("")}`,
    ),
    api(
        "YAML: many aliases of one anchor",
        (size) => `openapi: 3.0.1\nx: &x {get: {}}\npaths:\n${times(size / 14, (at) => `  /${at}: *x\n`).join("")}`,
    ),
    api(
        "YAML: merged keys",
        (size) => `openapi: 3.0.1\nx: &x {get: {}}\npaths:\n${times(size / 20, (at) => `  /${at}: {<<: *x}\n`).join("")}`,
    ),
    api(
        "YAML: a large map merged often",
        (size) =>
            `openapi: 3.0.1\nx: &x\n${times(size / 30, (at) => `  k${at}: v\n`).join("")}paths:\n${times(size / 40, (at) => `  /${at}: {<<: *x}\n`).join("")}`,
    ),
    api("YAML: an indent on each line", (size) => times(Math.sqrt(size), (at) => `${" ".repeat(at)}a:`).join("\n")),
    api("YAML: lists in lists", (size) => "[".repeat(size)),
    api("YAML: a text over many lines", (size) => `openapi: |\n${"  a\n".repeat(size / 4)}`),
    api("YAML: tags", (size) => `openapi: 3.0.1\npaths:\n${times(size / 20, (at) => `  /${at}: !!x${at} a\n`).join("")}`),
    api(
        "YAML: as many tags as are read",
        (size) =>
            "openapi: 3.0.1\npaths:\n" +
            times(size / 66, (at) => `  /path-of-some-length-that-holds-letters-for-a-tag-${at}: !!x a\n`).join(""),
    ),
    api("YAML: quotes without end", (size) => `"${"\\".repeat(size)}`),
];

/** Hostile policies and definitions. */
export const POLICY_DOCUMENTS: readonly Family[] = [...POLICIES, ...DEFINITIONS];
