/** What is wrong with the exemptions of a policy configuration. */
import { rules } from "../../policies";
import { REGISTER_OPTION } from "../../policies/kit/exemptions/option";
import { Register, judgeExemption, judgeShared } from "../../policies/kit/exemptions/register";
import { defectText } from "../../policies/kit/exemptions/entry";
import { readSettings } from "../../policies/kit/settings";
import type { Enforced } from "./configuration";
import { isObject } from "../json";
import type { Json } from "../json";

/**
 * One sentence for each exemption that exempts nothing as of `now`, or that runs for longer than `assets-exemptions-current` allows. The engine sees the exemptions of a policy only where the
 * policy runs, so this is where all of them are looked at.
 */
export function exemptionProblems(configuration: Json, now: Date): string[] {
    const maximumDays = longest(configuration);
    const register = new Register();
    for (const rule of rules) register.declare(rule);
    const told = (where: string, list: unknown, judge: (raw: unknown) => ReturnType<typeof judgeShared>): string[] =>
        (Array.isArray(list) ? (list as unknown[]) : []).flatMap((raw, index) => {
            const read = judge(raw);
            if (!("exemption" in read)) return [`${where}: exemption ${index + 1} ${defectText(read)}`];
            return read.daysLeft > maximumDays ? [`${where}: exemption ${index + 1} runs for more than ${maximumDays} days`] : [];
        });
    return Object.entries(configuration).flatMap(([policy, entry]) => {
        if (!isObject(entry)) return [];
        const own = told(policy, entry["exemptions"], (raw) => judgeExemption(raw, policy, register, now));
        const isRegister = rules.some(({ kind, name }) => kind === "register" && name === policy);
        return isRegister
            ? [...own, ...told(`${policy} ${REGISTER_OPTION}`, entry[REGISTER_OPTION], (raw) => judgeShared(raw, register, now))]
            : own;
    });
}

/** The exemptions of several policies: they hold while the policy that keeps them is enabled. */
export function sharedExemptions(enforced: readonly Enforced[]): readonly unknown[] {
    const keeper = enforced.find(({ rule, level }) => rule.kind === "register" && level !== "disabled");
    const shared = keeper?.settings.config[REGISTER_OPTION];
    return Array.isArray(shared) ? (shared as unknown[]) : [];
}

/** How many days ahead the last day of an exemption may lie: the option of the policy on exemptions, which keeps the register of them. */
function longest(configuration: Json): number {
    const register = rules.find(({ kind }) => kind === "register");
    const own = register && configuration[register.name];
    const days = register && readSettings(register, isObject(own) ? own : {}).config["maximumDays"];
    return typeof days === "number" ? days : Infinity;
}
