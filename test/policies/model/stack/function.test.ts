import assert from "node:assert/strict";
import { MASKED, UNKNOWN } from "../../../../policies/model/values";
import { functionArn, given, namesOf, said, stackOf, TYPES } from "./build";
import type { Given } from "./build";

const { fn, logGroup } = TYPES;
const west = { name: "west", props: { region: "eu-west-1" } };
const orders = (props: Record<string, unknown> = {}): Given => given(fn, "f", { name: "orders", ...props }, { provider: west });

const GROUPS: readonly (readonly [title: string, expected: string, resources: readonly Given[]])[] = [
    ["by the default name", "node g", [orders(), given(logGroup, "g", { name: "/aws/lambda/orders" }, { provider: west })]],
    [
        "by its dependency on the function, where its name is unknown",
        "node g",
        [orders({ name: UNKNOWN }), given(logGroup, "g", { name: UNKNOWN }, { from: { name: ["f"] } })],
    ],
    [
        "by its dependency although the function's name is known",
        "node g",
        [orders(), given(logGroup, "g", { name: UNKNOWN }, { from: { name: ["f"] } })],
    ],
    [
        "by the logging configuration's name",
        "node own",
        [
            orders({ loggingConfig: { logGroup: "own" } }),
            given(logGroup, "own", { name: "own" }, { provider: west }),
            given(logGroup, "g", { name: "/aws/lambda/orders" }),
        ],
    ],
    [
        "by the logging configuration's dependency",
        "node own",
        [{ ...orders({ loggingConfig: { logGroup: UNKNOWN } }), from: { loggingConfig: ["own"] } }, given(logGroup, "own", {})],
    ],
    [
        "by a logging configuration that is a list of one",
        "node own",
        [orders({ loggingConfig: [{ logGroup: "own" }] }), given(logGroup, "own", { name: "own" }, { provider: west })],
    ],
    [
        "outside, where the logging configuration says so",
        "outside own",
        [orders({ loggingConfig: { logGroup: "own" } }), given(logGroup, "g", { name: "/aws/lambda/orders" })],
    ],
    [
        "nowhere, where only another function's exists",
        "none",
        [orders(), given(logGroup, "g", { name: "/aws/lambda/other" }), given(logGroup, "h", { name: "orders" })],
    ],
    [
        "nowhere, where the group lives in another region",
        "none",
        [orders(), given(logGroup, "g", { name: "/aws/lambda/orders", region: "us-east-1" }, { provider: west })],
    ],
    [
        "openly, where the group is named after two functions",
        "unresolved unresolved",
        [orders(), given(fn, "other", { name: "o" }), given(logGroup, "g", { name: UNKNOWN }, { from: { name: ["f", "other"] } })],
    ],
    [
        "nowhere, where an unknown name is made of nothing of the function",
        "none",
        [orders(), given(logGroup, "g", { name: UNKNOWN }, { from: { name: ["imported"] } })],
    ],
    [
        "openly, where neither name is known",
        "unresolved unresolved",
        [orders({ name: UNKNOWN }), given(logGroup, "g", { name: UNKNOWN }, { from: { name: ["imported"] } })],
    ],
    [
        "in aws-native's group",
        "node n",
        [orders(), given("aws-native:logs:LogGroup", "n", { logGroupName: "/aws/lambda/orders" }, { provider: west })],
    ],
];

describe("the log group of a function", () => {
    for (const [title, expected, resources] of GROUPS) {
        it(`is found ${title}`, () => {
            const f = stackOf(...resources).functions.find(({ name }) => name === "f");
            assert.ok(f);
            assert.equal(said(f.logGroup), expected);
        });
    }

    it("of a web function has a prefix of its own, or is its revision's", () => {
        const web = given("aws:lambdaweb/function:Function", "web", { functionName: "shop" });
        const byDefault = stackOf(web, given(logGroup, "g", { name: "/aws/lambda/web/shop" }));
        assert.deepEqual(byDefault.webFunctions[0]?.logGroups.map(said), ["node g"]);
        const revision = given("aws:lambdaweb/functionRevision:FunctionRevision", "r", {
            functionName: "shop",
            serviceConfig: { telemetryConfig: { loggingConfig: { logGroup: "own" } } },
        });
        const own = stackOf(web, revision, given(logGroup, "g", { name: "own" }));
        assert.deepEqual(own.webFunctions[0]?.logGroups.map(said), ["node g"]);
    });
});

const KEY = "aws:iam/accessKey:AccessKey";
const ID = "AKIA" + "IOSFODNN7EXAMPLE";
const SECRET = "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY";
const environment = (variables: unknown, from: readonly string[] = ["key"]): Given =>
    given(fn, "f", { environment: { variables } }, { from: { environment: from } });

const KEYS: readonly (readonly [title: string, expected: readonly string[], resources: readonly Given[]])[] = [
    ["an unknown variable that depends on one", ["environment.variables.K"], [given(KEY, "key"), environment({ K: UNKNOWN, A: "a" })]],
    [
        "a masked variable that depends on one",
        ["environment.variables.K"],
        [given(KEY, "key", { secret: MASKED }), environment({ K: MASKED })],
    ],
    [
        "a variable that holds its secret",
        ["environment.variables.K"],
        [given(KEY, "key", { id: ID, secret: SECRET, user: "u" }), environment({ A: "a", K: `x ${SECRET}` })],
    ],
    [
        "a variable that holds its secret without a dependency",
        ["environment.variables.K"],
        [given(KEY, "key", { id: ID, secret: SECRET }), environment({ K: SECRET }, [])],
    ],
    ["variables of which it cannot be told which", ["environment"], [given(KEY, "key"), environment({ K: UNKNOWN, L: UNKNOWN })]],
    ["an environment that is unknown as a whole", ["environment.variables"], [given(KEY, "key"), environment(UNKNOWN)]],
    ["not its user's name", [], [given(KEY, "key", { id: ID, secret: SECRET, user: "u" }), environment({ U: "u" })]],
    ["not a key that nothing depends on", [], [given(KEY, "key", { id: ID, secret: SECRET }), environment({ A: "a" }, [])]],
];

describe("access keys in a function's environment", () => {
    for (const [title, expected, resources] of KEYS) {
        it(`are ${title}`.replace("are not", "are not:"), () => {
            const [f] = stackOf(...resources).functions;
            assert.deepEqual(
                f?.accessKeys.items.map(({ path }) => path.join(".")),
                expected,
            );
        });
    }
});

describe("what belongs to a function", () => {
    const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
    it("are the alarms on its dimension, in a metric or in an expression", () => {
        const stack = stackOf(
            orders(),
            given(fn, "other", { name: "other" }),
            given(alarm, "a1", { dimensions: { FunctionName: "orders" } }, { provider: west }),
            given(
                alarm,
                "a2",
                {
                    metricQueries: [
                        { expression: "m1+m2" },
                        { metric: { dimensions: { FunctionName: UNKNOWN } } },
                        { metric: { dimensions: { FunctionName: UNKNOWN } } },
                    ],
                },
                { from: { metricQueries: ["f", "other"] } },
            ),
            given(alarm, "a3", { dimensions: { FunctionName: "other" } }),
            given("aws-native:cloudwatch:Alarm", "a4", { dimensions: [{ name: "FunctionName", value: "orders" }] }, { provider: west }),
        );
        assert.deepEqual(Object.fromEntries(stack.functions.map((one) => [one.name, namesOf(one.alarms)])), {
            f: ["a4", "a1", "a2"],
            other: ["a2", "a3"],
        });
    });

    it("are the distributions that run it", () => {
        const stack = stackOf(
            orders({ arn: functionArn("orders") }),
            given(fn, "viewer", {}),
            given(
                "aws:cloudfront/distribution:Distribution",
                "d",
                {
                    defaultCacheBehavior: {
                        lambdaFunctionAssociations: [{ lambdaArn: `${functionArn("orders")}:3` }, { lambdaArn: UNKNOWN }],
                    },
                },
                { from: { defaultCacheBehavior: ["f", "viewer"] } },
            ),
        );
        assert.deepEqual(
            stack.functions.map((one) => namesOf(one.distributions)),
            [["d"], ["d"]],
        );
    });

    const NATIVE = ["aws-native:cloudfront:Distribution", "aws-native:lambda:Version"] as const;
    const native = (behaviors: Readonly<Record<string, unknown>>, ...dependencies: readonly string[]): Given =>
        given(NATIVE[0], "d", { distributionConfig: behaviors }, { from: { distributionConfig: dependencies } });
    const NATIVES: readonly (readonly [title: string, distribution: Given, expected: readonly string[]])[] = [
        [
            "by its default behavior",
            native({ defaultCacheBehavior: { lambdaFunctionAssociations: [{ lambdaFunctionArn: `${functionArn("orders")}:3` }] } }),
            ["d"],
        ],
        [
            "by another behavior",
            native({ cacheBehaviors: [{}, { lambdaFunctionAssociations: [{ lambdaFunctionArn: functionArn("orders") }] }] }),
            ["d"],
        ],
        [
            "by a version that is not known yet",
            native({ defaultCacheBehavior: { lambdaFunctionAssociations: [{ lambdaFunctionArn: UNKNOWN }] } }, "v", "bucket"),
            ["d"],
        ],
        [
            "but no other",
            native({ defaultCacheBehavior: { lambdaFunctionAssociations: [{ lambdaFunctionArn: functionArn("others") }] } }),
            [],
        ],
        ["but not where it runs none", native({ defaultCacheBehavior: {} }, "v"), []],
    ];
    for (const [title, distribution, expected] of NATIVES) {
        it(`are the distributions of aws-native that run it, ${title}`, () => {
            const stack = stackOf(
                orders({ arn: functionArn("orders") }),
                given(NATIVE[1], "v", { functionName: UNKNOWN }, { from: { functionName: ["f"] } }),
                given(TYPES.bucket, "bucket", {}),
                distribution,
            );
            assert.deepEqual(
                stack.functions.map((one) => namesOf(one.distributions)),
                [expected],
            );
        });
    }

    it("are its URLs, permissions, mappings and configurations", () => {
        const by = (type: string, property: string): Given =>
            given(type, type.split(":").at(-1) ?? "", { [property]: UNKNOWN }, { from: { [property]: ["f"] } });
        const [f] = stackOf(
            orders(),
            by("aws:lambda/functionUrl:FunctionUrl", "functionName"),
            by("aws:lambda/permission:Permission", "function"),
            by("aws:lambda/eventSourceMapping:EventSourceMapping", "functionName"),
            by("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "functionName"),
            by("aws:lambda/alias:Alias", "functionName"),
        ).functions;
        assert.deepEqual(
            [f?.urls, f?.permissions, f?.eventSourceMappings, f?.eventInvokeConfigs, f?.aliases].map((many) => many && namesOf(many)),
            [["FunctionUrl"], ["Permission"], ["EventSourceMapping"], ["FunctionEventInvokeConfig"], ["Alias"]],
        );
    });
});
