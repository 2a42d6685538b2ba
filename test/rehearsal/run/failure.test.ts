import assert from "node:assert/strict";
import { complaints, explanation, missingProviders } from "../../../rehearsal/run/failure";

describe("A preview that failed", () => {
    it("is explained where the failure is a known one", () => {
        const cases: readonly (readonly [string, RegExp])[] = [
            ["Error: connect ECONNREFUSED 127.0.0.1:9", /the program asks AWS by itself/],
            [
                "error: pulumi:providers:aws resource 'p': property region value {Paris} has a problem: AWS has no Region of this name; one is eu-west-1",
                /names a Region that AWS does not have/,
            ],
            ["Missing required configuration variable 'orders:size'", /the configuration lacks a value/],
            ["error: missing required configuration variable 'size'; run `pulumi config` to set", /the configuration lacks a value/],
            ["error: no language plugin 'pulumi-language-go' found", /the language host of the program is not installed/],
            ["error: Preview failed: organization name must be 'organization'", /reads the outputs of another stack/],
            [
                'unable to find resource type "aws:sns:Topic" in resource provider "aws"',
                /names a type or a function that no stand-in knows/,
            ],
            [
                "It looks like the Pulumi SDK has not been installed. Have you run pulumi install?",
                /packages are not installed: run `pulumi install`/,
            ],
            ["Error: Cannot find module '@pulumi/aws'", /packages are not installed: run `pulumi install`/],
            ["error: It looks like the Pulumi SDK has not been installed.", /packages are not installed: run `pulumi install`/],
        ];
        for (const [said, words] of cases) assert.match(explanation(said).message, words);
    });

    it("ends with the last lines of the engine, without frames", () => {
        const said = [...Array.from({ length: 20 }, (_, index) => `line ${index}`), "\u001b[90m    at main (index.ts:1:1)\u001b[39m"].join(
            "\n",
        );
        const problem = explanation(said);
        assert.deepEqual(
            problem.said,
            Array.from({ length: 8 }, (_, index) => `line ${index + 12}`),
        );
        assert.equal(problem.message, "the preview of the program failed; mend what the engine says above");
    });

    it("leaves out what the engine says of the throw-away backend", () => {
        assert.deepEqual(explanation("error: bad\nLogging in using access token from PULUMI_ACCESS_TOKEN\n").said, ["error: bad"]);
    });

    it("shows nothing that steers a terminal", () => {
        const said = "\u001b[1;31merror:\u001b[0m \u001b]8;;https://example.com\u0007bad\u001b]8;;\u0007\tend\u001b[2K";
        assert.deepEqual(explanation(said).said, ["error: bad    end"]);
    });

    it("always has something above the line that points there", () => {
        assert.deepEqual(explanation("    at main (index.ts:1:1)\n").said, ["    at main (index.ts:1:1)"]);
        const silent = explanation(" \n\u001b[0m\n");
        assert.deepEqual(silent.said, []);
        assert.equal(
            silent.message,
            "the preview of the program failed, and the engine does not say why: run `pulumi preview` in its folder",
        );
    });

    it("names the providers that have no plug-in here", () => {
        const said = "no resource plugin 'pulumi-resource-docker-build-v0.0.3' found; no resource plugin 'pulumi-resource-random' found";
        assert.deepEqual(missingProviders(said), ["docker-build", "random"]);
        assert.deepEqual(missingProviders("all is well"), []);
        assert.deepEqual(missingProviders(`'pulumi-resource-${"a".repeat(64)}-v1.2.3'`), ["a".repeat(64)]);
        assert.deepEqual(missingProviders(`'pulumi-resource-${"a".repeat(65)}'`), []);
    });

    it("takes the errors of the document alone", () => {
        const document = {
            diagnostics: [
                { severity: "warning", message: "w" },
                { severity: "info#err", message: "i" },
                { severity: "error", message: "e" },
            ],
        };
        assert.equal(complaints(document, "beside"), "i\ne\nbeside");
    });
});
