import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { superLinear } from "../../../support/expressions";
import ts from "typescript";

const ROOT = join(__dirname, "../../../../policies/model/detectors");

/** Expressions that never meet a text of a user's, or only a piece of it that another expression has bounded. */
const BOUNDED = new Set([
    "/(\\d+)([nac])/g", // Reads the structures of IBANs in the source itself.
    "/:.*:/", // Reads what the expression for an address of IPv6 has matched.
]);

/** Every regular expression that a source file writes as a literal, and every one that it builds. */
function expressionsOf(file: string): { literals: RegExp[]; built: number } {
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
    const literals: RegExp[] = [];
    let built = 0;
    const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
            const end = node.text.lastIndexOf("/");
            literals.push(new RegExp(node.text.slice(1, end), node.text.slice(end + 1)));
        }
        if (ts.isNewExpression(node) && node.expression.getText() === "RegExp") built++;
        ts.forEachChild(node, visit);
    };
    visit(source);
    return { literals, built };
}

describe("the regular expressions of the detectors", () => {
    const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));

    it("are looked for in every file", () => {
        assert.ok(files.length > 10);
    });

    for (const name of files) {
        const { literals } = expressionsOf(join(ROOT, name));
        if (literals.length === 0) continue;
        it(`are linear in ${relative(ROOT, join(ROOT, name))}`, () => {
            assert.deepEqual(
                literals
                    .filter((literal) => !BOUNDED.has(String(literal)))
                    .map((literal) => [superLinear(literal), String(literal)])
                    .filter(([why]) => why !== undefined),
                [],
            );
        });
    }
});

describe("the check for super-linear expressions", () => {
    const bad = [/(a+)+b/u, /(?:a*)*$/u, /\s+$/u, /x.*y/u, /^a*a*b/u, /^(?:a|b+)+c/u, /\d+\.\d+/u, /^.*,.*;/u, /(?:[a-z]{1,200}){1,200}x/u];
    const good = [/^a*b/u, /^[a-z]+@[0-9]+$/u, /[^a-z]+/u, /a{1,64}b/u, /^\d+$/u, /(?:ab|cd)e/u, /x{0,8}y{0,8}z/u, /a+/y];
    for (const expression of bad) {
        it(`refuses ${expression}`, () => {
            assert.notEqual(superLinear(expression), undefined);
        });
    }
    for (const expression of good) {
        it(`accepts ${expression}`, () => {
            assert.equal(superLinear(expression), undefined);
        });
    }
});
