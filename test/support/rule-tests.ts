/**
 * The table that every rule is tested by. Its type demands cases of all four kinds: compliant, violating, unknown, secret; a
 * kind that cannot exist says why. The harness adds what holds for all rules: nothing throws, nothing is changed, no value is
 * repeated, the examples are true, each message is used.
 */
import assert from "node:assert/strict";
import { toPolicy } from "../../policies/kit/engine/adapter";
import { Ref } from "../../policies/kit/example";
import type { ExampleResource } from "../../policies/kit/example";
import { judgeResource, judgeStack, rootOf } from "../../policies/kit/judge";
import type { Environment, Judgement } from "../../policies/kit/judgement";
import { ResourceView, tokensOf } from "../../policies/kit/rule";
import type { Rule } from "../../policies/kit/rule";
import { readSettings } from "../../policies/kit/settings";
import { Stack } from "../../policies/model/stack";
import type { StackResource } from "../../policies/model/stack";
import { MASKED, UNKNOWN, View } from "../../policies/model/values";
import { behindProxy } from "./proxy";
import { MODES, planned, realise } from "./stack-example";
import type { Mode } from "./stack-example";

type Loose = Readonly<Record<string, unknown>>;
type NonEmpty<T> = readonly [T, ...T[]];
interface NotPossible {
    readonly notPossible: string;
}

interface Common {
    readonly title: string;
    readonly config?: Loose;
    /** Values without which the rule reports a compliant case, each with the reason: `*` stands for any steps. All others, hidden one by one, bring no violation. */
    readonly alarmingWhenHidden?: Readonly<Record<string, string>>;
}
interface ResourceSubject extends Common {
    /** Where the rule judges several types: the first by default. */
    readonly type?: string;
    /** The logical name. */
    readonly name?: string;
    readonly inputs: Loose;
    readonly provider?: Loose;
}
interface StackSubject extends Common {
    readonly resources: readonly ExampleResource[];
    /** The modes in which it is judged; all by default. */
    readonly modes?: readonly Mode[];
}

/** What a violating case is expected to give: `id` or `id@property`, in the order of the report. */
interface Violated {
    readonly found: readonly [string, ...string[]];
    readonly undetermined?: readonly string[];
    /**
     * Values of the inputs without which the rule may say nothing at all, each with the reason: `*` stands for any steps. All
     * others, hidden one by one, leave a finding or a doubt.
     */
    readonly silentWhenHidden?: Readonly<Record<string, string>>;
    /** Of a rule with a remedy: whether it mends this case (it does by default). */
    readonly mended?: boolean;
}
/** What an unknown or secret case is expected to give: the properties that cannot be judged, and the findings that stand beside them. */
interface Unjudged {
    readonly undetermined: readonly string[];
    readonly found?: readonly string[];
}

export interface Cases<S extends Common> {
    readonly compliant: NonEmpty<S>;
    readonly violating: NonEmpty<S & Violated>;
    readonly unknown: NonEmpty<S & Unjudged> | NotPossible;
    readonly secret: NonEmpty<S & Unjudged> | NotPossible;
    /** Messages that only several stacks together bring: of those the rule's own tests have cases. */
    readonly across?: readonly string[];
}

/** Reasons of {@link Common.alarmingWhenHidden} that hold for several rules. */
export const HIDDEN_STATEMENT = "a statement that nobody can see hides nothing of the others: it is told as undetermined beside them";
export const HIDDEN_NAME = "a name that nobody can see, and that depends on nothing in the stack, is taken for another resource's";

export const NOW = new Date("2026-11-21T12:00:00Z");
const environment = (): Environment => ({
    now: NOW,
    program: { folder: undefined },
    deployer: { env: {}, asked: false },
    register: { entries: () => [] },
});

const listed = (judgement: Judgement): string[] => judgement.violations.map((v) => (v.property === "" ? v.id : `${v.id}@${v.property}`));
const withheld = (judgement: Judgement): string[] => judgement.undetermined.map((u) => u.property);

function settingsOf(rule: Rule, config: Loose | undefined): ReturnType<typeof readSettings> {
    const settings = readSettings(rule, config ?? {});
    assert.deepEqual(settings.problems, [], "the case's configuration is not legal");
    return settings;
}

const PROVIDER = { urn: "urn:pulumi:test::example::pulumi:providers:aws::p", type: "pulumi:providers:aws", name: "p" } as const;

/** Tests a rule on single resources. */
export function testResourceRule(rule: Rule, cases: Cases<ResourceSubject>): void {
    if (rule.kind !== "resource") throw new TypeError("not a resource rule");
    const typeOf = (subject: { readonly type?: string }): string => subject.type ?? tokensOf(rule)?.[0] ?? "aws:lambda/function:Function";
    const judge = (subject: Omit<ResourceSubject, "title">): Judgement => {
        const type = typeOf(subject);
        const provider = subject.provider && {
            ...PROVIDER,
            inputs: new View(subject.provider),
        };
        const view = new ResourceView(
            frozen(subject.inputs),
            `urn:pulumi:test::example::${type}::subject`,
            type,
            subject.name ?? "subject",
            provider,
            {
                protect: false,
            },
        );
        const judgement = judgeResource(rule, view, settingsOf(rule, subject.config), environment());
        assert.ok(!(judgement instanceof Promise));
        assert.equal(judgement.failure, undefined);
        return judgement;
    };
    table(rule, cases, judge, (judgement, subject) => matches(judgement, subject));
    describe(`${rule.name}: what holds for every resource rule`, () => {
        const all = everyCase(cases);
        it("judges an empty resource without an error", () => void judge({ inputs: {} }));
        it("is silent on its good example and reports its bad one once", () => {
            assert.deepEqual(listed(judge(rule.example.good)), []);
            assert.equal(listed(judge(rule.example.bad)).length, 1);
        });
        it("survives each input unknown in turn, behind the SDK's own proxy", () => {
            for (const subject of all) {
                for (const key of Object.keys(subject.inputs))
                    askPolicy(rule, typeOf(subject), { ...subject.inputs, [key]: UNKNOWN }, subject.config);
            }
        });
        it("survives each input of another type", () => {
            for (const subject of all) {
                for (const key of Object.keys(subject.inputs)) {
                    for (const odd of [null, 1, true, "x", [], {}, [null], [[]], { x: null }, MASKED])
                        judge({ ...subject, inputs: { ...subject.inputs, [key]: odd } });
                }
            }
        });
        it("repeats no value in any output", () => {
            for (const subject of all) repeatsNothing(subject.inputs, (inputs) => judge({ ...subject, inputs }));
        });
        it("says something of each violating case in which one value is hidden", () => {
            for (const subject of cases.violating)
                neverSilent(subject, [["", hiddenOnce(subject.inputs)]], (inputs) => judge({ ...subject, inputs: inputs as Loose }));
        });
        it("raises no alarm in a compliant case in which one value is hidden", () => {
            for (const subject of cases.compliant)
                neverAlarmed(subject, [["", hiddenOnce(subject.inputs)]], (inputs) => judge({ ...subject, inputs: inputs as Loose }));
        });
        if (rule.remedy !== undefined) testRemedy(rule, cases.violating, typeOf, judge);
    });
}

/** Tests a rule on a whole stack, before the first deployment, after it, and on a document without dependencies. */
export function testStackRule(rule: Rule, cases: Cases<StackSubject>): void {
    if (rule.kind !== "stack") throw new TypeError("not a stack rule");
    const judgeMode = (resources: readonly ExampleResource[], mode: Mode, config?: Loose): Judgement =>
        judgeAll(realise(resources, mode), config);
    const judgeAll = (resources: readonly StackResource[], config?: Loose): Judgement => {
        const root = rootOf(resources);
        assert.ok(root !== undefined);
        const judgement = judgeStack(rule, Stack.of(frozen(resources)), root, settingsOf(rule, config), environment());
        assert.equal(judgement.failure, undefined);
        return judgement;
    };
    const judge = (subject: StackSubject): readonly (readonly [Mode, Judgement])[] =>
        (subject.modes ?? MODES).map((mode) => [mode, judgeMode(subject.resources, mode, subject.config)] as const);
    table(rule, cases, judge, (judgements, subject) => {
        for (const [mode, judgement] of judgements) matches(judgement, subject, mode);
    });
    describe(`${rule.name}: what holds for every stack rule`, () => {
        const all = everyCase(cases);
        it("judges an empty stack without a finding", () => {
            const judgement = judgeMode([], "deployed");
            assert.deepEqual([listed(judgement), withheld(judgement)], [[], []]);
        });
        it("is silent on its good example and reports its bad one, at first preview and deployed", () => {
            for (const mode of MODES) {
                assert.deepEqual([mode, listed(judgeMode(rule.example.good, mode))], [mode, []]);
                assert.equal(judgeMode(rule.example.bad, mode).violations.length, 1, mode);
            }
        });
        it("survives each property unknown or of another type in turn", () => {
            for (const subject of all) {
                for (const [index, resource] of subject.resources.entries()) {
                    for (const key of Object.keys(resource.inputs)) {
                        for (const odd of [UNKNOWN, MASKED, null, 1, "x", [], {}, [null], { x: [] }]) {
                            const changed = { ...resource, inputs: { ...resource.inputs, [key]: odd } };
                            judgeMode(subject.resources.with(index, changed), "deployed", subject.config);
                        }
                    }
                }
            }
        });
        it("repeats no value in any output", () => {
            for (const subject of all) {
                const resources = realise(subject.resources, "deployed");
                for (const [index, resource] of resources.entries()) {
                    repeatsNothing(resource.props as Loose, (props) =>
                        judgeAll(resources.with(index, { ...resource, props }), subject.config),
                    );
                }
            }
        });
        const hiddenIn = (
            subject: StackSubject,
            mode: Mode,
            marks?: readonly string[],
        ): (readonly [string, readonly StackResource[]])[] => {
            const resources = realise(subject.resources, mode);
            return subject.resources.flatMap(({ name, inputs }) => {
                const index = resources.findIndex((resource) => resource.name === name);
                const resource = resources[index];
                assert.ok(resource !== undefined);
                // What the program wrote; what it depends on is known to the engine, hidden or not.
                const written = Object.fromEntries(Object.keys(inputs).map((key) => [key, (resource.props as Loose)[key]]));
                return Array.from(hiddenOnce(written, "", marks), ([place, changed]) => {
                    const props = { ...(resource.props as Loose), ...(changed as Loose) };
                    return [`${name}.${place}`, resources.with(index, { ...resource, props })] as const;
                });
            });
        };
        it("says something of each violating case in which one value is hidden", () => {
            for (const subject of cases.violating) {
                const changes = (subject.modes ?? MODES).map((mode) => [mode, hiddenIn(subject, mode)] as const);
                neverSilent(subject, changes, (changed) => judgeAll(changed, subject.config));
            }
        });
        it("raises no alarm in a compliant case in which one value is hidden", () => {
            for (const subject of cases.compliant) {
                // Previews have what is not known yet, documents what they mask.
                const marks = { preview: UNKNOWN, document: MASKED };
                const changes = (["preview", "document"] as const)
                    .filter((mode) => subject.modes?.includes(mode) !== false)
                    .map((mode) => [mode, hiddenIn(subject, mode, [marks[mode]])] as const);
                neverAlarmed(subject, changes, (changed) => judgeAll(changed, subject.config));
            }
        });
        it("takes what the provider computes at a preview, and nobody wrote, as absent", () => {
            for (const subject of all) {
                if (subject.modes?.includes("preview") === false) continue;
                const resources = realise(subject.resources, "preview");
                const verdict = (judgement: Judgement): unknown => [subject.title, listed(judgement), withheld(judgement)];
                assert.deepEqual(verdict(judgeAll(planned(resources), subject.config)), verdict(judgeAll(resources, subject.config)));
            }
        });
        it("does not depend on the order of the resources", () => {
            for (const subject of all) {
                const resources = realise(subject.resources, "deployed");
                assert.deepEqual(listed(judgeAll(resources.toReversed(), subject.config)), listed(judgeAll(resources, subject.config)));
            }
        });
    });
}

function everyCase<S extends Common>(cases: Cases<S>): readonly S[] {
    const optional = [cases.unknown, cases.secret].flatMap((some) => ("notPossible" in some ? [] : [...some]));
    return [...cases.compliant, ...cases.violating, ...optional];
}

/** Every way to hide one value: a scalar or a container, at any depth, also within a document that stands as JSON in a string. */
function* hiddenOnce(value: unknown, path = "", marks: readonly string[] = [UNKNOWN, MASKED]): Generator<readonly [string, unknown]> {
    if (typeof value === "string" && /^[[{]/.test(value)) {
        const parsed = parsedJson(value);
        if (parsed !== undefined) yield* hiddenOnce(parsed, path, marks);
    }
    if (typeof value !== "object" || value === null || value instanceof Ref) return;
    for (const [key, inner] of Object.entries(value)) {
        const place = path === "" ? key : `${path}.${key}`;
        const put = (hidden: unknown): unknown => (Array.isArray(value) ? value.with(Number(key), hidden) : { ...value, [key]: hidden });
        if (inner !== UNKNOWN && inner !== MASKED) yield* marks.map((hidden) => [place, put(hidden)] as const);
        for (const [where, changed] of hiddenOnce(inner, place, marks)) yield [where, put(changed)];
    }
}

function parsedJson(value: string): unknown {
    try {
        return JSON.parse(value);
    } catch {
        return undefined;
    }
}

/** Nothing unknown is silently compliant: what a rule cannot see, it must not pass over. */
function neverSilent<C>(subject: Common & Violated, changes: Changes<C>, judge: (changed: C) => Judgement): void {
    const isSilent = ({ violations, undetermined }: Judgement): boolean => violations.length + undetermined.length === 0;
    onlyExempt(subject, changes, (changed) => isSilent(judge(changed)), "silent", subject.silentWhenHidden);
}

/** What nobody can see is no mistake: something that makes the case compliant may stand there. */
function neverAlarmed<C>(subject: Common, changes: Changes<C>, judge: (changed: C) => Judgement): void {
    onlyExempt(subject, changes, (changed) => judge(changed).violations.length > 0, "an alarm", subject.alarmingWhenHidden);
}

/** The changes of a case, each with the place where it hides a value, by the mode in which they are judged. */
type Changes<C> = readonly (readonly [string, Iterable<readonly [string, C]>])[];

/** Holds a case to break a rule of the harness where its exemptions say so, and nowhere else; and each exemption to be needed. */
function onlyExempt<C>(
    subject: Common,
    changes: Changes<C>,
    breaks: (changed: C) => boolean,
    what: string,
    exemptions: Readonly<Record<string, string>> = {},
): void {
    const allowed = allowedPlaces(subject, what, exemptions);
    const needed = new Set<string>();
    const broken = new Set<string>();
    for (const [mode, places] of changes) {
        for (const [place, changed] of places) {
            const globs = allowed.filter(([, pattern]) => pattern.test(place)).map(([glob]) => glob);
            const known = globs.length > 0 ? globs.every((glob) => needed.has(glob)) : broken.has(`${mode} ${place}`);
            if (known || !breaks(changed)) continue;
            for (const glob of globs) needed.add(glob);
            if (globs.length === 0) broken.add(`${mode} ${place}`);
        }
    }
    assert.deepEqual([subject.title, [...broken]], [subject.title, []]);
    const stale = Object.keys(exemptions).filter((glob) => !needed.has(glob));
    assert.deepEqual(stale, [], `${subject.title}: no longer ${what} at places that it exempts`);
}

/** The places at which a case may break a rule of the harness: globs, each with the pattern that it stands for and a reason. */
function allowedPlaces(subject: Common, what: string, places: Readonly<Record<string, string>>): readonly (readonly [string, RegExp])[] {
    return Object.entries(places).map(([glob, reason]) => {
        assert.ok(reason.length > 20, `${subject.title}: ${what} at ${glob} for no reason that is told`);
        const pattern = glob.split("*").map((part) => part.replace(/[.[\]$^()+?{}|\\]/g, "\\$&"));
        return [glob, new RegExp(`^${pattern.join(".*")}$`)] as const;
    });
}

interface Expectation {
    readonly found?: readonly string[];
    readonly undetermined?: readonly string[];
}

function matches(judgement: Judgement, expected: Expectation, mode = ""): void {
    assert.deepEqual([mode, listed(judgement).sort()], [mode, [...(expected.found ?? [])].sort()]);
    assert.deepEqual([mode, withheld(judgement).sort()], [mode, [...(expected.undetermined ?? [])].sort()]);
}

function table<S extends Common, J>(
    rule: Rule,
    cases: Cases<S>,
    judge: (subject: S) => J,
    check: (judgement: J, expected: S & Expectation) => void,
): void {
    describe(rule.name, () => {
        for (const kind of ["compliant", "violating", "unknown", "secret"] as const) {
            const group = cases[kind];
            if ("notPossible" in group) it(`${kind}: not possible, ${group.notPossible}`, () => assert.ok(group.notPossible.length > 10));
            else for (const subject of group) it(`${kind}: ${subject.title}`, () => check(judge(subject), subject));
        }
        it("uses each of its messages in some case", () => {
            const used = new Set(
                everyCase(cases).flatMap((subject) => ((subject as Expectation).found ?? []).map((found) => found.split("@")[0])),
            );
            assert.deepEqual(
                Object.keys(rule.messages).filter((id) => !used.has(id)),
                cases.across ?? [],
            );
        });
    });
}

/** Runs the Pulumi policy itself, with the arguments the SDK would build. */
export function askPolicy(rule: Rule, type: string, inputs: Loose, config: Loose = {}): { message: unknown }[] {
    const reports: { message: unknown }[] = [];
    const policy = toPolicy(rule) as { validateResource?: (args: unknown, report: (message: unknown) => void) => unknown };
    class NotApplicable extends Error {}
    const args = {
        type,
        props: behindProxy(structuredClone(inputs)),
        urn: `urn:pulumi:test::example::${type}::subject`,
        name: "subject",
        opts: { protect: false, ignoreChanges: [], aliases: [], customTimeouts: {}, additionalSecretOutputs: [] },
        stackTags: new Map(),
        getConfig: () => config,
        notApplicable: () => {
            throw new NotApplicable();
        },
    };
    try {
        policy.validateResource?.(args, (message) => void reports.push({ message }));
    } catch (error) {
        if (!(error instanceof NotApplicable)) throw error;
    }
    return reports;
}

/** Puts a canary in place of, and behind, each string in turn, and looks for it in all that comes out. */
function repeatsNothing(inputs: Loose, judge: (inputs: Loose) => Judgement): void {
    const canary = "Cnry" + "7Qx9Zk2Vw4";
    for (const path of stringPaths(inputs)) {
        for (const change of [() => canary, (old: string) => old + canary, (old: string) => `${canary}.${old}`]) {
            const judgement = judge(replaced(inputs, path, change) as Loose);
            const output = JSON.stringify([
                judgement.violations.map((v) => [v.message, v.property]),
                judgement.undetermined.map((u) => u.property),
            ]);
            assert.ok(!output.includes(canary), `a value at ${path.join(".")} is repeated`);
        }
    }
}

function stringPaths(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
    if (typeof value === "string") return [path];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => stringPaths(inner, [...path, key]));
}

function replaced(value: unknown, path: readonly string[], change: (old: string) => string): unknown {
    const [key, ...rest] = path;
    if (key === undefined) return change(String(value));
    if (Array.isArray(value))
        return value.map((element: unknown, index) => (String(index) === key ? replaced(element, rest, change) : element));
    const record = value as Record<string, unknown>;
    return { ...record, [key]: replaced(record[key], rest, change) };
}

/** Freezes deeply, so that a rule that changes its input fails. */
function frozen<T>(value: T): T {
    if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
        Object.freeze(value);
        for (const inner of Object.values(value)) frozen(inner);
    }
    return value;
}

type Remediable = Extract<Rule, { kind: "resource" }>;

function testRemedy(
    rule: Remediable,
    violating: readonly (ResourceSubject & Violated)[],
    typeOf: (subject: ResourceSubject) => string,
    judge: (subject: ResourceSubject) => Judgement,
): void {
    it("mends what it found, and a second time changes nothing", () => {
        for (const subject of violating) {
            const provider = subject.provider && { ...PROVIDER, props: subject.provider };
            const once = remedied(rule, typeOf(subject), subject.inputs, subject.config, provider);
            if (subject.mended === false) {
                assert.notDeepEqual(listed(judge({ ...subject, inputs: once ?? subject.inputs })), [], subject.title);
                continue;
            }
            assert.ok(once !== undefined, subject.title);
            assert.deepEqual(listed(judge({ ...subject, inputs: once })), [], subject.title);
            assert.equal(remedied(rule, typeOf(subject), once, subject.config, provider), undefined, subject.title);
        }
    });
    it("does not touch a resource that holds code", () => {
        for (const subject of violating) {
            const code = Object.assign(Object.create({ __pulumiArchive: true }) as object, { path: "app.zip" });
            assert.equal(remedied(rule, typeOf(subject), { ...subject.inputs, code }, subject.config), undefined);
        }
    });
}

/** What the policy's remediation returns for these inputs; undefined where it leaves them alone. */
export function remedied(rule: Rule, type: string, inputs: Loose, config: Loose = {}, provider?: object): Loose | undefined {
    const policy = toPolicy(rule) as { remediateResource?: (args: unknown) => unknown };
    class NotApplicable extends Error {}
    try {
        return policy.remediateResource?.({
            type,
            props: "code" in inputs ? { ...inputs } : structuredClone(inputs),
            urn: `urn:pulumi:test::example::${type}::subject`,
            name: "subject",
            opts: { protect: false },
            provider,
            getConfig: () => config,
            notApplicable: () => {
                throw new NotApplicable();
            },
        }) as Loose | undefined;
    } catch (error) {
        if (error instanceof NotApplicable) return undefined;
        throw error;
    }
}
