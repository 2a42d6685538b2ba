import assert from "node:assert/strict";
import { keyText, pathText } from "../../../policies/kit/paths";
import { actionText, enumerate, literal, oneOf, text } from "../../../policies/kit/text";

describe("text of a message", () => {
    it("is built of numbers, truth values and other harmless text", () => {
        assert.equal(text`kept for ${30} days, ${true}, ${literal("TLS 1.2")}`, "kept for 30 days, true, TLS 1.2");
    });
    it("repeats a word only if it is one of a closed list", () => {
        assert.equal(oneOf("http", ["http", "ws"]), "http");
        assert.equal(oneOf("Cnry7Qx9", ["http", "ws"]), "another value");
        assert.equal(oneOf(undefined, ["http"]), "another value");
    });
    it("repeats an action only if it has the form of one", () => {
        assert.equal(actionText("s3:Get*"), "s3:Get*");
        assert.equal(actionText("*"), "*");
        assert.equal(actionText("not an action: Cnry7Qx9"), "an action");
    });
    it("names three items and counts the rest", () => {
        const names = ["a", "b", "c", "d", "e"].map(literal);
        assert.equal(enumerate(names), "a, b, c and 2 more");
        assert.equal(enumerate(names.slice(0, 3)), "a, b and c");
        assert.equal(enumerate(names.slice(0, 1)), "a");
        assert.equal(enumerate([]), "");
    });
});

describe("path of a finding", () => {
    it("is written as Pulumi writes it", () => {
        assert.equal(pathText(["environment", "variables", "TABLE"]), "environment.variables.TABLE");
        assert.equal(pathText(["origins", 1, "domainName"]), "origins[1].domainName");
        assert.equal(pathText([]), "");
    });
    it("hides a key that holds something which must not be repeated", () => {
        assert.equal(keyText("Owner"), "Owner");
        assert.equal(keyText("jane.doe" + "@customer-mail.com"), "(a key)");
        assert.equal(keyText("ghp_" + "wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"), "(a key)");
        assert.equal(keyText("x".repeat(200)), "(a key)");
        assert.equal(pathText(["tags", "jane.doe" + "@customer-mail.com"]), "tags.(a key)");
    });
});
