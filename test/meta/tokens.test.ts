import assert from "node:assert/strict";
import { rules } from "../../policies";
import { tokensOf } from "../../policies/kit/rule";
import unlisted from "../fixtures/unlisted-tokens.json";
import { contentOf, sourcesIn } from "./sources";

const table = new Set(Array.from(contentOf("policies/model/provider-types.ts").matchAll(/^ {4}"([^"]+)": /gm), ([, token = ""]) => token));
const released = contentOf("test/fixtures/tokens.txt").trim().split("\n");
const reasons: Readonly<Record<string, string>> = unlisted.tokens;
const isUnlisted = (token: string): boolean =>
    Object.keys(reasons).some((name) => (name.endsWith("*") ? token.startsWith(name.slice(0, -1)) : token === name));

/** Tokens written anywhere in the sources: `aws:module/name:Name`, `aws-native:module:Name`, `pulumi:…:name`. */
const TOKEN = /"((?:aws:[a-z0-9]+\/[A-Za-z0-9]+:[A-Za-z0-9]+)|(?:(?:aws-native|pulumi):[A-Za-z0-9]+:[A-Za-z0-9-]+))"/g;
const named = new Map<string, string>();
for (const file of sourcesIn("policies").filter((file) => file !== "policies/model/provider-types.ts")) {
    for (const [, token = ""] of contentOf(file).matchAll(TOKEN)) named.set(token, file);
}
for (const rule of rules) {
    for (const token of tokensOf(rule) ?? []) named.set(token, rule.name);
    if (rule.kind === "stack" && rule.anchor !== undefined) named.set(rule.anchor, rule.name);
}

describe("type tokens", () => {
    it("are found in the sources", () => {
        assert.ok(named.size > 50);
        assert.ok(table.size > 1000);
    });

    it("that the sources name are those of a resource, or on the reviewed list", () => {
        assert.deepEqual(
            [...named].filter(([token]) => !table.has(token) && !isUnlisted(token)).map(([token, where]) => `${token} in ${where}`),
            [],
        );
    });

    it("are on the reviewed list with a reason, as long as somebody names them and the provider lacks them", () => {
        for (const [name, reason] of Object.entries(reasons)) {
            assert.ok(reason.length > 20, name);
            const prefix = name.endsWith("*") ? name.slice(0, -1) : undefined;
            assert.ok(
                [...named.keys()].some((token) => (prefix === undefined ? token === name : token.startsWith(prefix))),
                `nobody names ${name}`,
            );
            assert.ok(!table.has(name), `the provider has ${name} by now`);
        }
    });

    it("once released never disappear: rules and configurations rely on them", () => {
        assert.deepEqual(
            released.filter((token) => !table.has(token) && token !== ""),
            [],
        );
        assert.equal(new Set(released).size, released.length);
    });
});
