import assert from "node:assert/strict";
import { detect } from "../../../../policies/model/detectors";
import { countSteps } from "../../../support/steps";

/** Pieces that, repeated, make a search begin again and again. */
const PIECES = [
    "a", "0", " ", "\n", "\\", "\"", "é", "\ud800", "\u{1f511}", "ey", "eyJhbGciOi-", "eyJ.", "AKIA", "A3T-", "sk-", "xoxb-", "glpat-.", "hf_", "://", "a://a:@", "a://a:", "https://x?token=",
    "?a=", "&token=", "#", "password=", "password: \"", "\"password\":\"", "token,", "secret_", "passPass", "--password ", "name\": \"token\", \"value\": \"", "<token>", "BEGIN ", "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----\nVersion: a\n", "LS0tLS1CRUdJTi", "ZXlK", "ZXlKhbGciOi", "\"kty\" \"d\":", "@tcp(", "a:b@tcp(", "curl -u ", "curl -u a:", "hooks.slack.com/services/", "/webhooks/", "hook.", "Q~", ".atlasv1.",
    "1:A", "|", "${", "{{", "<", "a@", "a@b.", "1-", "4 ", "+1", "DE", "ssn ", "phone: ", "born 1.1.", "1.1.1.1", "::", "aB", "A.b",
    "token->", "amqp://u:p/a", "mysql -p -u ", "IDENTIFIED BY '", "the password is ", "| chpasswd ", "電話番号", "手机", "SU", "ZXlKhbGciOi",
    Buffer.from(["-----BEGIN ", "PRIVATE KEY-----"].join("")).toString("base64"), "https://x?&&&&", "{\"kty\":\"oct\",\"k\":\"",
    "jwt.sign(", "SetBasicAuth(\"a\", \"", "x.auth(y.login(a, ", "INSERT INTO t (password, ", "INSERT INTO t (a, password) VALUES (", "password: { a ",
    "password:\n  a\n", "variable \"password\" { a", "PWD={a", ":password \"a\" ", "a:5432:b:c:", "\na.password a", "user a on >", "the token for a b: ",
    ["password=", "hG7x9LqP2w ann.lee@", "shop.org "].join(""),
] as const; // prettier-ignore

describe("the detectors on hostile text", () => {
    for (const [index, piece] of PIECES.entries()) {
        it(`take steps in proportion to its length, piece ${index + 1}`, () => {
            const at = (length: number): number =>
                countSteps(() => void detect(piece.repeat(Math.ceil(length / piece.length)), { name: "PASSWORD" }));
            at(1024); // Fills what is filled once.
            const [half, whole] = [at(32_768), at(65_536)];
            assert.ok(whole <= half * 2.4 + 4096, `${half} steps for half of it, ${whole} for all`);
        });
    }

    it("do not throw on any of them at a megabyte", () => {
        for (const piece of ["\ud800", "eyJhbGciOi-", 'password: "', "a://a:@"])
            assert.ok(Array.isArray(detect(piece.repeat((1 << 20) / piece.length))));
    });
});
