import assert from "node:assert/strict";
import { oldTlsRequests, plainRequests, type Guarded } from "../../../../../policies/model/iam/resource-policies/tls-only";
import type { AttachedDocument, Many } from "../../../../../policies/model/stack";
import { MASKED, Undetermined, UNKNOWN } from "../../../../../policies/model/values";

const ARN = "arn:aws:s3:::acme";
const guarded: Guarded = { action: "s3:*", resources: [ARN, `${ARN}/*`] };
const many = (raws: readonly unknown[], unresolved: Many<AttachedDocument>["unresolved"] = []): Many<AttachedDocument> => ({
    items: raws.map((raw) => ({ origin: {} as AttachedDocument["origin"], path: ["policy"], raw })),
    unresolved,
});
const deny = (more: object = {}): object => ({
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: `${ARN}*`,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
    ...more,
});
const policy = (...statements: readonly unknown[]): object => ({ Statement: statements });
const maybe = [{ node: {} as AttachedDocument["origin"], path: ["bucket"], reason: "unknown" as const }];
const isUndetermined = (error: unknown): boolean => error instanceof Undetermined;

describe("requests without TLS", () => {
    it("are denied by one policy that covers everything", () => assert.equal(plainRequests(many([policy(deny())]), guarded), undefined));
    it("are open without a policy, and told apart from a policy that does not do", () => {
        assert.equal(plainRequests(many([]), guarded), "none");
        assert.equal(plainRequests(many([policy(deny({ Action: "s3:GetObject" }))]), guarded), "open");
    });
    it("are not denied by two documents together, as a resource has one policy", () => {
        const halves = [policy(deny({ Resource: ARN })), policy(deny({ Resource: `${ARN}/*` }))];
        assert.equal(plainRequests(many(halves), guarded), "open");
        assert.equal(plainRequests(many([policy(deny({ Resource: ARN }), deny({ Resource: `${ARN}/*` }))]), guarded), undefined);
    });
    it("are undetermined where another policy may belong to the resource, unless one denies them already", () => {
        assert.throws(() => plainRequests(many([], maybe), guarded), isUndetermined);
        assert.equal(plainRequests(many([policy(deny())], maybe), guarded), undefined);
    });
    for (const [title, statement] of [
        ["a principal", deny({ Principal: { AWS: [UNKNOWN] } })],
        ["an action", deny({ Action: UNKNOWN })],
        ["a resource", deny({ Resource: UNKNOWN })],
        ["the condition", deny({ Condition: UNKNOWN })],
        ["the statement", UNKNOWN],
    ] as const) {
        it(`are undetermined where ${title} is unknown, unless another statement denies them`, () => {
            assert.throws(() => plainRequests(many([policy(statement)]), guarded), isUndetermined);
            assert.equal(plainRequests(many([policy(statement, deny())]), guarded), undefined);
        });
    }
    for (const [notAction, verdict] of [
        ["iam:*", undefined],
        [["sns:Publish", "sqs:*"], undefined],
        ["s3:GetObject", "open"],
        [["iam:*", "S3:*"], "open"],
        ["*", "open"],
        ["s*:List*", "open"],
    ] as const) {
        it(`are ${verdict ?? "denied"} where all is denied but ${String(notAction)}`, () =>
            assert.equal(plainRequests(many([policy(deny({ Action: undefined, NotAction: notAction }))]), guarded), verdict));
    }
    it("are undetermined where it is unknown what is not denied", () =>
        assert.throws(() => plainRequests(many([policy(deny({ Action: undefined, NotAction: UNKNOWN }))]), guarded), isUndetermined));
    it("are denied where one action matters, and others are excepted", () => {
        const publish = { action: "sns:Publish", resources: [undefined] };
        const all = { Action: undefined, Resource: "*" };
        assert.equal(plainRequests(many([policy(deny({ ...all, NotAction: "sns:Subscribe" }))]), publish), undefined);
        assert.equal(plainRequests(many([policy(deny({ ...all, NotAction: "SNS:Pub*" }))]), publish), "open");
    });
    it("are open whatever an unknown resource is, where the statement does not deny them", () =>
        assert.equal(plainRequests(many([policy(deny({ Resource: UNKNOWN, Principal: { AWS: "123456789012" } }))]), guarded), "open"));
    it("are denied for certain only by * where the resource's ARN is not known", () => {
        const unnamed = { action: "s3:*", resources: [undefined] };
        assert.equal(plainRequests(many([policy(deny({ Resource: "*" }))]), unnamed), undefined);
        assert.throws(() => plainRequests(many([policy(deny())]), unnamed), isUndetermined);
    });
});

describe("a policy that cannot be judged", () => {
    for (const [raw, reason] of [
        ["{", "shape"],
        [UNKNOWN, "unknown"],
        [MASKED, "secret"],
    ] as const) {
        it(`says why: ${reason}`, () => {
            assert.throws(() => plainRequests(many([raw]), guarded), { reason });
        });
    }
});

describe("requests with an old version of TLS", () => {
    const version = (value: string): object => deny({ Condition: { NumericLessThan: { "s3:TlsVersion": value } } });
    for (const [value, minimum, expected] of [
        ["1.3", 1.3, undefined],
        ["1.2", 1.3, "open"],
        ["1.3", 1.2, undefined],
        ["1.2", 1.2, undefined],
    ] as const) {
        it(`below ${String(minimum)} are ${expected ?? "denied"} under a Deny below ${value}`, () =>
            assert.equal(oldTlsRequests(many([policy(version(value))]), guarded, minimum), expected));
    }
});
