import assert from "node:assert/strict";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import { type PolicyDocument } from "../../../../../policies/model/iam/language/statement";
import { publicStatements, servicesWithoutSource } from "../../../../../policies/model/iam/resource-policies/exposure";
import { Undetermined, UNKNOWN } from "../../../../../policies/model/values";

type Json = Record<string, unknown>;

const QUEUE = "arn:aws:sqs:eu-west-1:111122223333:orders";
const ORGANISATION = "o-a1b2c3d4e5";

const allow = (principal: unknown, condition: Json = {}, more: Json = {}): Json => ({
    Effect: "Allow",
    Principal: principal,
    Action: "sqs:SendMessage",
    Resource: QUEUE,
    Condition: condition,
    ...more,
});
const deny = (condition: Json, more: Json = {}): Json => ({
    ...allow("*", condition, { Action: "sqs:*", Resource: "*" }),
    Effect: "Deny",
    ...more,
});
const policy = (...statements: readonly Json[]): PolicyDocument =>
    parseDocument(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
const openings = (document: PolicyDocument) => publicStatements(document).map(({ statement, opening }) => [statement.index, opening]);
const undetermined = (error: unknown) => error instanceof Undetermined && error.reason === "unknown";

describe("public statements", () => {
    const open: readonly (readonly [string, PolicyDocument, readonly (readonly unknown[])[]])[] = [
        ["a bare star", policy(allow("*")), [[0, "principal"]]],
        ["AWS star", policy(allow({ AWS: "*" })), [[0, "principal"]]],
        ["a star in a list", policy(allow({ AWS: ["111122223333", "*"] })), [[0, "principal"]]],
        [
            "other element names and order",
            parseDocument({ statement: { resource: QUEUE, principal: { aws: "*" }, action: "sqs:SendMessage", effect: "Allow" } }),
            [[0, "principal"]],
        ],
        ["any service", policy(allow({ Service: "*" })), [[0, "service"]]],
        [
            "a star and a Deny of everybody but a pattern",
            policy(allow("*"), deny({}, { Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::*:role/a" } })),
            [[0, "principal"]],
        ],
        ["any canonical user", policy(allow({ CanonicalUser: "*" })), [[0, "principal"]]],
        ["a star for any endpoint", policy(allow("*", { StringLike: { "sns:Endpoint": "*" } })), [[0, "principal"]]],
        ["a star for a domain left open", policy(allow("*", { StringLike: { "sns:Endpoint": "*@*.com" } })), [[0, "principal"]]],
        ["a star for a host left open", policy(allow("*", { StringLike: { "sns:Endpoint": "https://example.com*" } })), [[0, "principal"]]],
        ["a star for any protocol", policy(allow("*", { StringEquals: { "sns:Protocol": "https" } })), [[0, "principal"]]],
        [
            "private addresses beside a public one",
            policy(allow("*", { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "203.0.113.7"] } })),
            [[0, "principal"]],
        ],
        ["more than private addresses", policy(allow("*", { IpAddress: { "aws:SourceIp": "10.0.0.0/7" } })), [[0, "principal"]]],
        ["no private addresses", policy(allow("*", { NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } })), [[0, "principal"]]],
        ["a pattern over accounts", policy(allow({ AWS: "arn:aws:iam::*:root" })), [[0, "wildcard"]]],
        [
            "all but one",
            policy({ Effect: "Allow", NotPrincipal: { AWS: "111122223333" }, Action: "sqs:SendMessage", Resource: QUEUE }),
            [[0, "notPrincipal"]],
        ],
        ["the second of two statements", policy(allow({ AWS: "111122223333" }), allow("*")), [[1, "principal"]]],
        ["a star with TLS", policy(allow("*", { Bool: { "aws:SecureTransport": "true" } })), [[0, "principal"]]],
        ["a star with any source", policy(allow("*", { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } })), [[0, "principal"]]],
        [
            "a star with the account if there is one",
            policy(allow("*", { StringEqualsIfExists: { "aws:PrincipalAccount": "111122223333" } })),
            [[0, "principal"]],
        ],
        [
            "a star outside an organisation",
            policy(allow("*", { StringNotEquals: { "aws:PrincipalOrgID": ORGANISATION } })),
            [[0, "principal"]],
        ],
        ["a star and a Deny of plain HTTP", policy(allow("*"), deny({ Bool: { "aws:SecureTransport": "false" } })), [[0, "principal"]]],
        ["a star and a Deny of another action", policy(allow("*"), deny({}, { Action: "sqs:DeleteQueue" })), [[0, "principal"]]],
        ["a star and a Deny for another resource", policy(allow("*"), deny({}, { Resource: `${QUEUE}-dead` })), [[0, "principal"]]],
        ["a star and a Deny for one account", policy(allow("*"), deny({}, { Principal: { AWS: "444455556666" } })), [[0, "principal"]]],
        [
            "every action and a Deny of one",
            policy(allow("*", {}, { Action: "sqs:*" }), deny({}, { Action: "sqs:SendMessage" })),
            [[0, "principal"]],
        ],
    ];
    for (const [title, document, expected] of open) it(`are found in ${title}`, () => assert.deepEqual(openings(document), expected));

    const closed: readonly (readonly [string, PolicyDocument])[] = [
        ["a named account", policy(allow({ AWS: "arn:aws:iam::111122223333:root" }))],
        ["a service", policy(allow({ Service: "sns.amazonaws.com" }))],
        ["a Deny for everybody", policy(deny({}))],
        ["an organisation", policy(allow("*", { StringEquals: { "aws:PrincipalOrgID": ORGANISATION } }))],
        ["an account", policy(allow("*", { StringEquals: { "aws:PrincipalAccount": "111122223333" } }))],
        [
            "a topic's owner, as in the default policy of a topic",
            policy(allow({ AWS: "*" }, { StringEquals: { "AWS:SourceOwner": "111122223333" } })),
        ],
        ["a source", policy(allow("*", { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:111122223333:orders" } }))],
        ["a VPC endpoint", policy(allow("*", { StringEquals: { "aws:SourceVpce": "vpce-0a1b2c" } }))],
        ["a mount target", policy(allow({ AWS: "*" }, { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } }))],
        ["an access point's account", policy(allow({ AWS: "*" }, { StringEquals: { "s3:DataAccessPointAccount": "111122223333" } }))],
        ["a Deny that takes it all back", policy(deny({}), allow("*"))],
        [
            "a Deny of everybody outside the organisation",
            policy(allow("*"), deny({ StringNotEquals: { "aws:PrincipalOrgID": ORGANISATION } })),
        ],
        ["a Deny of everybody outside the endpoint", policy(allow("*"), deny({ StringNotEquals: { "aws:SourceVpce": "vpce-0a1b2c" } }))],
        [
            "private addresses",
            policy(allow("*", { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "172.16.0.0/12", "192.168.1.7", "fd00::/8"] } })),
        ],
        ["one domain of endpoints", policy(allow("*", { StringLike: { "sns:Endpoint": ["*@example.com", "https://example.com/*"] } }))],
        ["one queue as endpoint", policy(allow("*", { StringEquals: { "sns:Endpoint": QUEUE } }))],
        [
            "a Deny of everybody but two",
            policy(
                allow("*"),
                deny({}, { Principal: undefined, NotPrincipal: { AWS: ["111122223333", "arn:aws:iam::111122223333:role/a"] } }),
            ),
        ],
        ["no principal at all", policy({ Effect: "Allow", Action: "*", Resource: "*" })],
    ];
    for (const [title, document] of closed) it(`are not found in a policy with ${title}`, () => assert.deepEqual(openings(document), []));

    it("are marked where only address ranges are admitted", () => {
        const marked = (range: unknown) =>
            publicStatements(policy(allow("*", { IpAddress: { "aws:SourceIp": range } }))).map((found) => found.addressesOnly);
        assert.deepEqual(marked("203.0.113.0/24"), ["yes"]);
        assert.deepEqual(marked(["203.0.113.0/24", "0.0.0.0/0"]), ["no"]);
    });

    it("are undetermined where an unknown element decides", () => {
        assert.throws(() => openings(policy(allow({ AWS: UNKNOWN }))), undetermined);
        assert.throws(() => openings(policy(allow("*", { StringEquals: { "aws:PrincipalOrgID": UNKNOWN } }))), undetermined);
        assert.throws(() => openings(policy(allow("*"), deny({}, { Action: [UNKNOWN] }))), undetermined);
        assert.throws(() => openings(policy(allow("*"), deny({}, { Principal: undefined, NotPrincipal: { AWS: UNKNOWN } }))), undetermined);
        assert.throws(() => openings(policy(allow("*"), deny({ StringNotEquals: { "aws:PrincipalOrgID": UNKNOWN } }))), undetermined);
    });

    it("are told in spite of unknown elements elsewhere", () => {
        assert.deepEqual(openings(policy(allow({ AWS: UNKNOWN }), allow("*"))), [[1, "principal"]]);
        assert.deepEqual(openings(policy(allow({ AWS: UNKNOWN }, { StringEquals: { "aws:PrincipalOrgID": ORGANISATION } }))), []);
    });
});

describe("services without a source", () => {
    const of = (...statements: readonly Json[]) => servicesWithoutSource(policy(...statements)).map(({ principal }) => principal.written);

    it("are found by name", () => {
        assert.deepEqual(of(allow({ Service: ["sns.amazonaws.com", "logs.eu-west-1.amazonaws.com"] })), [
            "sns.amazonaws.com",
            "logs.eu-west-1.amazonaws.com",
        ]);
        assert.deepEqual(of(allow({ Service: "events.amazonaws.com" }, { ArnLike: { "aws:SourceArn": "*" } })), ["events.amazonaws.com"]);
        assert.deepEqual(of(allow({ Service: "events.amazonaws.com" }, { StringEqualsIfExists: { "aws:PrincipalOrgID": ORGANISATION } })), [
            "events.amazonaws.com",
        ]);
    });

    it("are not found where the condition is on an organisation, which no service is a member of", () => {
        assert.deepEqual(of(allow({ Service: "events.amazonaws.com" }, { StringEquals: { "aws:PrincipalOrgID": ORGANISATION } })), []);
    });

    it("are not found with one, or with a Deny of other sources", () => {
        const sns = { Service: "sns.amazonaws.com" };
        assert.deepEqual(of(allow(sns, { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:111122223333:orders" } })), []);
        assert.deepEqual(of(allow(sns, { StringEquals: { "aws:SourceOrgID": ORGANISATION } })), []);
        assert.deepEqual(of(allow(sns), deny({ StringNotEquals: { "aws:SourceAccount": "111122223333" } })), []);
        assert.deepEqual(of(allow({ AWS: "111122223333" })), []);
        const sparing = {
            StringNotEquals: { "aws:SourceAccount": "111122223333" },
            BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
        };
        assert.deepEqual(of(allow(sns), deny(sparing)), ["sns.amazonaws.com"]);
    });

    it("are undetermined where an unknown element decides", () => {
        assert.throws(() => of(allow({ Service: UNKNOWN })), undetermined);
        assert.throws(() => of(allow({ Service: "sns.amazonaws.com" }, { ArnEquals: { "aws:SourceArn": UNKNOWN } })), undetermined);
        assert.deepEqual(of(allow({ Service: UNKNOWN }, { StringEquals: { "aws:SourceAccount": "111122223333" } })), []);
    });
});
