import assert from "node:assert/strict";
import fc from "fast-check";
import { parseDocument, readDocument } from "../../../../../policies/model/iam/language/document";
import { type Condition } from "../../../../../policies/model/iam/language/statement";
import { isUnknown, MASKED, Undetermined, UNKNOWN, type Reason } from "../../../../../policies/model/values";
import { assertProportional } from "../../../../support/steps";

const allow = (more: object = {}): object => ({ Effect: "Allow", Action: "s3:GetObject", Resource: "*", ...more });
const statement = (raw: unknown) => {
    const [first] = parseDocument({ Statement: raw }).statements;
    assert.ok(first);
    return first;
};
const reasonOf = (raw: unknown): Reason => {
    try {
        parseDocument(raw, ["policy"]);
    } catch (error) {
        assert.ok(error instanceof Undetermined);
        return error.reason;
    }
    return assert.fail("the document was read");
};

describe("a policy document", () => {
    it("is the same as an object and as JSON text", () => {
        const document = { Version: "2012-10-17", Statement: [allow({ Sid: "Read" })] };
        assert.deepEqual(parseDocument(JSON.stringify(document)), parseDocument(document));
        assert.equal(parseDocument(document).version, "2012-10-17");
    });

    it("may have one statement without a list, and element names in any case", () => {
        const read = parseDocument({ statement: { effect: "Deny", NOTACTION: ["iam:*"], notResource: "*", CONDITION: {} } });
        assert.deepEqual(read.statements, [
            {
                index: 0,
                sid: undefined,
                effect: "Deny",
                actions: undefined,
                notActions: ["iam:*"],
                resources: undefined,
                notResources: ["*"],
                principals: undefined,
                notPrincipals: undefined,
                conditions: [],
                path: ["statement"],
            },
        ]);
    });

    it("gives each statement its place in the resource's inputs", () => {
        const text = JSON.stringify({ Statement: [allow(), allow()] });
        assert.deepEqual(
            parseDocument(text, ["inlinePolicies", 1, "policy"]).statements.map(({ path }) => path),
            [
                ["inlinePolicies", 1, "policy", "Statement", 0],
                ["inlinePolicies", 1, "policy", "Statement", 1],
            ],
        );
    });

    const unreadable: readonly (readonly [string, unknown, Reason])[] = [
        ["not known yet", UNKNOWN, "unknown"],
        ["an unknown object", "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", "unknown"],
        ["masked", MASKED, "secret"],
        ["text that is not JSON", "{", "shape"],
        ["broken text around an unknown part", `{"Statement": ${UNKNOWN}}`, "unknown"],
        ["empty text", "", "shape"],
        ["JSON of another type", "[]", "shape"],
        ["a number", 7, "shape"],
        ["absent", undefined, "shape"],
        ["without statements", { Version: "2012-10-17" }, "shape"],
        ["with statements of null", { Statement: null }, "shape"],
        ["with a statement not known yet", { Statement: [allow(), UNKNOWN] }, "unknown"],
        ["with a masked statement", { Statement: MASKED }, "secret"],
        ["with a statement that is text", { Statement: ["Allow"] }, "shape"],
        ["without an effect", { Statement: { Action: "*", Resource: "*" } }, "shape"],
        ["with an effect that IAM does not know", { Statement: allow({ Effect: "Permit" }) }, "shape"],
        ["with an effect not known yet", { Statement: allow({ Effect: UNKNOWN }) }, "unknown"],
        ["without an action", { Statement: { Effect: "Allow", Resource: "*" } }, "shape"],
        ["with Action and NotAction", { Statement: allow({ NotAction: "iam:*" }) }, "shape"],
        ["with Resource and NotResource", { Statement: allow({ NotResource: "*" }) }, "shape"],
        ["with one element in two spellings", { Statement: allow({ action: "*" }) }, "shape"],
        ["with an action that is no text", { Statement: allow({ Action: [7] }) }, "shape"],
        ["with an unknown kind of principal", { Statement: allow({ Principal: { Robot: "*" } }) }, "shape"],
        ["with a condition that is no object", { Statement: allow({ Condition: "x" }) }, "shape"],
    ];
    for (const [title, raw, reason] of unreadable) it(`is undetermined where it is ${title}`, () => assert.equal(reasonOf(raw), reason));

    it("keeps an action not known yet as an unknown element", () => {
        const read = statement(allow({ Action: ["s3:GetObject", UNKNOWN, MASKED], Resource: `arn:aws:s3:::${UNKNOWN}/*` }));
        assert.deepEqual(read.actions?.map(isUnknown), [false, true, true]);
        assert.deepEqual(read.resources, [UNKNOWN]);
    });

    it("keeps a condition not known yet as an unknown condition", () => {
        const hidden: Condition = { operator: UNKNOWN, ifExists: false, set: undefined, key: UNKNOWN, values: [UNKNOWN] };
        assert.deepEqual(statement(allow({ Condition: UNKNOWN })).conditions, [hidden]);
        assert.deepEqual(statement(allow({ Condition: { Bool: UNKNOWN } })).conditions, [{ ...hidden, operator: "bool" }]);
        assert.deepEqual(statement(allow({ Condition: { Bool: { "aws:X": UNKNOWN } } })).conditions, [
            { ...hidden, operator: "bool", key: "aws:x" },
        ]);
    });

    it("reports the statements that it cannot read beside those that it can", () => {
        const { statements, unreadable: rest } = readDocument({ Statement: [allow(), UNKNOWN, allow()] }, ["policy"]);
        assert.deepEqual(
            statements.map(({ index }) => index),
            [0, 2],
        );
        assert.deepEqual(
            rest.map(({ path, reason }) => [path, reason]),
            [[["policy", "Statement", 1], "unknown"]],
        );
    });

    const operators: readonly (readonly [string, Pick<Condition, "operator" | "ifExists" | "set">])[] = [
        ["StringEquals", { operator: "stringequals", ifExists: false, set: undefined }],
        ["boolifexists", { operator: "bool", ifExists: true, set: undefined }],
        ["ForAnyValue:StringLike", { operator: "stringlike", ifExists: false, set: "ForAnyValue" }],
        ["forallvalues:ArnLikeIfExists", { operator: "arnlike", ifExists: true, set: "ForAllValues" }],
        ["Null", { operator: "null", ifExists: false, set: undefined }],
    ];
    for (const [name, expected] of operators) {
        it(`reads the operator ${name}`, () =>
            assert.deepEqual(statement(allow({ Condition: { [name]: { "AWS:SourceArn": ["a", 1, true] } } })).conditions, [
                { ...expected, key: "aws:sourcearn", values: ["a", "1", "true"] },
            ]));
    }

    const principals: readonly (readonly [string, unknown, object])[] = [
        ["the bare star", "*", { everybody: true, aws: ["*"] }],
        ["a list with the star", ["*"], { everybody: true, aws: ["*"] }],
        ["the star as an AWS principal", { AWS: "*" }, { everybody: true, aws: ["*"] }],
        ["the star in a list of AWS principals", { aws: ["123456789012", "*"] }, { everybody: true, aws: ["123456789012", "*"] }],
        ["an account as a number", { AWS: 123456789012 }, { aws: ["123456789012"] }],
        ["every service, which is not everybody", { Service: "*" }, { service: ["*"] }],
        [
            "services",
            { Service: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"] },
            { service: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"] },
        ],
        ["a provider", { Federated: "cognito-identity.amazonaws.com" }, { federated: ["cognito-identity.amazonaws.com"] }],
        ["a canonical user", { CanonicalUser: "79a5" }, { canonicalUser: ["79a5"] }],
        ["one not known yet", UNKNOWN, { aws: [UNKNOWN], service: [UNKNOWN], federated: [UNKNOWN], canonicalUser: [UNKNOWN] }],
    ];
    for (const [title, raw, expected] of principals) {
        const full = { everybody: false, aws: [], service: [], federated: [], canonicalUser: [], ...expected };
        it(`reads as principal ${title}`, () => {
            assert.deepEqual(statement({ Effect: "Allow", Action: "sts:AssumeRole", Principal: raw }).principals, full);
            assert.deepEqual(statement({ Effect: "Allow", Action: "sts:AssumeRole", NotPrincipal: raw }).notPrincipals, full);
        });
    }

    it("never reads a prototype", () => {
        const text =
            '{"__proto__": {"Statement": []}, "constructor": {"prototype": {}}, "Statement": [{"__proto__": {"Effect": "Allow"}, "Action": "*"}]}';
        assert.equal(reasonOf(text), "shape");
    });

    it("takes the last of duplicate keys, as JSON readers do", () => {
        const read = parseDocument('{"Statement": [{"Effect": "Allow", "Action": "s3:*", "Action": "*", "Resource": "*"}]}');
        assert.deepEqual(read.statements[0]?.actions, ["*"]);
    });

    it("is read in steps in proportion to its length, however large or deep it is", () => {
        assert.equal(reasonOf("[".repeat(1_000_000)), "shape");
        assertProportional(
            "a document",
            (size) => () => {
                assert.equal(reasonOf(`{"Statement":${"[".repeat(2 * size)}${"]".repeat(2 * size)}}`), "shape");
                const list = Array.from({ length: size }, (_, index) => `s3:Get${index}`);
                assert.equal(statement(allow({ Action: list })).actions?.length, size);
                assert.equal(statement(allow({ Action: "0123abcd-".repeat(size) })).actions?.length, 1);
            },
            10_000,
        );
    });

    it("throws nothing but Undetermined, whatever it is given", () => {
        const key = fc.constantFrom(
            "Statement",
            "Effect",
            "Action",
            "NotAction",
            "Resource",
            "Principal",
            "Condition",
            "Sid",
            "AWS",
            "Bool",
            "__proto__",
        );
        const leaf = fc.oneof(
            fc.constantFrom<unknown>("Allow", "*", UNKNOWN, MASKED, null, undefined, 1, true),
            fc.string(),
            fc.anything(),
        );
        const tree = fc.letrec<{ node: unknown }>((tie) => ({
            node: fc.oneof(
                { depthSize: "small" },
                leaf,
                fc.array(tie("node"), { maxLength: 3 }),
                fc.dictionary(key, tie("node"), { maxKeys: 4 }),
            ),
        })).node;
        fc.assert(
            fc.property(fc.oneof(tree, fc.dictionary(key, tree), fc.json(), fc.string()), (raw) => {
                try {
                    for (const { statements } of [parseDocument(raw)])
                        assert.ok(statements.every(({ effect }) => ["Allow", "Deny"].includes(effect)));
                } catch (error) {
                    assert.ok(error instanceof Undetermined);
                    assert.equal(error.message, `undetermined: ${error.reason}`);
                }
            }),
            { numRuns: 2_000 },
        );
    });
});
