import assert from "node:assert/strict";
import fc from "fast-check";
import { accountOf, formatToPattern, isPartition, parseArn, PARTITIONS, resourceParts } from "../../../policies/model/arn";
import { UNKNOWN } from "../../../policies/model/values";

const account = "123456789012";

describe("an ARN", () => {
    it("has the same five parts in every partition", () => {
        for (const partition of PARTITIONS) {
            assert.deepEqual(parseArn(`arn:${partition}:lambda:eu-west-1:${account}:function:orders:live`), {
                partition,
                service: "lambda",
                region: "eu-west-1",
                account,
                resource: "function:orders:live",
            });
            assert.ok(isPartition(partition));
        }
        assert.equal(isPartition("azure"), false);
    });

    const shapes: readonly (readonly [string, string, string, string])[] = [
        ["arn:aws:s3:::bucket/key:with:colons", "", "", "bucket/key:with:colons"],
        [`arn:aws:iam::${account}:role/path/name`, "", account, "role/path/name"],
        ["arn:aws:iam::aws:policy/AdministratorAccess", "", "aws", "policy/AdministratorAccess"],
        ["arn:*:sqs:*:*:*", "*", "*", "*"],
        ["arn:aws:iam::${aws:PrincipalAccount}:user/${aws:username}", "", "${aws:PrincipalAccount}", "user/${aws:username}"],
    ];
    for (const [text, region, owner, resource] of shapes) {
        it(`is read from ${text}`, () => {
            const arn = parseArn(text);
            assert.deepEqual([arn?.region, arn?.account, arn?.resource], [region, owner, resource]);
        });
    }

    it("is nothing else", () => {
        for (const text of [
            "",
            "*",
            "arn",
            "arn:aws:s3",
            "arn:aws:s3:::",
            "arn::s3:::b",
            "arn:aws::::b",
            "urn:aws:s3:::b",
            UNKNOWN,
            `arn:aws:s3:::${"b".repeat(5000)}`,
        ])
            assert.equal(parseArn(text), undefined);
    });

    it("has a resource of a type and the rest", () => {
        const parts = (text: string): unknown => resourceParts(parseArn(text) ?? assert.fail());
        assert.deepEqual(parts(`arn:aws:lambda:eu-west-1:${account}:function:orders`), { type: "function", id: "orders" });
        assert.deepEqual(parts(`arn:aws:iam::${account}:role/path/name`), { type: "role", id: "path/name" });
        assert.deepEqual(parts("arn:aws:s3:::bucket"), { type: undefined, id: "bucket" });
    });

    it("names its account, as does the account alone", () => {
        assert.equal(accountOf(account), account);
        assert.equal(accountOf(`arn:aws-cn:iam::${account}:root`), account);
        for (const text of ["*", "12345", "arn:aws:s3:::bucket", "arn:aws:iam::aws:policy/X", "arn:aws:iam::*:root"])
            assert.equal(accountOf(text), undefined);
    });

    it("of the reference's formats becomes a pattern", () => {
        assert.equal(formatToPattern("arn:${Partition}:sqs:${Region}:${Account}:${QueueName}"), "arn:*:sqs:*:*:*");
    });

    it("is put together again from its parts, whatever they are", () => {
        const part = fc.stringMatching(/^[a-z0-9*-]{1,12}$/);
        fc.assert(
            fc.property(part, part, part, part, fc.string({ minLength: 1 }), (partition, service, region, owner, resource) => {
                const arn = parseArn(`arn:${partition}:${service}:${region}:${owner}:${resource}`);
                assert.deepEqual(arn, { partition, service, region, account: owner, resource });
            }),
        );
        fc.assert(
            fc.property(
                fc.oneof(
                    fc.string(),
                    fc.string().map((text) => `arn:${text}`),
                ),
                (text) => {
                    const arn = parseArn(text);
                    if (arn !== undefined)
                        assert.equal(`arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account}:${arn.resource}`, text);
                },
            ),
        );
    });
});
