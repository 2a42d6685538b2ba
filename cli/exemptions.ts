/** What is wrong with the exemptions of a policy configuration. */
import { rules } from "../policies";
import { defectText, readExemption } from "../policies/kit/exemptions";
import { readSettings } from "../policies/kit/settings";
import { isObject } from "./json";
import type { Json } from "./json";

/**
 * One sentence for each exemption that exempts nothing as of `now`, or that runs for longer than `assets-exemptions-current` allows. The engine sees the exemptions of a policy only where the
 * policy runs, so this is where all of them are looked at.
 */
export function exemptionProblems(configuration: Json, now: Date): string[] {
    const maximumDays = longest(configuration);
    return Object.entries(configuration).flatMap(([policy, entry]) => {
        const exemptions = isObject(entry) && Array.isArray(entry["exemptions"]) ? (entry["exemptions"] as unknown[]) : [];
        return exemptions.flatMap((raw, index) => {
            const read = readExemption(raw, now);
            if (!("exemption" in read)) return [`${policy}: exemption ${index + 1} ${defectText(read)}`];
            return read.daysLeft > maximumDays ? [`${policy}: exemption ${index + 1} runs for more than ${maximumDays} days`] : [];
        });
    });
}

/** How many days ahead the last day of an exemption may lie: the option of the policy on exemptions, which keeps the register of them. */
function longest(configuration: Json): number {
    const register = rules.find(({ kind }) => kind === "register");
    const own = register && configuration[register.name];
    const days = register && readSettings(register, isObject(own) ? own : {}).config["maximumDays"];
    return typeof days === "number" ? days : Infinity;
}
