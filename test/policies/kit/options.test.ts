import assert from "node:assert/strict";
import { choice, choices, flag, integer, integersBy, object, readOptions, string, strings } from "../../../policies/kit/options";
import { meant } from "../../../policies/kit/spelling";

const options = object({
    minimumDays: integer({ default: 30, strict: 365, minimum: 1, maximum: 3653, about: "days" }),
    maximumDays: integer<number | undefined>({ default: undefined, about: "days" }),
    allow: flag({ default: false, about: "allow" }),
    mode: choice(["off", "on"], { default: "off", about: "mode" }),
    kinds: choices(["a", "b"], { default: ["a"], about: "kinds" }),
    names: strings({ default: [], about: "names" }),
    days: integersBy({ default: {}, minimum: 1, maximum: 30, about: "days by word" }),
    note: string<string | undefined>({ default: undefined, about: "note" }),
});

describe("options of a rule", () => {
    it("have their defaults where nothing is configured", () => {
        const { values, problems } = readOptions(options, {});
        assert.deepEqual(problems, []);
        assert.deepEqual(values, {
            minimumDays: 30,
            maximumDays: undefined,
            allow: false,
            mode: "off",
            kinds: ["a"],
            names: [],
            days: {},
            note: undefined,
        });
    });
    it("take what is configured", () => {
        const given = {
            minimumDays: 90,
            maximumDays: 400,
            allow: true,
            mode: "on",
            kinds: ["b"],
            names: ["x"],
            days: { personal: 7 },
            note: "n",
        };
        assert.deepEqual(readOptions(options, given), { values: given, problems: [] });
    });
    it("refuse an unknown option and say which is meant", () => {
        assert.deepEqual(
            readOptions(options, { minimunDays: 90 }).problems.map((problem) => problem.message),
            ["unknown option `minimunDays`; did you mean `minimumDays`?"],
        );
        assert.deepEqual(
            readOptions(options, { somethingElseAltogether: 1 }).problems.map((problem) => problem.message),
            ["unknown option `somethingElseAltogether`"],
        );
        assert.deepEqual(
            readOptions(options, { enforcementlevel: "advisory" }).problems.map((problem) => problem.message),
            ["unknown option `enforcementlevel`; did you mean `enforcementLevel`?"],
        );
    });
    for (const [name, value, problem] of [
        ["days", { personal: 31 }, "option `days` must be a map from words to whole numbers from 1 to 30"],
        ["days", [7], "option `days` must be a map from words to whole numbers from 1 to 30"],
        ["minimumDays", 0, "option `minimumDays` must be a whole number from 1 to 3653"],
        ["minimumDays", 1.5, "option `minimumDays` must be a whole number from 1 to 3653"],
        ["minimumDays", "90", "option `minimumDays` must be a whole number from 1 to 3653"],
        ["minimumDays", null, "option `minimumDays` must be a whole number from 1 to 3653"],
        ["maximumDays", -1, "option `maximumDays` must be a whole number, 0 or more"],
        ["allow", "true", "option `allow` must be true or false"],
        ["mode", "maybe", "option `mode` must be one of off, on"],
        ["kinds", ["c"], "option `kinds` must be a list of a, b"],
        ["names", [1], "option `names` must be a list of texts"],
        ["names", "x", "option `names` must be a list of texts"],
        ["note", 1, "option `note` must be a text"],
    ] as const) {
        it(`refuse ${JSON.stringify(value)} for ${name} and keep the default`, () => {
            const { values, problems } = readOptions(options, { [name]: value });
            assert.deepEqual(
                problems.map((found) => found.message),
                [problem],
            );
            assert.deepEqual(values, readOptions(options, {}).values);
        });
    }
    it("are not fooled by names of Object's own", () => {
        assert.equal(readOptions(options, JSON.parse('{"__proto__": 1, "constructor": 2}') as Record<string, unknown>).problems.length, 2);
    });
});

describe("meant", () => {
    it("asks for the word that is near, and says nothing where none is", () => {
        const known = ["access-role-per-function", "content-tags"];
        assert.equal(meant("acess-role-per-function", known), "; did you mean `access-role-per-function`?");
        assert.equal(meant("zzz", known), "");
    });
});
