import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import tseslint from "typescript-eslint";

const root = dirname(fileURLToPath(import.meta.url));

/** Imports go one way: rule → kit, model; kit → model; model → data. */
const forbid = (...patterns) => ["error", { patterns: patterns.map(([group, message]) => ({ group, message })) }];
const VOUCHED = {
    selector: "CallExpression[callee.name='literal'] > :matches(TemplateLiteral, TSAsExpression, TSNonNullExpression)",
    message: "`literal` takes words of the source; run-time text goes through `vouched`, `logicalName`, `resourceText`",
};
/** A call takes some hundred thousand arguments: what a document is long enough for ends in a RangeError. */
const SPREAD = [
    {
        selector: "CallExpression[callee.property.name=/^(push|unshift)$/] > SpreadElement.arguments",
        message: "a long list is too many arguments; `append` of policies/model/lists.ts takes any",
    },
    {
        selector: "CallExpression[callee.object.name='Math'] > SpreadElement.arguments",
        message: "a long list is too many arguments; `largest` of policies/model/lists.ts takes any",
    },
];
const sdk = [["@pulumi/*"], "only index.ts and policies/kit/engine know the Pulumi SDK"];

export default tseslint.config(
    { ignores: ["dist/", "node_modules/", "coverage/", "examples/*/recorded/", "policies/model/provider-types.ts"] },
    {
        files: ["**/*.ts"],
        extends: [...tseslint.configs.strict],
        languageOptions: { parserOptions: { tsconfigRootDir: root } },
        rules: {
            "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
            "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
            "@typescript-eslint/no-require-imports": "off",
            "@typescript-eslint/no-invalid-void-type": "off",
            "@typescript-eslint/no-confusing-non-null-assertion": "error",
            "@typescript-eslint/unified-signatures": "off",
            "no-console": "error",
            "no-restricted-syntax": ["error", VOUCHED],
            eqeqeq: "error",
        },
    },
    // All is linted with its types: the code of the project, then tests and programs, which need fewer rules off.
    {
        files: ["index.ts", "policies/**/*.ts", "cli/**/*.ts", "rehearsal/**/*.ts", "scripts/**/*.ts", "bench/**/*.ts"],
        extends: [...tseslint.configs.strictTypeCheckedOnly],
        languageOptions: { parserOptions: { project: ["tsconfig.test.json"], tsconfigRootDir: root } },
        rules: {
            "no-restricted-syntax": ["error", VOUCHED, ...SPREAD],
            // Numbers and truth values read well in a text; all that a program names goes through `Text` and `shown`.
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
            // A rule ends with its finding: `return yield found(…)`, whose value is nobody's.
            "@typescript-eslint/no-unsafe-return": "off",
            "@typescript-eslint/no-confusing-void-expression": "off",
            "@typescript-eslint/no-meaningless-void-operator": "off",
            // A node's class follows from its type token, and a text is gone through by its units where that is meant.
            "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
            "@typescript-eslint/no-misused-spread": "off",
            // Rules without options or messages have the empty object for them.
            "@typescript-eslint/no-generated-empty-object-type": "off",
            // Functions of node's modules, and those of the SDK that the kit wraps, are given as values.
            "@typescript-eslint/unbound-method": "off",
            // The compiler takes the groups of an expression for texts that are always there, and what a closure sets for constant.
            "@typescript-eslint/no-unnecessary-condition": "off",
            // A parameter that stands once still ties a property's name to its shape.
            "@typescript-eslint/no-unnecessary-type-parameters": "off",
            // Off for all files, above.
            "@typescript-eslint/unified-signatures": "off",
        },
    },
    {
        files: ["test/**/*.ts", "examples/**/*.ts"],
        extends: [...tseslint.configs.strictTypeCheckedOnly],
        languageOptions: { parserOptions: { project: ["tsconfig.test.json"], tsconfigRootDir: root } },
        rules: {
            // Numbers and truth values read well in a title.
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
            // A test is one expression where it says one thing: `it("…", () => assert.equal(…))`.
            "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
            // Stand-ins answer by a promise as what they stand for does, and so does a Lambda function.
            "@typescript-eslint/require-await": "off",
            // Off for all files, above.
            "@typescript-eslint/unified-signatures": "off",
        },
    },
    // The counters of steps take the methods of built-in objects off their prototypes, and call each on what it was called on.
    { files: ["test/support/steps*.ts"], rules: { "@typescript-eslint/unbound-method": "off" } },
    {
        files: ["policies/*/*.ts"],
        ignores: ["policies/kit/**", "policies/model/**", "policies/data/**"],
        rules: { "no-restricted-imports": forbid(sdk, [["../../cli/*", "../data/*", "../*/../*"], "a rule imports kit and model only"]) },
    },
    {
        files: ["policies/*/*.ts"],
        ignores: ["policies/kit/**", "policies/model/**", "policies/data/**"],
        rules: {
            "no-restricted-syntax": [
                "error",
                VOUCHED,
                ...SPREAD,
                {
                    selector:
                        ":matches(MemberExpression[property.name='raw'], ObjectPattern:not(:has(> Property[key.name=/^(path|index)$/])) > Property[key.name='raw'])",
                    message:
                        "a rule reads a view by what it means (`isHidden`, `isAbsent`, `isOneOf`, `knownText`): a raw value may be unknown",
                },
                {
                    selector:
                        ":matches(MemberExpression[property.name='items'], ObjectPattern:not(:has(> Property[key.name='unresolved'])) > Property[key.name='items'])",
                    message: "`allOf(many)` where there must be no more, `knownOf(many)` where more does not matter",
                },
            ],
        },
    },
    {
        files: ["policies/model/**/*.ts"],
        rules: {
            "no-restricted-imports": forbid(
                [["@pulumi/*"], "the model knows AWS, not Pulumi's SDK"],
                [["**/kit/*", "**/cli/*"], "the model imports data only"],
            ),
        },
    },
    // One predicts the verdict of a detector by reading it.
    { files: ["policies/model/detectors/**/*.ts"], rules: { complexity: ["error", 12] } },
    {
        files: ["policies/kit/**/*.ts"],
        ignores: ["policies/kit/engine/**"],
        rules: { "no-restricted-imports": forbid(sdk, [["**/cli/*"], "the kit imports the model only"]) },
    },
    {
        files: ["cli/**/*.ts"],
        rules: { "no-restricted-imports": forbid(sdk, [["**/kit/engine/*"], "the command line runs without the SDK"]) },
    },
    {
        files: ["scripts/**/*.ts", "bench/**/*.ts", "test/**/*.ts", "examples/**/*.ts"],
        rules: { "no-console": "off", "@typescript-eslint/no-non-null-assertion": "off" },
    },
    {
        files: ["test/**/*.ts"],
        rules: {
            "no-restricted-properties": [
                "error",
                ...[
                    ["performance", "now"],
                    ["process", "hrtime"],
                    ["process", "cpuUsage"],
                ].map(([object, property]) => ({ object, property, message: "a busy machine must not fail a test: count steps instead" })),
            ],
        },
    },
);
