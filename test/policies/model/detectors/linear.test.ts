import assert from "node:assert/strict";
import { detect } from "../../../../policies/model/detectors";

/**
 * Counts the characters that the methods of strings and expressions look at, at most: steps, not time. A sticky expression looks at
 * what it matches, or at a bounded piece; any other at all that is left.
 */
function countSteps(run: () => void): number {
    let steps = 0;
    const string = String.prototype as unknown as Record<string, (this: string, ...rest: unknown[]) => unknown>;
    const kept = new Map<string, (this: string, ...rest: unknown[]) => unknown>();
    const count = (name: string, cost: (text: string, rest: readonly unknown[], result: unknown) => number): void => {
        const original = string[name];
        assert.ok(original !== undefined);
        kept.set(name, original);
        string[name] = function (...rest) {
            const result = original.apply(this, rest);
            steps += cost(this, rest, result);
            return result;
        };
    };
    const search = (text: string, [, from]: readonly unknown[], result: unknown): number =>
        (result === -1 ? text.length : Number(result)) - Number(from ?? 0) + 1;
    count("charCodeAt", () => 1);
    count("startsWith", () => 1);
    count("indexOf", search);
    count("includes", (text, _, result) => (result === true ? 1 : text.length));
    count("lastIndexOf", (text, _, result) => text.length - Math.max(0, Number(result)));
    count("trim", (text) => text.length);
    count("toLowerCase", (text) => text.length);
    count("split", (text) => text.length);

    const exec = RegExp.prototype.exec;
    RegExp.prototype.exec = function (text) {
        const from = this.global || this.sticky ? this.lastIndex : 0;
        const match = exec.call(this, text);
        steps += match !== null ? match.index + match[0].length - from + 1 : this.sticky ? 1 : text.length - from;
        return match;
    };
    try {
        run();
    } finally {
        RegExp.prototype.exec = exec;
        for (const [name, original] of kept) string[name] = original;
    }
    return steps;
}

/** Pieces that, repeated, make a search begin again and again. */
const PIECES = [
    "a", "0", " ", "\n", "\\", "\"", "é", "\ud800", "\u{1f511}", "ey", "eyJhbGciOi-", "eyJ.", "AKIA", "A3T-", "sk-", "xoxb-", "glpat-.", "hf_", "://", "a://a:@", "a://a:", "https://x?token=",
    "?a=", "&token=", "#", "password=", "password: \"", "\"password\":\"", "token,", "secret_", "passPass", "--password ", "name\": \"token\", \"value\": \"", "<token>", "BEGIN ", "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----\nVersion: a\n", "LS0tLS1CRUdJTi", "ZXlK", "ZXlKhbGciOi", "\"kty\" \"d\":", "@tcp(", "a:b@tcp(", "curl -u ", "curl -u a:", "hooks.slack.com/services/", "/webhooks/", "hook.", "Q~", ".atlasv1.",
    "1:A", "|", "${", "{{", "<", "a@", "a@b.", "1-", "4 ", "+1", "DE", "ssn ", "phone: ", "born 1.1.", "1.1.1.1", "::", "aB", "A.b",
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

    it("the counter sees a search that begins again and again", () => {
        const quadratic = (text: string): void => {
            for (let at = 0; at < text.length; at++) text.indexOf("b", at);
        };
        assert.ok(countSteps(() => quadratic("a".repeat(2000))) > 3 * countSteps(() => quadratic("a".repeat(1000))));
    });
});
