import { confusedDeputies, wildcardTrusts } from "../../../../../policies/model/iam/trust";
import { escalationPaths } from "../../../../../policies/model/iam/grants/escalation";
import { grants } from "../../../../../policies/model/iam/grants/permissions";
import { assumesEveryRole, passesEveryRole } from "../../../../../policies/model/iam/grants/role-grants";
import { unscoped } from "../../../../../policies/model/iam/grants/unscoped";
import { wideActions } from "../../../../../policies/model/iam/grants/wide-actions";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import { type PolicyDocument } from "../../../../../policies/model/iam/language/statement";
import { publicStatements, servicesWithoutSource } from "../../../../../policies/model/iam/resource-policies";
import { Undetermined } from "../../../../../policies/model/values";
import { assertProportional } from "../../../../support/steps";

const many = <T>(size: number, make: (index: number) => T): readonly T[] => Array.from({ length: size }, (_, index) => make(index));
const statement = (Effect: string, Action: unknown, Resource: unknown, more: object = {}): object => ({
    Effect,
    Action,
    Resource,
    ...more,
});
const everybody = { Principal: "*" };

function quietly(judge: () => unknown): void {
    try {
        judge();
    } catch (error) {
        if (!(error instanceof Undetermined)) throw error;
    }
}

/** All that is asked of an identity document. */
function identity(document: PolicyDocument): void {
    quietly(() => unscoped(document));
    quietly(() => escalationPaths(grants([document])));
    quietly(() => passesEveryRole(document));
    quietly(() => assumesEveryRole(document));
    for (const each of document.statements) quietly(() => wideActions(document, each, 40));
}

/** All that is asked of a resource policy or trust policy. */
function resource(document: PolicyDocument): void {
    quietly(() => publicStatements(document));
    quietly(() => servicesWithoutSource(document));
    quietly(() => wildcardTrusts(document));
    quietly(() => confusedDeputies(document));
}

const FAMILIES: readonly (readonly [string, (document: PolicyDocument) => void, (size: number) => readonly object[], number?])[] = [
    [
        "lists of resources in an Allow and a Deny",
        identity,
        (size) => [
            statement(
                "Allow",
                "s3:GetObject",
                many(size, (index) => `arn:aws:s3:::a${index}/*`),
            ),
            statement(
                "Deny",
                "s3:*",
                many(size, (index) => `arn:aws:s3:::b${index}/*`),
            ),
        ],
    ],
    [
        "the same, where all begin with a wildcard",
        identity,
        (size) => [
            statement(
                "Allow",
                "s3:GetObject",
                many(size, (index) => `arn:aws:s3:::*a${index}`),
            ),
            statement(
                "Deny",
                "s3:*",
                many(size, (index) => `arn:aws:s3:::*b${index}`),
            ),
        ],
    ],
    [
        "a Deny of all but a list",
        identity,
        (size) => [
            statement(
                "Allow",
                "s3:GetObject",
                many(size, (index) => `arn:aws:s3:::a${index}/*`),
            ),
            { Effect: "Deny", Action: "s3:*", NotResource: many(size, (index) => `arn:aws:s3:::b${index}/*`) },
        ],
    ],
    [
        "statements of Allow and of Deny",
        identity,
        (size) => [
            ...many(size, (index) => statement("Allow", "s3:GetObject", `arn:aws:s3:::a${index}/*`)),
            ...many(size, (index) => statement("Deny", "s3:GetObject", `arn:aws:s3:::b${index}/*`)),
        ],
    ],
    [
        "statements of Deny with conditions",
        identity,
        (size) => [
            ...many(size, (index) => statement("Allow", "s3:GetObject", `arn:aws:s3:::a${index}/*`)),
            ...many(size, (index) =>
                statement("Deny", "s3:*", "*", { Condition: { StringNotEquals: { [`aws:ResourceTag/t${index}`]: "a" } } }),
            ),
        ],
    ],
    [
        "rights on lists of roles and roles to be assumed",
        identity,
        (size) => [
            statement(
                "Allow",
                "iam:PutRolePolicy",
                many(size, (index) => `arn:aws:iam::123456789012:role/a${index}`),
            ),
            statement(
                "Allow",
                "sts:AssumeRole",
                many(size, (index) => `arn:aws:iam::123456789012:role/b${index}`),
            ),
        ],
    ],
    [
        "statements of rights on roles and of roles to be assumed",
        identity,
        (size) => [
            ...many(size, (index) => statement("Allow", "iam:PutRolePolicy", `arn:aws:iam::123456789012:role/*a${index}`)),
            ...many(size, (index) => statement("Allow", "sts:AssumeRole", `arn:aws:iam::123456789012:role/*b${index}`)),
        ],
        200,
    ],
    [
        "conditions of one statement",
        identity,
        (size) => [
            statement("Allow", ["iam:PassRole", "sts:AssumeRole", "s3:GetObject"], "*", {
                Condition: {
                    StringLikeIfExists: Object.fromEntries(many(size, (index) => [`aws:ResourceTag/t${index}`, "?*"])),
                    Null: Object.fromEntries(many(size, (index) => [`aws:ResourceTag/n${index}`, "false"])),
                },
            }),
        ],
    ],
    [
        "conditions of a statement for everybody",
        resource,
        (size) => [
            statement("Allow", "sqs:SendMessage", "*", {
                ...everybody,
                Condition: {
                    StringLikeIfExists: Object.fromEntries(many(size, (index) => [`aws:PrincipalTag/t${index}`, "?*"])),
                    Null: Object.fromEntries(many(size, (index) => [`aws:PrincipalTag/n${index}`, "false"])),
                },
            }),
        ],
    ],
    [
        "statements of Allow and of Deny for everybody",
        resource,
        (size) => [
            ...many(size, (index) => statement("Allow", "sqs:SendMessage", `arn:aws:sqs:eu-west-1:123456789012:a${index}`, everybody)),
            ...many(size, (index) => statement("Deny", "sqs:SendMessage", `arn:aws:sqs:eu-west-1:123456789012:b${index}`, everybody)),
        ],
        300,
    ],
    [
        "statements for services, and of Deny under conditions",
        resource,
        (size) => [
            ...many(size, (index) =>
                statement("Allow", "sqs:SendMessage", `arn:aws:sqs:eu-west-1:123456789012:a${index}`, {
                    Principal: { Service: "sns.amazonaws.com" },
                }),
            ),
            ...many(size, (index) =>
                statement("Deny", "sqs:*", "*", { ...everybody, Condition: { StringNotEquals: { [`aws:PrincipalTag/t${index}`]: "a" } } }),
            ),
        ],
    ],
];

describe("the judgement of a policy document takes steps in proportion to it", () => {
    for (const [title, judge, make, size = 100] of FAMILIES) {
        it(`for ${title}`, () => {
            assertProportional(
                title,
                (count) => {
                    const text = JSON.stringify({ Statement: make(count) });
                    return () => judge(parseDocument(text));
                },
                size,
            );
        });
    }
});
