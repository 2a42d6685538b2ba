import assert from "node:assert/strict";
import { keyText, pathText } from "../../../policies/kit/paths";
import { actionText, enumerate, literal, logicalName, oneOf, resourceText, text, vouched } from "../../../policies/kit/text";

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
    it("repeats no action in which something else can hide", () => {
        assert.equal(actionText("s3:JaneDoe" + "19800102"), "an action");
        assert.equal(actionText("kms:GenerateDataKeyPairWithoutPlaintext"), "kms:GenerateDataKeyPairWithoutPlaintext");
    });
    it("takes run-time text only where somebody vouches for it", () => {
        const words: string = "Get" + "Object";
        // @ts-expect-error: run-time text is no literal of the source.
        literal(words);
        const word: "shape" | "date" = words === "" ? "shape" : "date";
        assert.equal(literal(word), "date");
        assert.equal(vouched(words, "table"), "GetObject");
    });
    it("names a resource in one harmless line", () => {
        assert.equal(resourceText({ type: "aws:iam/role:Role", name: "deploy" }), 'Role "deploy"');
        assert.equal(resourceText({ type: "a:b:c d\n", name: "x\n::error::y" }), 'resource "x\\u{a}::error::y"');
        assert.equal(logicalName({ name: "n".repeat(500) }).length, 101);
    });
    it("names three items and counts the rest", () => {
        const names = ["a", "b", "c", "d", "e"].map((name) => vouched(name, "table"));
        assert.equal(enumerate(names), "a, b, c and 2 more");
        assert.equal(enumerate(names.slice(0, 3)), "a, b and c");
        assert.equal(enumerate(names.slice(0, 1)), "a");
        assert.equal(enumerate([]), "");
        assert.equal(enumerate(names.slice(0, 3), 3, 7), "a, b, c and 7 more");
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
        assert.equal(keyText("JaneDoe" + "19800102"), "(a key)");
    });
    it("says of what kind a hidden key is, and nothing of the key of a whole archive", () => {
        assert.equal(pathText(["tags", "jane.doe" + "@customer-mail.com"]), "tags.(a tag)");
        assert.equal(pathText(["environment", "variables", "My Variable"]), "environment.variables.(a variable)");
        assert.equal(pathText(["code", "2024/[id].js"]), "code.(a file)");
        assert.equal(pathText(["code", "."]), "code");
        assert.equal(pathText(["code", ""]), "code");
    });
});
