import assert from "node:assert/strict";
import { assumesEveryRole, passesEveryRole } from "../../../../../policies/model/iam/grants/role-grants";
import { escalationPaths } from "../../../../../policies/model/iam/grants/escalation";
import { grants } from "../../../../../policies/model/iam/grants/permissions";
import { unscoped } from "../../../../../policies/model/iam/grants/unscoped";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import { type PolicyDocument } from "../../../../../policies/model/iam/language/statement";
import { Undetermined, UNKNOWN } from "../../../../../policies/model/values";

type Block = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
type Answer = "open" | "held" | "undetermined";

const allow = (action: unknown, Condition?: Block): object => ({
    Effect: "Allow",
    Action: action,
    Resource: "*",
    ...(Condition === undefined ? {} : { Condition }),
});
const deny = (action: unknown, Condition: Block, more: object = {}): object => ({
    Effect: "Deny",
    Action: action,
    Resource: "*",
    Condition,
    ...more,
});
const read = (...statements: readonly object[]): PolicyDocument => parseDocument({ Statement: statements });

function answer(judge: () => boolean): Answer {
    try {
        return judge() ? "open" : "held";
    } catch (error) {
        if (error instanceof Undetermined) return "undetermined";
        throw error;
    }
}

/** The four questions about one statement on `*`. */
const questions = {
    resources: (document: PolicyDocument): Answer => {
        const { found, doubts } = unscoped(document);
        return found.length > 0 ? "open" : doubts.length > 0 ? "undetermined" : "held";
    },
    escalation: (document: PolicyDocument): Answer => {
        const found = escalationPaths(grants([document]));
        return found.some(({ certain }) => certain) ? "open" : found.length > 0 ? "undetermined" : "held";
    },
    pass: (document: PolicyDocument): Answer => answer(() => passesEveryRole(document).length > 0),
    assume: (document: PolicyDocument): Answer => answer(() => assumesEveryRole(document).length > 0),
};
const ACTION = {
    resources: "secretsmanager:GetSecretValue",
    escalation: "iam:CreatePolicyVersion",
    pass: "iam:PassRole",
    assume: "sts:AssumeRole",
};
const ALL = ["resources", "escalation", "pass", "assume"] as const;
/** Whether roles may be passed does not depend on their tags. */
const TAGGED = ["resources", "escalation", "assume"] as const;

describe("conditions that choose no resource", () => {
    const cases: readonly (readonly [string, Block])[] = [
        ["a call that no service forwards", { Bool: { "aws:ViaAWSService": "false" } }],
        ["an endpoint's account", { StringEquals: { "aws:VpceAccount": "123456789012" } }],
        ["the caller's own organisation", { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }],
        ["a SAML subject", { StringEquals: { "saml:sub": "jo" } }],
        ["a claim of an OpenID Connect token", { StringEquals: { "token.actions.githubusercontent.com:sub": "repo:acme/orders" } }],
        ["a Cognito identity", { StringEquals: { "cognito-identity.amazonaws.com:sub": "eu-west-1:abc" } }],
        ["an external ID", { StringEquals: { "sts:ExternalId": "a1b2" } }],
        ["a key that nobody has", { StringEquals: { "acme:project": "orders" } }],
        ["a key of another service", { StringEquals: { "ec2:InstanceType": "t3.micro" } }],
        ["the Region", { StringEquals: { "aws:RequestedRegion": "eu-west-1" } }],
        ["the presence of a tag", { Null: { "aws:ResourceTag/team": "false" } }],
        ["any tag", { StringLike: { "aws:ResourceTag/team": "*" } }],
        ["any tag of some length", { StringLike: { "aws:ResourceTag/team": "?*" } }],
        ["one tag or any", { StringLike: { "aws:ResourceTag/team": ["orders", "*"] } }],
        ["the tag that it has", { StringEquals: { "aws:ResourceTag/team": "${aws:ResourceTag/team}" } }],
        ["a tag, if there is one", { StringEqualsIfExists: { "aws:ResourceTag/team": "orders" } }],
        ["every tag but one", { StringNotEquals: { "aws:ResourceTag/team": "billing" } }],
    ];
    for (const [title, block] of cases) {
        for (const question of ALL) {
            it(`${title}: ${question}`, () => assert.equal(questions[question](read(allow(ACTION[question], block))), "open"));
        }
    }

    it("a call that only a service makes: it chooses no resource, but the principal cannot escalate by it alone", () => {
        for (const block of [
            { Bool: { "aws:ViaAWSService": "true" } },
            { "ForAnyValue:StringEquals": { "aws:CalledVia": "athena.amazonaws.com" } },
        ]) {
            for (const question of ["resources", "pass", "assume"] as const) {
                assert.equal(questions[question](read(allow(ACTION[question], block))), "open", question);
            }
            assert.equal(questions.escalation(read(allow(ACTION.escalation, block))), "held");
        }
    });
});

describe("conditions that choose resources", () => {
    const cases: readonly (readonly [string, Block])[] = [
        ["a tag of the resource", { StringEquals: { "aws:ResourceTag/team": "orders" } }],
        ["a tag like a pattern", { StringLike: { "aws:ResourceTag/team": "orders-*" } }],
        ["the caller's own tag", { StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } }],
        [
            "a tag, if there is one, and there has to be one",
            { StringEqualsIfExists: { "aws:ResourceTag/team": "orders" }, Null: { "aws:ResourceTag/team": "false" } },
        ],
    ];
    for (const [title, block] of cases) {
        for (const question of TAGGED) {
            it(`${title}: ${question}`, () => assert.equal(questions[question](read(allow(ACTION[question], block))), "held"));
        }
        it(`${title}, by which AWS says that passing roles cannot be controlled: pass`, () =>
            assert.equal(questions.pass(read(allow(ACTION.pass, block))), "open"));
    }
    it("are undetermined where a pattern or a key is not known", () => {
        for (const question of TAGGED) {
            assert.equal(
                questions[question](read(allow(ACTION[question], { StringLike: { "aws:ResourceTag/team": UNKNOWN } }))),
                "undetermined",
                question,
            );
            assert.equal(
                questions[question](read(allow(ACTION[question], { StringEquals: { [UNKNOWN]: "orders" } }))),
                "undetermined",
                question,
            );
        }
    });
    it("keep what AWS documents for tagging on creation", () => {
        assert.equal(questions.resources(read(allow("ec2:CreateTags", { StringEquals: { "ec2:CreateAction": "RunInstances" } }))), "held");
    });
});

describe("a Deny with conditions in an identity document", () => {
    const ofAnother = { StringNotEquals: { "aws:ResourceTag/team": "orders" } };
    for (const question of TAGGED) {
        it(`leaves tagged resources only: ${question}`, () => {
            assert.equal(questions[question](read(allow(ACTION[question]), deny("*", ofAnother))), "held");
            assert.equal(questions[question](read(allow(ACTION[question]), deny(ACTION[question], ofAnother))), "held");
        });
        it(`leaves everything where it is for another action, another resource or other tags: ${question}`, () => {
            assert.equal(questions[question](read(allow(ACTION[question]), deny("sqs:*", ofAnother))), "open");
            assert.equal(
                questions[question](read(allow(ACTION[question]), deny("*", ofAnother, { Resource: "arn:aws:sqs:*:*:a" }))),
                "open",
            );
            assert.equal(
                questions[question](read(allow(ACTION[question]), deny("*", { StringEquals: { "aws:ResourceTag/team": "billing" } }))),
                "open",
            );
            assert.equal(
                questions[question](read(allow(ACTION[question]), deny("*", { ...ofAnother, Bool: { "aws:SecureTransport": "false" } }))),
                "open",
            );
        });
    }
    it("leaves the own account's buckets", () => {
        const others = { StringNotEquals: { "s3:ResourceAccount": "123456789012" } };
        assert.equal(questions.resources(read(allow("s3:GetObject"), deny("s3:*", others))), "held");
        assert.equal(
            questions.resources(
                read(
                    allow("sqs:SendMessage"),
                    deny("sqs:*", { StringNotEquals: { "aws:ResourceAccount": "123456789012" } }, { Resource: "arn:aws:sqs:*:*:*" }),
                ),
            ),
            "held",
        );
        assert.equal(questions.resources(read(allow("s3:GetObject"), deny("s3:Put*", others))), "open");
    });
    it("leaves roles for one service", () => {
        const others = { StringNotEquals: { "iam:PassedToService": "lambda.amazonaws.com" } };
        assert.equal(questions.pass(read(allow("iam:PassRole"), deny("iam:PassRole", others))), "held");
        assert.equal(
            questions.pass(
                read(allow("iam:PassRole"), deny("iam:PassRole", { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } })),
            ),
            "open",
        );
        assert.equal(questions.escalation(read(allow(["iam:PassRole", "ec2:RunInstances"]), deny("iam:PassRole", others))), "held");
    });
    it("is undetermined where its value is not known", () => {
        assert.equal(
            questions.resources(read(allow("s3:GetObject"), deny("s3:*", { StringNotLike: { "s3:ResourceAccount": UNKNOWN } }))),
            "undetermined",
        );
        assert.equal(
            questions.pass(read(allow("iam:PassRole"), deny("*", { StringNotEquals: { "iam:PassedToService": UNKNOWN } }))),
            "undetermined",
        );
    });
});

describe("iam:PassRole", () => {
    it("is undetermined where the service is not known", () => {
        assert.equal(questions.pass(read(allow("iam:PassRole", { StringEquals: { "iam:PassedToService": UNKNOWN } }))), "undetermined");
    });
});

describe("sts:AssumeRole by a pattern", () => {
    it("is one mistake, of the policy on sts:AssumeRole", () => {
        for (const pattern of ["sts:AssumeRole*", "sts:Assume*"]) {
            assert.equal(questions.assume(read(allow(pattern))), "open", pattern);
            assert.equal(questions.resources(read(allow(pattern))), "held", pattern);
        }
    });
});
