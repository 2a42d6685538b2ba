import assert from "node:assert/strict";
import { provesKey, type Conditioned } from "../../../../../policies/model/iam/language/conditions";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import { type Statement } from "../../../../../policies/model/iam/language/statement";
import { hasFixedOwner, hasWildcard, isFixed } from "../../../../../policies/model/iam/language/fixed";
import { provesDenyWithoutMfa, provesMfa } from "../../../../../policies/model/iam/conditions/mfa";
import {
    provesAccount,
    provesCaller,
    provesNarrowed,
    provesOrganisation,
    provesPrincipal,
    provesSource,
} from "../../../../../policies/model/iam/conditions/pins";
import { provesAddresses } from "../../../../../policies/model/iam/conditions/addresses";
import { secureTransportDeny, tlsVersionDeny } from "../../../../../policies/model/iam/conditions/transport";
import { settle, type Verdict } from "../../../../../policies/model/iam/language/verdict";
import { Undetermined, UNKNOWN } from "../../../../../policies/model/values";

type Block = Record<string, unknown>;

function statement(condition: Block, effect: "Allow" | "Deny" = "Allow"): Statement {
    const document = parseDocument({
        Statement: { Effect: effect, Principal: "*", Action: "s3:GetObject", Resource: "*", Condition: condition },
    });
    const [only] = document.statements;
    assert.ok(only);
    return only;
}

/** A proof as a plain answer, which throws where an unknown element decides. */
const plain =
    <T extends Conditioned>(proves: (subject: T) => Verdict) =>
    (subject: T): boolean =>
        settle(proves(subject), subject.path);
const requiresKey = (subject: Statement, key: string, accept: (value: string) => boolean): boolean =>
    plain((one: Statement) => provesKey(one, key, accept))(subject);
const [requiresMfa, deniesWithoutMfa] = [plain(provesMfa), plain(provesDenyWithoutMfa)];

const undetermined = (reason: string) => (error: unknown) => error instanceof Undetermined && error.reason === reason;

describe("what a condition block proves about a key", () => {
    const key = "aws:PrincipalAccount";
    const isOwn = (value: string): boolean => value === "111122223333";
    const cases: readonly (readonly [string, Block, boolean])[] = [
        ["a positive operator", { StringEquals: { [key]: "111122223333" } }, true],
        ["the key in another case", { stringequals: { "AWS:principalaccount": "111122223333" } }, true],
        ["a list of which every value is acceptable", { StringEquals: { [key]: ["111122223333", "111122223333"] } }, true],
        ["a list of which one value is not acceptable", { StringEquals: { [key]: ["111122223333", "444455556666"] } }, false],
        ["an empty list", { StringEquals: { [key]: [] } }, false],
        ["another key", { StringEquals: { "aws:SourceAccount": "111122223333" } }, false],
        ["no condition", {}, false],
        ["a negated operator", { StringNotEquals: { [key]: "111122223333" } }, false],
        ["IfExists", { StringEqualsIfExists: { [key]: "111122223333" } }, false],
        ["IfExists with Null false", { StringEqualsIfExists: { [key]: "111122223333" }, Null: { [key]: "false" } }, true],
        ["IfExists with Null true", { StringEqualsIfExists: { [key]: "111122223333" }, Null: { [key]: "true" } }, false],
        [
            "IfExists with Null false on another key",
            { StringEqualsIfExists: { [key]: "111122223333" }, Null: { "aws:userid": false } },
            false,
        ],
        ["ForAllValues", { "ForAllValues:StringEquals": { [key]: "111122223333" } }, false],
        ["ForAllValues with Null false", { "ForAllValues:StringEquals": { [key]: "111122223333" }, Null: { [key]: false } }, true],
        ["ForAnyValue", { "ForAnyValue:StringEquals": { [key]: "111122223333" } }, true],
        ["Null false alone", { Null: { [key]: "false" } }, false],
        ["one of two lines", { StringLike: { [key]: "*" }, StringEquals: { [key]: "111122223333" } }, true],
        ["a comparison of size", { NumericLessThan: { [key]: "111122223333" } }, false],
    ];
    for (const [title, condition, expected] of cases) {
        it(`${expected ? "takes" : "does not take"} ${title} for a proof`, () => {
            assert.equal(requiresKey(statement(condition), key, isOwn), expected);
        });
    }

    it("is undetermined where an unknown value decides", () => {
        assert.throws(() => requiresKey(statement({ StringEquals: { [key]: UNKNOWN } }), key, isOwn), undetermined("unknown"));
        assert.throws(
            () => requiresKey(statement({ StringEquals: { [key]: ["111122223333", UNKNOWN] } }), key, isOwn),
            undetermined("unknown"),
        );
        assert.throws(() => requiresKey(statement({ StringEquals: { [`${UNKNOWN}:sub`]: "x" } }), key, isOwn), undetermined("unknown"));
    });

    it("is decided by known parts in spite of unknown ones", () => {
        assert.equal(requiresKey(statement({ StringEquals: { [key]: ["444455556666", UNKNOWN] } }), key, isOwn), false);
        assert.equal(requiresKey(statement({ StringEquals: { [key]: "111122223333", "aws:userid": UNKNOWN } }), key, isOwn), true);
        assert.equal(requiresKey(statement({ StringNotEquals: { [key]: UNKNOWN } }), key, isOwn), false);
    });
});

describe("fixed values", () => {
    it("hold no wildcard and no policy variable", () => {
        for (const value of ["o-a1b2c3", "111122223333", "vpce-0a1b"]) assert.equal(isFixed(value), true);
        for (const value of ["", " ", "*", "o-*", "vpce-?", "${aws:username}"]) assert.equal(isFixed(value), false);
    });

    it("may hold an escaped wildcard", () => {
        assert.equal(hasWildcard("a${*}b"), false);
        assert.equal(hasWildcard("a${*}*"), true);
    });

    it("have one owner in an ARN if account or bucket are fixed", () => {
        const yes = [
            "arn:aws:sns:*:111122223333:*",
            "arn:aws:s3:::my-bucket",
            "arn:aws:s3:::my-bucket/*",
            "arn:aws:s3:*:*:my-bucket",
            "arn:aws:codecatalyst:::space/1234/project/*",
            "arn:aws:route53:::hostedzone/Z1",
            "arn:aws-cn:events:cn-north-1:${aws:ResourceAccount}:rule/*",
        ];
        const no = [
            "*",
            "arn:aws:s3:::*",
            "arn:aws:s3:::my-*",
            "arn:aws:s3:*:*:my-*",
            "arn:aws:s3:*:*:accesspoint/my-point",
            "arn:aws:sqs:*:*:my-queue",
            "arn:aws:sns:*:*:topic",
            "arn:aws:codecatalyst:::space/*",
            "arn:aws:sns:eu-west-1:1111*:x",
        ];
        for (const arn of yes) assert.equal(hasFixedOwner(arn), true, arn);
        for (const arn of no) assert.equal(hasFixedOwner(arn), false, arn);
    });
});

describe("conditions that bind the caller", () => {
    type Pin = (statement: Conditioned) => Verdict;
    const cases: readonly (readonly [string, Pin, Block, boolean])[] = [
        ["an organisation", provesOrganisation, { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }, true],
        ["any organisation", provesOrganisation, { StringLike: { "aws:PrincipalOrgID": "o-*" } }, false],
        ["a star for the organisation", provesOrganisation, { StringLike: { "aws:PrincipalOrgID": "*" } }, false],
        ["the organisation if there is one", provesOrganisation, { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }, false],
        ["the resource's organisation", provesOrganisation, { StringEquals: { "aws:PrincipalOrgID": "${aws:ResourceOrgID}" } }, true],
        [
            "the resource's organisation, turned round",
            provesOrganisation,
            { StringEquals: { "aws:ResourceOrgID": "${aws:PrincipalOrgID}" } },
            true,
        ],
        ["the resource's organisation by its ID", provesOrganisation, { StringEquals: { "aws:ResourceOrgID": "o-a1b2c3d4e5" } }, false],
        [
            "a path in an organisation",
            provesOrganisation,
            { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/ou-*/*" } },
            true,
        ],
        [
            "all paths of an organisation",
            provesOrganisation,
            { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/*"] } },
            true,
        ],
        ["any path", provesOrganisation, { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-*/r-ab12/*" } }, false],
        ["a path for all values", provesOrganisation, { "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" } }, false],
        ["an account", provesAccount, { StringEquals: { "aws:PrincipalAccount": ["111122223333", "444455556666"] } }, true],
        [
            "a key's caller account",
            provesAccount,
            { StringEquals: { "kms:CallerAccount": "111122223333", "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } },
            true,
        ],
        [
            "only the service through which a key is used",
            provesCaller,
            { StringEquals: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } },
            false,
        ],
        ["an access point's account", provesAccount, { StringEquals: { "s3:DataAccessPointAccount": "111122223333" } }, true],
        ["an account pattern", provesAccount, { StringLike: { "aws:PrincipalAccount": "1111*" } }, false],
        ["a principal's ARN", provesPrincipal, { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/deploy" } }, true],
        ["the roles of an account", provesPrincipal, { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/*" } }, true],
        ["a role name in any account", provesPrincipal, { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/deploy" } }, false],
        ["a role's sessions by ID", provesPrincipal, { StringLike: { "aws:userid": "AROAEXAMPLEID0000:*" } }, true],
        ["a user name, which every account may have", provesCaller, { StringEquals: { "aws:username": "alice" } }, false],
        ["a principal tag", provesCaller, { StringEquals: { "aws:PrincipalTag/team": "blue" } }, false],
        ["a source ARN", provesSource, { ArnLike: { "aws:SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/*" } }, true],
        ["a bucket as source", provesSource, { ArnLike: { "AWS:SourceArn": "arn:aws:s3:::my-bucket" } }, true],
        ["any source ARN", provesSource, { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } }, false],
        ["a star for the source", provesSource, { StringLike: { "aws:SourceArn": "*" } }, false],
        ["a source account", provesSource, { StringEquals: { "aws:SourceAccount": "111122223333" } }, true],
        ["a source organisation", provesSource, { StringEquals: { "aws:SourceOrgID": "${aws:ResourceOrgID}" } }, true],
        ["source organisation paths", provesSource, { StringLike: { "aws:SourceOrgPaths": "o-a1b2c3d4e5/*" } }, true],
        ["a topic owner", provesSource, { StringEquals: { "AWS:SourceOwner": "111122223333" } }, true],
        [
            "an encryption context with an ARN",
            provesSource,
            { ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:111122223333:*" } },
            true,
        ],
        ["a VPC", provesCaller, { StringEquals: { "aws:SourceVpc": "vpc-0a1b2c" } }, true],
        ["a VPC endpoint", provesCaller, { StringEquals: { "aws:sourceVpce": ["vpce-0a1b2c", "vpce-0d4e5f"] } }, true],
        ["any VPC endpoint", provesCaller, { StringLike: { "aws:sourceVpce": "vpce-*" } }, false],
        ["a mount target", provesCaller, { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } }, true],
        ["not a mount target", provesCaller, { Bool: { "elasticfilesystem:AccessedViaMountTarget": false } }, false],
        ["TLS", provesCaller, { Bool: { "aws:SecureTransport": "true" } }, false],
        ["a referer", provesCaller, { StringLike: { "aws:Referer": "https://example.com/*" } }, false],
    ];
    for (const [title, pin, condition, expected] of cases) {
        it(`${expected ? "are" : "are not"} found in ${title}`, () => assert.equal(plain(pin)(statement(condition)), expected));
    }

    it("hold address ranges that AWS does not call public", () => {
        const of = (ranges: unknown, operator = "IpAddress") => provesAddresses(statement({ [operator]: { "aws:SourceIp": ranges } }));
        assert.equal(of("203.0.113.0/24"), "yes");
        assert.equal(of(["203.0.113.7", "2001:db8::/32"]), "yes");
        assert.equal(of("0.0.0.0/0"), "no");
        assert.equal(of(["203.0.113.0/24", "::/0"]), "no");
        assert.equal(of("203.0.113.0/24", "NotIpAddress"), "no");
        assert.equal(of("203.0.113.0/24", "IpAddressIfExists"), "no");
        assert.equal(of(UNKNOWN), "unknown");
    });

    it("do not take an issuer that many share, or the name of a service, for a caller", () => {
        const provider = (value: string) => provesPrincipal(statement({ StringEquals: { "aws:FederatedProvider": value } }));
        assert.equal(provider("cognito-identity.amazonaws.com"), "no");
        assert.equal(provider("accounts.google.com"), "no");
        assert.equal(provider("arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"), "no");
        assert.equal(provider("arn:aws:iam::111122223333:oidc-provider/login.example.com"), "yes");
        assert.equal(provider("arn:aws:iam::111122223333:saml-provider/staff"), "yes");
        assert.equal(provesPrincipal(statement({ StringEquals: { "aws:PrincipalServiceName": "cloudfront.amazonaws.com" } })), "no");
    });

    it("do not take an account for fixed where a star before it crosses colons", () => {
        const source = (operator: string, value: string) => provesSource(statement({ [operator]: { "aws:SourceArn": value } }));
        assert.equal(source("ArnLike", "arn:aws:sns:*:111122223333:orders"), "yes");
        assert.equal(source("StringLike", "arn:aws:sns:*:111122223333:orders"), "no");
        assert.equal(source("StringLike", "arn:aws:*:eu-west-1:111122223333:*"), "no");
        assert.equal(source("StringLike", "arn:aws:sns:eu-west-1:111122223333:*"), "yes");
        assert.equal(source("StringEquals", "arn:aws:sns:eu-west-1:111122223333:orders"), "yes");
    });

    it("find an external ID only if it is one text", () => {
        assert.equal(provesNarrowed(statement({ StringEquals: { "sts:ExternalId": "a1b2" } })), "yes");
        assert.equal(provesNarrowed(statement({ StringLike: { "sts:ExternalId": "*" } })), "no");
        assert.equal(provesNarrowed(statement({ StringEquals: { "sts:ExternalId": "" } })), "no");
        assert.equal(provesNarrowed(statement({ StringNotEquals: { "sts:ExternalId": "a1b2" } })), "no");
    });
});

describe("conditions on MFA", () => {
    const present = "aws:MultiFactorAuthPresent";
    const age = "aws:MultiFactorAuthAge";
    const allows: readonly (readonly [string, Block, boolean])[] = [
        ["Bool true", { Bool: { [present]: "true" } }, true],
        ["Bool true as a Boolean", { Bool: { [present]: true } }, true],
        ["Bool false", { Bool: { [present]: "false" } }, false],
        ["Bool true or false", { Bool: { [present]: ["true", "false"] } }, false],
        ["BoolIfExists true", { BoolIfExists: { [present]: "true" } }, false],
        ["BoolIfExists true with Null false", { BoolIfExists: { [present]: "true" }, Null: { [present]: "false" } }, true],
        ["Null false on the key that is there without MFA too", { Null: { [present]: "false" } }, false],
        ["Null false on the age", { Null: { [age]: "false" } }, true],
        ["an age below", { NumericLessThan: { [age]: "3600" } }, true],
        ["an age below or equal", { NumericLessThanEquals: { [age]: 3600 } }, true],
        ["an age below, if there is one", { NumericLessThanIfExists: { [age]: "3600" } }, false],
        ["the string operator", { StringEquals: { [present]: "true" } }, false],
        ["nothing", {}, false],
    ];
    for (const [title, condition, expected] of allows) {
        it(`are ${expected ? "" : "not "}required by ${title}`, () => assert.equal(requiresMfa(statement(condition)), expected));
    }

    const denies: readonly (readonly [string, Block, boolean])[] = [
        ["BoolIfExists false", { BoolIfExists: { [present]: "false" } }, true],
        ["Bool false, which long-term keys escape", { Bool: { [present]: "false" } }, false],
        ["Null true, which temporary credentials escape", { Null: { [present]: "true" } }, false],
        ["no age", { Null: { [age]: "true" } }, true],
        ["an age above, or none", { NumericGreaterThanIfExists: { [age]: "3600" } }, true],
        ["an age above", { NumericGreaterThan: { [age]: "3600" } }, false],
        ["BoolIfExists true", { BoolIfExists: { [present]: "true" } }, false],
        [
            "BoolIfExists false outside one Region",
            { BoolIfExists: { [present]: "false" }, StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } },
            false,
        ],
        ["BoolIfExists false for calls not made by services", { BoolIfExists: { [present]: "false", "aws:ViaAWSService": "false" } }, true],
        ["no condition", {}, false],
    ];
    for (const [title, condition, expected] of denies) {
        it(`are ${expected ? "" : "not "}enforced by a Deny with ${title}`, () =>
            assert.equal(deniesWithoutMfa(statement(condition, "Deny")), expected));
    }

    it("are not enforced by an Allow", () => assert.equal(deniesWithoutMfa(statement({ BoolIfExists: { [present]: "false" } })), false));

    it("are undetermined where the value is unknown", () => {
        assert.throws(() => requiresMfa(statement({ Bool: { [present]: UNKNOWN } })), undetermined("unknown"));
        assert.throws(() => deniesWithoutMfa(statement({ BoolIfExists: { [present]: UNKNOWN } }, "Deny")), undetermined("unknown"));
    });
});

describe("conditions on transport security", () => {
    const tls = "aws:SecureTransport";
    const cases: readonly (readonly [string, "Allow" | "Deny", Block, boolean])[] = [
        ["Deny, Bool false", "Deny", { Bool: { [tls]: "false" } }, true],
        ["Deny, Bool false as a Boolean", "Deny", { Bool: { [tls]: false } }, true],
        ["Deny, BoolIfExists false", "Deny", { BoolIfExists: { [tls]: "false" } }, true],
        ["Deny, Bool true", "Deny", { Bool: { [tls]: "true" } }, false],
        ["Allow, Bool true", "Allow", { Bool: { [tls]: "true" } }, false],
        ["Deny, Bool false and one bucket prefix", "Deny", { Bool: { [tls]: "false" }, StringLike: { "s3:prefix": "a/*" } }, false],
        ["Deny, Bool false, AWS services spared", "Deny", { Bool: { [tls]: "false", "aws:PrincipalIsAWSService": "false" } }, true],
        ["Deny, StringEquals false", "Deny", { StringEquals: { [tls]: "false" } }, false],
        ["Deny without condition", "Deny", {}, false],
    ];
    for (const [title, effect, condition, expected] of cases) {
        it(`are ${expected ? "" : "not "}enforced by ${title}`, () =>
            assert.equal(secureTransportDeny(statement(condition, effect)), expected));
    }

    it("leave the TLS versions above a bound", () => {
        const of = (condition: Block, effect: "Allow" | "Deny" = "Deny") => tlsVersionDeny(statement(condition, effect));
        assert.equal(of({ NumericLessThan: { "s3:TlsVersion": "1.2" } }), 1.2);
        assert.equal(of({ NumericLessThan: { "s3:TlsVersion": 1.3 } }), 1.3);
        assert.equal(of({ NumericLessThanIfExists: { "s3:TlsVersion": ["1.2", "1.3"] } }), 1.3);
        assert.equal(of({ NumericLessThanEquals: { "s3:TlsVersion": "1.2" } }), 1.3);
        assert.equal(of({ NumericLessThan: { "s3:TlsVersion": "1.0" } }), undefined);
        assert.equal(of({ NumericLessThan: { "s3:TlsVersion": "none" } }), undefined);
        assert.equal(of({ NumericLessThan: { "s3:TlsVersion": "1.2" } }, "Allow"), undefined);
        assert.equal(of({ NumericGreaterThan: { "s3:TlsVersion": "1.2" } }), undefined);
        assert.equal(of({ NumericLessThan: { "s3:TlsVersion": "1.2" }, StringEquals: { "s3:prefix": "a" } }), undefined);
        assert.throws(() => of({ NumericLessThan: { "s3:TlsVersion": UNKNOWN } }), undetermined("unknown"));
    });
});
