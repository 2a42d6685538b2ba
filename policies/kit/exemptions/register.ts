/** The exemptions of all policies of the pack: collected as they run, and judged at the end. */
import { tokensOf } from "../rule";
import type { ExemptionRegister, Rule } from "../rule";
import { readExemption, readPolicies } from "./entry";
import { matchesNothing } from "./resource";

/** Collects the exemptions of each policy as it runs, for the policy that reports on them at the end, and holds those of several. */
export class Register implements ExemptionRegister {
    private readonly byPolicy = new Map<string, readonly unknown[]>();
    readonly policies = new Map<string, readonly string[] | undefined>();
    private shared: readonly unknown[] = [];
    private readonly sharedByPolicy = new Map<string, readonly unknown[]>();

    /** Makes a policy of the pack known. */
    declare(rule: Rule): void {
        this.policies.set(rule.name, tokensOf(rule));
    }

    note(policy: string, exemptions: readonly unknown[]): void {
        this.byPolicy.set(policy, exemptions);
    }

    /** Takes the entries that name several policies. */
    share(entries: readonly unknown[]): void {
        if (entries === this.shared) return;
        this.shared = entries;
        this.sharedByPolicy.clear();
    }

    /** Those of them that name this policy: the same list until others are shared. */
    sharedWith(policy: string): readonly unknown[] {
        const known = this.sharedByPolicy.get(policy);
        if (known !== undefined) return known;
        const named = this.shared.flatMap((raw) => {
            const read = readPolicies(raw);
            return "policies" in read && read.policies.includes(policy) ? [read.rest] : [];
        });
        this.sharedByPolicy.set(policy, named);
        return named;
    }

    *entries(): Iterable<{ readonly policy: string; readonly index: number; readonly raw: unknown }> {
        for (const policy of [...this.byPolicy.keys()].sort()) {
            for (const [index, raw] of (this.byPolicy.get(policy) ?? []).entries()) yield { policy, index, raw };
        }
    }
}

/** What is wrong with an entry of the list of a policy, the form of its resource included; or the exemption. */
export function judgeExemption(raw: unknown, policy: string, register: ExemptionRegister, now: Date): ReturnType<typeof readExemption> {
    const read = readExemption(raw, now);
    if (!("exemption" in read)) return read;
    return matchesNothing(read.exemption.resource, register.policies?.get(policy)) ?? read;
}

/** The same of an entry that names several policies: of each of them it must be able to match something. */
export function judgeShared(raw: unknown, register: ExemptionRegister, now: Date): ReturnType<typeof readExemption> {
    const named = readPolicies(raw);
    if (!("policies" in named)) return named;
    const unknown = named.policies.findIndex((policy) => register.policies?.has(policy) === false);
    if (unknown >= 0) return { kind: "unknown-policy", number: unknown + 1 };
    const judged = named.policies.map((policy) => judgeExemption(named.rest, policy, register, now));
    return judged.find((read) => !("exemption" in read)) ?? judged[0] ?? { kind: "policies" };
}
