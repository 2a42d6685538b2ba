/** Resources that wait until the whole stack is known: for the account they live in, or for what else of it settles them. */
import type { Stack } from "../model/stack";
import { Undetermined } from "../model/values";
import { accountBefore, asksForAccount, configuredAccount } from "./account";
import { exemptionFor } from "./exemptions/matching";
import { awaitsAccount, fingerprint, merged } from "./judgement";
import { judgeResource } from "./judge";
import type { Environment, Judgement, Unknown } from "./judgement";
import { pathText } from "./paths";
import type { ResourceView, Rule } from "./rule";
import type { Settings } from "./settings";

interface Entry {
    readonly view: ResourceView;
    readonly settings: Settings;
    /** What was reported already. */
    readonly reported: ReadonlySet<string>;
}

/** Whether a rule on resources judges some of them once more when the stack is known. */
export const asksForStack = (rule: Rule): boolean => asksForAccount(rule) || (rule.kind === "resource" && rule.inStack !== undefined);

/** Resources that a rule could not settle by themselves: judged once more when the stack is known, each finding told once. */
export class AwaitingStack {
    readonly #entries = new Map<string, Entry>();

    constructor(
        private readonly rule: Rule,
        /** Whether the whole stack is at hand from the start, so that nothing is lost by waiting for it. */
        private readonly stackKnown: boolean,
    ) {}

    get isEmpty(): boolean {
        return this.#entries.size === 0;
    }

    /** Remembers a resource that waits; returns the judgement without what waits. */
    note(view: ResourceView, settings: Settings, judgement: Judgement): Judgement {
        this.#entries.delete(view.urn);
        if (this.#isSettledByStack(view, judgement)) {
            this.#entries.set(view.urn, { view, settings, reported: new Set() });
            return { ...judgement, violations: [], exempted: [], undetermined: [], intended: [] };
        }
        if (judgement.undetermined.length > 0 && this.#awaits(view, this.stackKnown, false)) {
            // What is told at once does not keep the rest from being settled.
            const reported = new Set([...judgement.violations, ...judgement.exempted].map(fingerprint));
            this.#entries.set(view.urn, { view, settings, reported });
            return { ...judgement, undetermined: [] };
        }
        if (!asksForAccount(this.rule) || !awaitsAccount(judgement)) return judgement;
        const told = { ...judgement, undetermined: judgement.undetermined.filter(({ reason }) => reason !== "account") };
        const reported = new Set([...[...told.violations, ...told.exempted].map(fingerprint), ...told.undetermined.map(keyOf)]);
        this.#entries.set(view.urn, { view, settings, reported });
        return told;
    }

    /** Judges what waits, with what the whole stack says. Then nothing waits any more: the next stack may be another's. */
    settle(stack: Stack, environment: Environment): Judgement | Promise<Judgement> {
        const entries = [...this.#entries.values()];
        this.#entries.clear();
        const judgements = entries.map((entry) => this.#settled(entry, stack, environment));
        return judgements.some((judgement) => judgement instanceof Promise)
            ? Promise.all(judgements.map((judgement) => Promise.resolve(judgement))).then(merged)
            : merged(judgements as readonly Judgement[]);
    }

    #isSettledByStack(view: ResourceView, { violations, exempted, undetermined, intended }: Judgement): boolean {
        if (violations.length + exempted.length + undetermined.length + intended.length === 0) return false;
        return this.#awaits(view, this.stackKnown, violations.length + exempted.length > 0);
    }

    /** Whether the rule waits for what the stack says of the resource. */
    #awaits(view: ResourceView, stackKnown: boolean, isFound: boolean): boolean {
        try {
            return this.rule.kind === "resource" && this.rule.inStack?.awaits(view, stackKnown, isFound) === true;
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            return false; // What cannot be read here the judgement says already, and no stack makes it readable.
        }
    }

    #settled({ view, settings, reported }: Entry, stack: Stack, environment: Environment): Judgement | Promise<Judgement> {
        const named = stack.node(view.urn);
        // A broken document may give two resources one URN: what another type says is nothing of this one.
        const node = named?.type === view.type ? named : undefined;
        const account = node === undefined ? accountBefore(view, settings) : stack.ownAccount(node, configuredAccount(settings));
        let seen: ResourceView | undefined = view;
        try {
            if (node !== undefined && this.rule.kind === "resource" && this.#awaits(view, true, false))
                seen = this.rule.inStack?.seen(view, node, stack);
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            return this.#doubtful(view, settings, environment, error);
        }
        if (seen === undefined) return NOTHING;
        const judgement = judgeResource(this.rule, seen, settings, environment, account);
        return judgement instanceof Promise ? judgement.then((judged) => untold(judged, reported)) : untold(judgement, reported);
    }

    #doubtful(view: ResourceView, { exemptions }: Settings, { now }: Environment, { path, reason }: Undetermined): Judgement {
        const exempting = exemptionFor(view.urn, exemptions, now);
        return {
            ...NOTHING,
            undetermined: [{ policy: this.rule.name, subject: view, property: pathText(path), path, reason, exempting }],
        };
    }
}

const NOTHING: Judgement = { violations: [], exempted: [], undetermined: [], intended: [], applicable: true, failure: undefined };

const keyOf = ({ subject, property, reason }: Unknown): string => JSON.stringify([subject.urn, property, reason]);

/** What of a judgement was not reported already. */
function untold(judgement: Judgement, reported: ReadonlySet<string>): Judgement {
    const isNew = (violation: Judgement["violations"][number]): boolean => !reported.has(fingerprint(violation));
    return {
        ...judgement,
        violations: judgement.violations.filter(isNew),
        exempted: judgement.exempted.filter(isNew),
        undetermined: judgement.undetermined.filter((unknown) => !reported.has(keyOf(unknown))),
    };
}
