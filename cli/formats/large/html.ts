import type { Finding, Report, Undecided } from "../../report/report";
import type { FormatOptions } from "../format";
import { html as page } from "../html";
import type { Large } from "./large";

/** The page counts every finding: all are held, but what they say alike is held once. */
export function* html({ total, parts }: Large, options: FormatOptions): Generator<string> {
    const once = shared();
    const finding = <F extends Finding>(one: F): F => once({ ...one, source: one.source && once(one.source) });
    const violations: Finding[] = [];
    const exempted: Report["exempted"][number][] = [];
    const undetermined: Undecided[] = [];
    const assets: NonNullable<Report["assets"]>[number][] = [];
    for (const part of parts()) {
        for (const one of part.violations) violations.push(finding(one));
        for (const one of part.exempted) exempted.push(finding(one));
        for (const one of part.undetermined) undetermined.push(once(one));
        for (const one of part.assets ?? []) assets.push(once(one));
    }
    yield page({ ...total, violations, exempted, undetermined, ...(assets.length === 0 ? {} : { assets }) }, options);
}

/** Longer texts are told apart by what they name, and are hardly ever said twice. */
const LONGEST = 400;

/** Gives back objects whose texts and lists are those that were there before. */
function shared(): <T extends object>(value: T) => T {
    const texts = new Map<string, string>();
    const lists = new Map<string, readonly unknown[]>();
    const one = (value: unknown): unknown => {
        if (typeof value === "string" && value.length <= LONGEST) {
            const known = texts.get(value);
            if (known === undefined) texts.set(value, value);
            return known ?? value;
        }
        if (!Array.isArray(value)) return value;
        const key = JSON.stringify(value);
        const known = lists.get(key);
        if (known === undefined) lists.set(key, value);
        return known ?? value;
    };
    return (value) => {
        const of = value as Record<string, unknown>;
        for (const [name, inner] of Object.entries(of)) if (name !== "fingerprint" && name !== "urn") of[name] = one(inner);
        return value;
    };
}
