import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { configure } from "../../../cli/configuration/configuration";
import { LARGE_FORMATS } from "../../../cli/formats/large";
import { judgeAll } from "../../../cli/judging/judge-all";
import { joinedPatterns, unusedPatterns, withinLimit } from "../../../cli/report/public";
import type { PublicPattern } from "../../../cli/report/report";
import { rules } from "../../../policies";
import { Files, created, exported, previewed, safeguard, state } from "../build";

const API = "aws:apigatewayv2/api:Api";
const ROUTE = "aws:apigatewayv2/route:Route";
const URL = "aws:lambda/functionUrl:FunctionUrl";

const route = (name: string, routeKey: string, more: object = {}): Readonly<Record<string, unknown>> =>
    state(name, { apiId: "a1", routeKey, ...more }, { type: ROUTE });

interface Pattern {
    readonly pattern: string;
    readonly count: number;
    readonly unused: boolean;
    readonly operations: readonly { readonly name: string; readonly operation: string }[];
}

describe("what a configuration lets be public", () => {
    const files = new Files();
    after(() => files.remove());
    const document = files.file("state.json", exported(state("orders", { retentionInDays: 365 })));
    const api = state(
        "shop",
        { name: "shop", protocolType: "HTTP" },
        { type: API, outputs: { id: "a1", name: "shop", protocolType: "HTTP" } },
    );
    const health = files.file("health.json", exported(api, route("health", "GET /health"), route("all", "GET /orders")));
    const guarded = files.file("guarded.json", exported(api, route("safe", "GET /health", { authorizationType: "AWS_IAM" })));
    const told = async (documents: readonly string[], configuration: object, ...more: readonly string[]): Promise<string> => {
        const config = files.file("config.json", JSON.stringify(configuration));
        const rest = ["--config", config, "--policy", "authorization-*", "--fail-on", "never", ...more];
        const { out, error } = await safeguard("check", ...documents, ...rest);
        assert.equal(error, "");
        return out;
    };
    const routes = (options: object): object => ({ "authorization-http-route": { enforcementLevel: "mandatory", ...options } });
    const note = async (options: object, ...more: readonly string[]): Promise<string> =>
        (await told([document], routes(options), ...more)).split("\n").find((line) => line.includes("Meant to be public by")) ?? "";
    const patterns = async (documents: readonly string[], configuration: object): Promise<readonly Pattern[]> =>
        (JSON.parse(await told(documents, configuration, "--format", "json")) as { publicPatterns: readonly Pattern[] }).publicPatterns;

    it("is told in every report that has notes, in one line", async () => {
        assert.equal(
            await note({ publicRoutes: ["GET /health"] }),
            "Meant to be public by 1 pattern in publicRoutes of authorization-http-route: GET /health.",
        );
        for (const format of ["json", "html", "markdown", "sarif"])
            assert.match(await note({ publicRoutes: ["GET /health"] }, "--format", format), /GET .{0,2}health/, format);
    });

    it("is cut where it is long, and nothing is told where nothing is public or the policy is disabled", async () => {
        const many = Array.from({ length: 12 }, (_, index) => `GET /r${index}`);
        assert.match(await note({ publicRoutes: many }), /by 12 patterns .* GET \/r9 and 2 more\.$/);
        assert.deepEqual([await note({}), await note({ publicRoutes: many, enforcementLevel: "disabled" })], ["", ""]);
        assert.deepEqual(await patterns([health], routes({ publicRoutes: ["GET /*"], enforcementLevel: "disabled" })), []);
    });

    it("names what each pattern lets through, and the patterns that let nothing through", async () => {
        const config = routes({ publicRoutes: ["GET /health", "/gone"] });
        assert.deepEqual(
            (await patterns([health], config)).map(({ pattern, count, unused, operations }) => [
                pattern,
                count,
                unused,
                operations.map(({ name, operation }) => `${name} ${operation}`),
            ]),
            [
                ["GET /health", 1, false, ["health GET /health"]],
                ["/gone", 0, true, []],
            ],
        );
        const words = await told([health], config);
        assert.match(words, /Meant to be public:\n.*health: GET \/health\s+\(by the\s+pattern GET \/health\)/);
        assert.match(words, /Unused pattern of publicRoutes in authorization-http-route: \/gone/);
        const page = await told([health], config, "--format", "html");
        assert.match(page, /<h3>Meant to be public<\/h3>[^]*GET \/health[^]*Unused patterns[^]*\/gone/);
    });

    it("calls a pattern unused only where no stack uses it, and where what it matches asks for authorization", async () => {
        const config = routes({ publicRoutes: ["/health"] });
        assert.deepEqual(
            (await patterns([guarded, health, document], config)).map(({ count, unused }) => [count, unused]),
            [[1, false]],
        );
        assert.deepEqual(
            (await patterns([guarded, document], config)).map(({ count, unused }) => [count, unused]),
            [[0, true]],
        );
    });

    it("does not call a pattern unused where a route that it may match is not known yet", async () => {
        const waiting = files.file(
            "preview.json",
            previewed([created("later", { apiId: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }, { type: ROUTE })]),
        );
        assert.deepEqual(
            (await patterns([waiting, guarded], routes({ publicRoutes: ["/health"] }))).map(({ unused }) => unused),
            [false],
        );
    });

    it("names function URLs, methods and operations of a definition, each by the pattern of its own policy", async () => {
        const definition = {
            openapi: "3.0.1",
            info: { title: "a", version: "1" },
            paths: { "/health": { get: {} }, "/orders": { get: {} } },
        };
        const several = files.file(
            "several.json",
            exported(
                state("page", { functionName: "page", authorizationType: "NONE" }, { type: URL }),
                state(
                    "web",
                    { functionName: "web", authType: "ApplicationManaged" },
                    { type: "aws:lambdaweb/functionEndpoint:FunctionEndpoint" },
                ),
                state("body", { body: JSON.stringify(definition) }, { type: "aws:apigateway/restApi:RestApi" }),
            ),
        );
        const config = {
            "authorization-function-url": { enforcementLevel: "mandatory", publicFunctions: ["p*"] },
            "authorization-web-function": { enforcementLevel: "mandatory", publicFunctions: ["w*"] },
            "authorization-openapi": { enforcementLevel: "mandatory", publicRoutes: ["/health"] },
        };
        assert.deepEqual(
            (await patterns([several], config))
                .flatMap(({ operations }) => operations.map(({ name, operation }) => `${name}: ${operation}`))
                .sort(),
            ["body: GET /health", "page: the function URL", "web: the endpoint of the web function"],
        );
    });

    it("counts no operation that asks for authorization, of its own or by a private API's policy", async () => {
        const iam = { "x-amazon-apigateway-auth": { type: "AWS_IAM" } };
        const definition = { openapi: "3.0.1", info: { title: "a", version: "1" }, paths: { "/a": { get: iam }, "/b": { get: {} } } };
        const held = {
            Statement: {
                Effect: "Allow",
                Principal: "*",
                Action: "execute-api:Invoke",
                Resource: "*",
                Condition: { StringEquals: { "aws:SourceVpce": "vpce-0a1b2c3d" } },
            },
        };
        const several = files.file(
            "asking.json",
            exported(
                state("body", { body: JSON.stringify(definition) }, { type: "aws:apigateway/restApi:RestApi" }),
                state(
                    "private",
                    { body: JSON.stringify({ ...definition, "x-amazon-apigateway-policy": held }) },
                    { type: "aws:apigateway/restApi:RestApi" },
                ),
            ),
        );
        const config = { "authorization-openapi": { enforcementLevel: "mandatory", publicRoutes: ["/*"], privateApis: true } };
        assert.deepEqual(
            (await patterns([several], config)).flatMap(({ operations }) =>
                operations.map(({ name, operation }) => `${name}: ${operation}`),
            ),
            ["body: GET /b"],
        );
    });

    it("is of the published form, and lists the first hundred operations of a pattern with their number", async () => {
        const many = Array.from({ length: 130 }, (_, index) => route(`r${index}`, `GET /r${index}x`));
        const wide = files.file("wide.json", exported(api, ...many));
        const report = JSON.parse(await told([wide, health], routes({ publicRoutes: ["/*"] }), "--format", "json")) as object;
        const schema = JSON.parse(readFileSync(join(__dirname, "..", "..", "..", "docs", "report.schema.json"), "utf8")) as object;
        const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
        assert.ok(validate(report), JSON.stringify(validate.errors?.slice(0, 3)));
        const [pattern] = (report as { publicPatterns: readonly Pattern[] }).publicPatterns;
        assert.deepEqual([pattern?.count, pattern?.operations.length], [132, 100]);
        assert.match(await told([wide], routes({ publicRoutes: ["/*"] })), /and 110 more by the pattern/);
    });

    it("is held of many documents within the same limit as of one", () => {
        const within = withinLimit();
        const operations = Array.from({ length: 60 }, (_, index) => ({
            document: "a.json",
            urn: `urn:${index}`,
            type: ROUTE,
            name: "r",
            property: "",
            operation: "GET /r",
            source: undefined,
        }));
        const pattern = { policy: "p", option: "publicRoutes", pattern: "/r", count: 60, operations, waits: false } as const;
        const held = [within([pattern]), within([pattern]), within([pattern])];
        assert.deepEqual(
            held.map(([one]) => one?.operations.length),
            [60, 40, 0],
        );
        const joined = (lists: readonly (readonly PublicPattern[])[]): readonly PublicPattern[] =>
            joinedPatterns(lists.map((publicPatterns) => ({ publicPatterns })));
        assert.deepEqual(joined(held), joined([[pattern], [pattern], [pattern]]));
        assert.equal(joined(held)[0]?.count, 180);
    });

    it("is told of each stack, and unused patterns once, where findings are more than memory holds", async () => {
        const config = files.file("large.config.json", JSON.stringify(routes({ publicRoutes: ["GET /health", "/gone"] })));
        const enforced = configure(rules, undefined, [config]).filter(({ rule }) => rule.name === "authorization-http-route");
        const judged = await judgeAll(
            [guarded, health].map((path) => ({ path, isFound: false })),
            enforced,
            { now: new Date("2026-11-21T12:00:00Z"), env: {}, identity: false, progress: () => undefined, inMemory: 0 },
            () => undefined,
        );
        const words = [...(LARGE_FORMATS["text"]?.(judged, { pack: { name: "p", version: "1" }, colour: false }) ?? [])].join("");
        judged.close();
        assert.match(words, /health: GET \/health/);
        assert.equal(words.split("Unused pattern of publicRoutes").length, 2);
        assert.match(words, /Unused pattern of publicRoutes in authorization-http-route: \/gone/);
    });

    it("is nothing in a report without patterns", () => assert.deepEqual(unusedPatterns({ publicPatterns: [] }), []));
});
