import assert from "node:assert/strict";
import { provesCaller, provesSource } from "../../../../../policies/model/iam/conditions/pins";
import { holdsAfterDenies, isDenied } from "../../../../../policies/model/iam/grants/denies";
import { isFalse, type Conditioned } from "../../../../../policies/model/iam/language/conditions";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import type { Verdict } from "../../../../../policies/model/iam/language/verdict";
import { UNKNOWN } from "../../../../../policies/model/values";

type Block = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const everybody = { principal: "*", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::a/*"] };

/** What holds of an Allow for everybody after these blocks of Deny. */
function after(denies: readonly Block[], allow: Block = {}, proves: (block: Conditioned) => Verdict = provesCaller): Verdict {
    const deny = (Condition: Block) => ({ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*", Condition });
    const document = parseDocument({
        Statement: [
            { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*", Condition: allow },
            ...denies.map(deny),
        ],
    });
    const [first] = document.statements;
    assert.ok(first);
    return holdsAfterDenies(document, everybody, first, proves, (line) =>
        line.key === "aws:principalisawsservice" && line.values.every(isFalse) ? "yes" : "no",
    );
}

const organisation = { "aws:PrincipalOrgID": "o-a1b2c3d4e5" };

describe("a Deny of all resources but some", () => {
    const denies = (NotResource: unknown, resources: readonly string[] | undefined): Verdict =>
        isDenied(parseDocument({ Statement: { Effect: "Deny", Principal: "*", Action: "s3:*", NotResource } }), {
            ...everybody,
            resources,
        });

    it("takes back what is certainly none of them", () => {
        assert.equal(denies(["arn:aws:s3:::b", "arn:aws:s3:::b/*"], ["arn:aws:s3:::a/*"]), "yes");
        assert.equal(denies("arn:aws:s3:::a/public/*", ["arn:aws:s3:::a/internal/*"]), "yes");
    });
    it("leaves what may be one of them", () => {
        assert.equal(denies("arn:aws:s3:::a/public/*", ["arn:aws:s3:::a/*"]), "no");
        assert.equal(denies("arn:aws:s3:::a/*", ["arn:aws:s3:::b/*", "arn:aws:s3:::a/x"]), "no");
        assert.equal(denies("arn:aws:s3:::*/public/*", ["arn:aws:s3:::a/internal/*"]), "no");
        assert.equal(denies("arn:aws:s3:::a/*", undefined), "no");
    });
    it("is open where one of them is not known yet", () => {
        assert.equal(denies(UNKNOWN, ["arn:aws:s3:::a/*"]), "unknown");
        assert.equal(denies([UNKNOWN], ["*"]), "no");
        assert.equal(denies(["arn:aws:s3:::b/*", UNKNOWN], ["arn:aws:s3:::a/*"]), "unknown");
    });
    it("proves nothing where it spares more than anybody writes", () => {
        const many = Array.from({ length: 9 }, (_, index) => `arn:aws:s3:::b${index}/*`);
        assert.equal(denies(many, ["arn:aws:s3:::a/*"]), "no");
    });
});

describe("what a Deny leaves", () => {
    const cases: readonly (readonly [string, Verdict, readonly Block[], Block?])[] = [
        ["is the organisation after a Deny of all others", "yes", [{ StringNotEquals: organisation }]],
        [
            "is the endpoint after a Deny of all others, if there is one",
            "yes",
            [{ StringNotEqualsIfExists: { "aws:SourceVpce": "vpce-0a1b" } }],
        ],
        [
            "is the organisation and AWS services, which the caller's question may spare",
            "yes",
            [{ StringNotEquals: organisation, BoolIfExists: { "aws:PrincipalIsAWSService": "false" } }],
        ],
        [
            "is anybody who has a service call, where that is spared",
            "no",
            [{ StringNotEquals: organisation, BoolIfExists: { "aws:ViaAWSService": "false" } }],
        ],
        [
            "is anybody over TLS, where only plain requests of others are denied",
            "no",
            [{ StringNotEquals: organisation, Bool: { "aws:SecureTransport": "false" } }],
        ],
        ["is nothing certain for a pattern", "no", [{ StringNotLike: { "aws:PrincipalOrgID": "o-*" } }]],
        [
            "is anybody without the key for any of several values",
            "no",
            [{ "ForAnyValue:StringNotLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" } }],
        ],
        [
            "is one of the paths for all of several values",
            "yes",
            [{ "ForAllValues:StringNotLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" } }],
        ],
        ["is everybody else after a Deny of one organisation", "no", [{ StringEquals: organisation }]],
        ["is nobody after a Deny without conditions", "yes", [{}]],
        ["hangs on a value that is not known", "unknown", [{ StringNotEquals: { "aws:PrincipalOrgID": UNKNOWN } }]],
        [
            "is one of two kinds of caller after a Deny of what is neither",
            "yes",
            [{ StringNotEquals: { ...organisation }, ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/*" } }],
        ],
        [
            "has the key if another Deny demands it",
            "yes",
            [{ Null: { "aws:PrincipalOrgID": "true" } }],
            { StringEqualsIfExists: organisation },
        ],
    ];
    for (const [title, verdict, denies, allow] of cases) it(title, () => assert.equal(after(denies, allow), verdict));

    it("is the source after a Deny of all other sources", () => {
        assert.equal(after([{ ArnNotLike: { "aws:SourceArn": "arn:aws:sns:*:111122223333:*" } }], {}, provesSource), "yes");
        assert.equal(after([{ ArnLike: { "aws:SourceArn": "arn:aws:sns:*:111122223333:*" } }], {}, provesSource), "no");
    });
});

describe("a Deny of an account", () => {
    const denied = (written: unknown, principal: string): Verdict =>
        isDenied(parseDocument({ Statement: { Effect: "Deny", Principal: { AWS: written }, Action: "sts:AssumeRole" } }), {
            principal,
            actions: ["sts:AssumeRole"],
            resources: undefined,
        });
    it("covers the account in either spelling, and its principals", () => {
        assert.equal(denied("111122223333", "arn:aws:iam::111122223333:root"), "yes");
        assert.equal(denied("arn:aws:iam::111122223333:root", "111122223333"), "yes");
        assert.equal(denied("111122223333", "arn:aws:iam::111122223333:role/deploy"), "yes");
    });
    it("does not cover another account, nor the account where one principal is named", () => {
        assert.equal(denied("111122223333", "444455556666"), "no");
        assert.equal(denied("arn:aws:iam::111122223333:role/deploy", "111122223333"), "no");
    });
});
