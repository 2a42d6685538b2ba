/**
 * The table that a resource rule is tested by that has to wait for what it judges, such as files. The same four kinds of cases as for
 * every rule, each judged both as a document shows the resource and as the engine does.
 */
import assert from "node:assert/strict";
import { judgeResource } from "../../policies/kit/judge";
import type { Environment, Judgement } from "../../policies/kit/judgement";
import { ResourceView, tokensOf } from "../../policies/kit/rule";
import type { Rule } from "../../policies/kit/rule";
import { readSettings } from "../../policies/kit/settings";
import { MASKED, UNKNOWN } from "../../policies/model/values";
import { NOW } from "./rule-tests";
import type { Cases } from "./rule-tests";

type Loose = Readonly<Record<string, unknown>>;

export interface AsyncSubject {
    readonly title: string;
    readonly config?: Loose;
    readonly type?: string;
    /** Called once for each judgement: what is read from disk is made by then. */
    readonly inputs: () => Loose;
    /** The folder of the program; undefined as for a document. */
    readonly folder?: () => string;
}

/** What stands in the texts of all cases and must never come out: given by the test. */
export interface Planted {
    readonly secrets: readonly string[];
}

/** Judges one resource as the kit does, and fails where the rule did. */
export async function judgeAsync(rule: Rule, subject: Omit<AsyncSubject, "title">): Promise<Judgement> {
    const settings = readSettings(rule, subject.config ?? {});
    assert.deepEqual(settings.problems, [], "the case's configuration is not legal");
    const type = subject.type ?? tokensOf(rule)?.[0] ?? "";
    const urn = `urn:pulumi:test::example::${type}::subject`;
    const view = new ResourceView(subject.inputs(), urn, type, "subject", undefined, { protect: false });
    const environment: Environment = {
        now: NOW,
        program: { folder: subject.folder?.(), outside: true },
        deployer: { env: {}, asked: false },
        register: { entries: () => [] },
    };
    const judgement = await judgeResource(rule, view, settings, environment);
    assert.equal(judgement.failure, undefined);
    return judgement;
}

const listed = (judgement: Judgement): string[] => judgement.violations.map((v) => (v.property === "" ? v.id : `${v.id}@${v.property}`));

/** Tests a resource rule that waits. */
export function testAsyncResourceRule(rule: Rule, cases: Cases<AsyncSubject>, planted: Planted): void {
    if (rule.kind !== "resource") throw new TypeError("not a resource rule");
    type Expected = AsyncSubject & { readonly found?: readonly string[]; readonly undetermined?: readonly string[] };
    const all: Expected[] = [];
    describe(rule.name, () => {
        for (const kind of ["compliant", "violating", "unknown", "secret"] as const) {
            const group = cases[kind];
            if ("notPossible" in group) {
                it(`${kind}: not possible, ${group.notPossible}`, () => assert.ok(group.notPossible.length > 10));
                continue;
            }
            for (const subject of group as readonly Expected[]) {
                all.push(subject);
                it(`${kind}: ${subject.title}`, async () => {
                    const judgement = await judgeAsync(rule, subject);
                    assert.deepEqual(listed(judgement).sort(), [...(subject.found ?? [])].sort());
                    assert.deepEqual(
                        judgement.undetermined.map(({ property }) => property).sort(),
                        [...(subject.undetermined ?? [])].sort(),
                    );
                });
            }
        }
        it("uses each of its messages in some case", () => {
            const used = new Set(all.flatMap(({ found }) => (found ?? []).map((entry) => entry.split("@")[0])));
            assert.deepEqual(
                Object.keys(rule.messages).filter((id) => !used.has(id)),
                [],
            );
        });
    });
    describe(`${rule.name}: what holds for every rule that waits`, () => {
        it("is silent on its good example and reports its bad one once", async () => {
            const { good, bad } = rule.example;
            assert.deepEqual(listed(await judgeAsync(rule, { ...good, inputs: () => good.inputs })), []);
            assert.equal(listed(await judgeAsync(rule, { ...bad, inputs: () => bad.inputs })).length, 1);
        });
        it("survives each input unknown and of another type in turn, and inputs that are empty", async () => {
            await judgeAsync(rule, { inputs: () => ({}) });
            for (const subject of all) {
                const inputs = subject.inputs();
                for (const key of Object.keys(inputs)) {
                    for (const odd of [UNKNOWN, MASKED, null, 1, true, "x", [], {}, [null], { x: null }])
                        await judgeAsync(rule, { ...subject, inputs: () => ({ ...inputs, [key]: odd }) });
                }
            }
        });
        it("repeats no value in any output", async () => {
            for (const subject of all) {
                const { violations, undetermined } = await judgeAsync(rule, subject);
                const said = [violations.map(({ message, property }) => [message, property]), undetermined.map(({ property }) => property)];
                const output = JSON.stringify(said);
                for (const secret of planted.secrets) assert.ok(!output.includes(secret), `a value is repeated: ${subject.title}`);
            }
        });
        it("says the same each time", async () => {
            // The judged resource holds promises of the SDK's assets, which are equal to none but themselves.
            const said = async (subject: (typeof all)[number]): Promise<object> => {
                const { violations, undetermined, exempted } = await judgeAsync(rule, subject);
                return [...violations, ...undetermined, ...exempted].map(({ subject: { urn }, ...outcome }) => ({ ...outcome, urn }));
            };
            for (const subject of all) assert.deepEqual(await said(subject), await said(subject));
        });
    });
}
