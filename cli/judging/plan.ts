/** How documents shall be judged, as data: a thread makes rules of it again. */
import { createHash } from "node:crypto";
import { rules } from "../../policies";
import type { Level } from "../../policies/kit/rule";
import type { Settings } from "../../policies/kit/settings";
import type { Enforced } from "../configuration/configuration";
import type { CheckOptions } from "./judge";
import { buildHash } from "./build-hash";

export interface Plan {
    readonly policies: readonly { readonly name: string; readonly level: Level; readonly settings: Settings }[];
    readonly now: Date;
    readonly programFolder: string | undefined;
    readonly programOutside: boolean;
    readonly shared: readonly unknown[] | undefined;
    /** Whether the reports are compared with the stacks before the change. */
    readonly changed: boolean;
    readonly assets: boolean;
    readonly arns: boolean;
    readonly cache: { readonly folder: string; readonly setting: string } | undefined;
}

/** Disabled policies are left out. `cache` is the folder of the cache; `undefined` for none. */
export function planOf(
    enforced: readonly Enforced[],
    options: CheckOptions & { readonly changed?: boolean },
    cache: string | undefined,
): Plan {
    const { now, changed = false, assets = false, arns = false, programFolder, programOutside = false, shared } = options;
    const policies = enforced
        .filter(({ level }) => level !== "disabled")
        .map(({ rule, level, settings }) => ({ name: rule.name, level, settings }));
    const setting = (): string => {
        // What is deprecated, exempted or due changes with the day.
        const all = [buildHash(), now.toISOString().slice(0, 10), policies, shared ?? null, programOutside, assets, arns];
        return createHash("sha256").update(JSON.stringify(all)).digest("hex");
    };
    return {
        policies,
        now,
        programFolder,
        programOutside,
        shared,
        changed,
        assets,
        arns,
        cache: cache === undefined ? undefined : { folder: cache, setting: setting() },
    };
}

/** Back from names to rules; a name that the pack does not have is left out. */
export function enforcedOf({ policies }: Plan): readonly Enforced[] {
    const byName = new Map(rules.map((rule) => [rule.name, rule]));
    return policies.flatMap(({ name, level, settings }) => {
        const rule = byName.get(name);
        return rule === undefined ? [] : [{ rule, level, settings }];
    });
}

/** Options for a thread: nothing asks AWS there, and progress is told where the files are handed out. */
export const optionsOf = ({ now, assets, arns, programFolder, programOutside, shared }: Plan): CheckOptions => ({
    now,
    env: {},
    identity: false,
    assets,
    arns,
    programFolder,
    programOutside,
    ...(shared === undefined ? {} : { shared }),
    progress: () => undefined,
});
