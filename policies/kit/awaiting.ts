/** Resources that wait until the whole stack says which account they live in. */
import type { Stack } from "../model/stack";
import { accountBefore, asksForAccount, configuredAccount } from "./account";
import { awaitsAccount, fingerprint, judgeResource, merged } from "./judge";
import type { Environment, Judgement, Unknown } from "./judge";
import type { ResourceView, Rule } from "./rule";
import type { Settings } from "./settings";

interface Entry {
    readonly view: ResourceView;
    readonly settings: Settings;
    /** What was reported already. */
    readonly reported: ReadonlySet<string>;
}

/** Resources that a rule could not judge for want of the account: judged once more when the stack is known, each finding told once. */
export class AwaitingAccount {
    readonly #entries = new Map<string, Entry>();

    constructor(private readonly rule: Rule) {}

    get isEmpty(): boolean {
        return this.#entries.size === 0;
    }

    /** Remembers a resource that waits; returns the judgement without what waits. */
    note(view: ResourceView, settings: Settings, judgement: Judgement): Judgement {
        this.#entries.delete(view.urn);
        if (!asksForAccount(this.rule) || !awaitsAccount(judgement)) return judgement;
        const told = { ...judgement, undetermined: judgement.undetermined.filter(({ reason }) => reason !== "account") };
        const reported = new Set([...[...told.violations, ...told.exempted].map(fingerprint), ...told.undetermined.map(keyOf)]);
        this.#entries.set(view.urn, { view, settings, reported });
        return told;
    }

    /** Judges what waits, with what the whole stack says of accounts. */
    settle(stack: Stack, environment: Environment): Judgement {
        const judgements = [...this.#entries.values()].map(({ view, settings, reported }): Judgement => {
            const node = stack.node(view.urn);
            const account = node === undefined ? accountBefore(view, settings) : stack.ownAccount(node, configuredAccount(settings));
            const judgement = judgeResource(this.rule, view, settings, environment, account) as Judgement;
            const isNew = (violation: Judgement["violations"][number]): boolean => !reported.has(fingerprint(violation));
            return {
                ...judgement,
                violations: judgement.violations.filter(isNew),
                exempted: judgement.exempted.filter(isNew),
                undetermined: judgement.undetermined.filter((unknown) => !reported.has(keyOf(unknown))),
            };
        });
        return merged(judgements);
    }
}

const keyOf = ({ subject, property, reason }: Unknown): string => JSON.stringify([subject.urn, property, reason]);
