/** Which exemption covers a finding. */
import { readExemption } from "./entry";
import type { Exemption } from "./entry";
import { covers } from "./resource";

/** A usable exemption, and its place among those of its policy. */
export interface Exempting {
    readonly exemption: Exemption;
    readonly index: number;
}

/** The usable entries of each list as of a moment: findings are many, and ask for the same ones. */
const usableEntries = new WeakMap<readonly unknown[], { readonly at: number; readonly usable: readonly Exempting[] }>();

function usableOf(exemptions: readonly unknown[], now: Date): readonly Exempting[] {
    const known = usableEntries.get(exemptions);
    if (known?.at === now.getTime()) return known.usable;
    const usable = exemptions.flatMap((raw, index) => {
        const read = readExemption(raw, now);
        return "exemption" in read ? [{ exemption: read.exemption, index }] : [];
    });
    usableEntries.set(exemptions, { at: now.getTime(), usable });
    return usable;
}

/** The first usable exemption that covers `urn`, if any. */
export const exemptionFor = (urn: string, exemptions: readonly unknown[], now: Date): Exempting | undefined =>
    usableOf(exemptions, now).find(({ exemption }) => covers(exemption.resource, urn));
