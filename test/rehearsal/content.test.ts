import assert from "node:assert/strict";
import { rules } from "../../policies";
import { detect } from "../../policies/model/detectors";
import { functionsOf, typesOf } from "../../rehearsal/facts";
import { answer } from "../../rehearsal/functions";
import { ACCOUNT } from "../../rehearsal/run/prepared";
import { defaultsOf, outputsOf } from "../../rehearsal/values";
import { inRegion } from "../../rehearsal/values/regions";
import { isObject, isSecret, type Value } from "../../rehearsal/wire";
import { contextOf } from "./support";

interface Found {
    readonly where: string;
    readonly key: string;
    readonly text: string;
    readonly isMarked: boolean;
}

/** Every text in the value, with the name that it stands under and whether it is marked as a secret. */
function* textsIn(value: Value | undefined, where: string, key = "", isMarked = false): Generator<Found> {
    if (isSecret(value)) yield* textsIn(value["value"], where, key, true);
    else if (typeof value === "string") yield { where, key, text: value, isMarked };
    else if (Array.isArray(value)) for (const item of value) yield* textsIn(item, where, key, isMarked);
    else if (isObject(value)) for (const [name, item] of Object.entries(value)) yield* textsIn(item, where, name, isMarked);
}

/** What stands in the account of everything that the stand-in can be asked for. */
function* everything(name: "aws" | "aws-native", logicalName: string): Generator<Found> {
    for (const type of typesOf(name)) {
        const context = contextOf(type, { account: ACCOUNT, urn: `urn:pulumi:dev::shop::${type}::${logicalName}` });
        const filled = defaultsOf(type, {}, context);
        const { id, outputs } = outputsOf(type, filled, context);
        yield* textsIn({ ...filled, ...outputs, id }, type);
    }
    for (const token of functionsOf(name).filter((one) => one !== "aws-native:index:cidr"))
        yield* textsIn(answer(token, {}, contextOf(token, { account: ACCOUNT, urn: "" })).values, token);
}

/** Accounts that AWS itself works in, as its documentation tells them: what stands in the tables of rehearsal/. */
const OF_AWS = new Set([
    "386209384616",
    ...(["loadBalancing", "cloudTrail", "redshift"] as const).flatMap((column) => inRegion("eu-central-1", column) ?? []),
]);

const said = ({ where, key, text }: Found): string => `${where} ${key}: ${text}`;

for (const name of ["aws", "aws-native"] as const)
    describe(`what the stand-in of ${name} makes up`, function () {
        this.timeout(60_000);
        const all = [...everything(name, "thing"), ...everything(name, "orders-api")];

        it("is a text for each of thousands of properties", () => assert.ok(all.length > 5000, String(all.length)));

        it("holds nothing that a detector takes for a credential or for personal data", () => {
            assert.deepEqual(all.filter(({ text }) => detect(text).length > 0).map(said), []);
        });

        it("holds no account but the run's own and those of AWS itself", () => {
            const numbers = all.flatMap((found) =>
                [...found.text.matchAll(/(?<![\w-])\d{12}(?![\w-])/g)].map(([number]) => ({ ...found, number })),
            );
            assert.ok(numbers.length > 1000, String(numbers.length));
            assert.deepEqual(numbers.filter(({ number }) => number !== ACCOUNT && !OF_AWS.has(number)).map(said), []);
        });

        it("holds an id of an organization, which a condition could trust, only of what is of one", () => {
            assert.deepEqual(
                all.filter(({ where, text }) => !where.includes("organizations") && /\bo-[a-z0-9]{10,32}\b/.test(text)).map(said),
                [],
            );
        });

        it("is drawn anew for each name of a resource, so that no option that names one thing meets another", () => {
            const drawn = (logicalName: string): Set<string> =>
                new Set(
                    [...everything(name, logicalName)]
                        .map(({ text }) => text)
                        .filter((text) => /made-up-[0-9a-f]{10}|[0-9a-f]{17}/.test(text)),
                );
            const [one, other] = [drawn("one"), drawn("other")];
            assert.ok(one.size > 500, String(one.size));
            // What a look-up without arguments finds hangs on no resource.
            const looked = new Set(
                functionsOf(name).flatMap((token) =>
                    token === "aws-native:index:cidr"
                        ? []
                        : [...textsIn(answer(token, {}, contextOf(token, { account: ACCOUNT, urn: "" })).values, token)].map(
                              ({ text }) => text,
                          ),
                ),
            );
            assert.deepEqual(
                [...one].filter((text) => other.has(text) && !looked.has(text)),
                [],
            );
        });

        it("is taken for a credential by its name only where the provider gives one, which it marks as a secret", () => {
            assert.deepEqual(all.filter(({ text, key, isMarked }) => !isMarked && detect(text, { name: key }).length > 0).map(said), []);
        });
    });

describe("a credential that the stand-in makes up", () => {
    it("counts as one where the program spreads it, as it does in the account", () => {
        const token = "aws:cognito/userPoolClient:UserPoolClient";
        const { outputs } = outputsOf(token, { generateSecret: true }, contextOf(token));
        const [found] = [...textsIn({ clientSecret: outputs["clientSecret"] ?? null }, token)];
        assert.deepEqual(
            detect(found?.text ?? "", { name: "CLIENT_SECRET" }).map(({ kind }) => kind),
            ["named-secret"],
        );
    });
});

describe("the account of a rehearsal without --account", () => {
    it("is none that an option trusts or excepts by default", () => {
        const options = rules.flatMap(({ config }) => (config === undefined ? [] : [JSON.stringify(config)]));
        assert.ok(options.length > 20, String(options.length));
        assert.deepEqual(
            options.filter((text) => text.includes(ACCOUNT)),
            [],
        );
    });
});
