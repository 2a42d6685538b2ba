import assert from "node:assert/strict";
import {
    choice,
    choices,
    flag,
    integer,
    integersByName,
    nearest,
    object,
    readOptions,
    string,
    strings,
    stringsByName,
} from "../../../policies/kit/options";

const options = object({
    minimumDays: integer({ default: 30, strict: 365, minimum: 1, maximum: 3653, about: "days" }),
    maximumDays: integer<number | undefined>({ default: undefined, about: "days" }),
    allow: flag({ default: false, about: "allow" }),
    mode: choice(["off", "on"], { default: "off", about: "mode" }),
    kinds: choices(["a", "b"], { default: ["a"], about: "kinds" }),
    names: strings({ default: [], about: "names" }),
    note: string<string | undefined>({ default: undefined, about: "note" }),
    days: integersByName({ default: {}, about: "days" }),
    words: stringsByName({ default: {}, about: "words" }),
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
            note: undefined,
            days: {},
            words: {},
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
            note: "n",
            days: { personal: 365 },
            words: { a: ["b"] },
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
    });
    for (const [name, value, problem] of [
        ["minimumDays", 0, "option `minimumDays` must be a whole number from 1 to 3653"],
        ["minimumDays", 1.5, "option `minimumDays` must be a whole number from 1 to 3653"],
        ["minimumDays", "90", "option `minimumDays` must be a whole number from 1 to 3653"],
        ["maximumDays", -1, "option `maximumDays` must be a whole number, 0 or more"],
        ["allow", "true", "option `allow` must be true or false"],
        ["mode", "maybe", "option `mode` must be one of off, on"],
        ["kinds", ["c"], "option `kinds` must be a list of a, b"],
        ["names", [1], "option `names` must be a list of texts"],
        ["names", "x", "option `names` must be a list of texts"],
        ["note", 1, "option `note` must be a text"],
        ["days", { a: "b" }, "option `days` must be whole numbers by name"],
        ["words", { a: "b" }, "option `words` must be lists of texts by name"],
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

describe("nearest", () => {
    it("finds the word that is meant, and none where none is near", () => {
        assert.equal(nearest("acess-role-per-function", ["access-role-per-function", "content-tags"]), "access-role-per-function");
        assert.equal(nearest("zzz", ["access-role-per-function", "content-tags"]), undefined);
    });
});
