import assert from "node:assert/strict";
import { parseUrn } from "../../../policies/model/urn";

describe("URNs", () => {
    it("are taken apart", () => {
        assert.deepEqual(parseUrn("urn:pulumi:dev::shop::acme:index:Service$acme:index:Inner$aws:iam/role:Role::worker"), {
            stack: "dev",
            project: "shop",
            parentTypes: ["acme:index:Service", "acme:index:Inner"],
            type: "aws:iam/role:Role",
            name: "worker",
        });
    });
    it("may have a name with colons", () => {
        assert.equal(parseUrn("urn:pulumi:dev::shop::aws:sqs/queue:Queue::a::b")?.name, "a::b");
    });
    for (const text of ["", "urn:pulumi:dev", "urn:pulumi:dev::shop::type", "arn:aws:iam::123456789012:role/x"]) {
        it(`are not ${JSON.stringify(text)}`, () => assert.equal(parseUrn(text), undefined));
    }
});
