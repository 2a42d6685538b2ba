/** What is wrong with the exemptions of a policy configuration. */
import { defectText, readExemption } from "../policies/kit/exemptions";

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * One sentence for each exemption that exempts nothing as of `now`. The engine sees the exemptions of a policy only where the
 * policy runs, so this is where all of them are looked at.
 */
export function exemptionProblems(configuration: Json, now: Date): string[] {
    return Object.entries(configuration).flatMap(([policy, entry]) => {
        const exemptions = isObject(entry) && Array.isArray(entry["exemptions"]) ? (entry["exemptions"] as unknown[]) : [];
        return exemptions.flatMap((raw, index) => {
            const read = readExemption(raw, now);
            return "exemption" in read ? [] : [`${policy}: exemption ${index + 1} ${defectText(read)}`];
        });
    });
}
