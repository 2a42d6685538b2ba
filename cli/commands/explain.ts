import { meant } from "../../policies/kit/spelling";
import type { Rule } from "../../policies/kit/rule";
import { page } from "../pages/page";
import { UsageProblem } from "../problem";

/** The page of one policy. */
export function explain(rules: readonly Rule[], name: string): string {
    const rule = rules.find((candidate) => candidate.name === name);
    if (rule !== undefined) return page(rule);
    const names = rules.map((candidate) => candidate.name);
    throw new UsageProblem(`unknown policy ${JSON.stringify(name)}${meant(name, names) || holding(name, names)}`);
}

/** So many policies are named: more would be a list. */
const NAMED = 5;

/** The policies whose names hold the word, or where to look for one. */
function holding(word: string, names: readonly string[]): string {
    const near = names.filter((name) => word.length > 1 && name.includes(word.toLowerCase()));
    if (near.length === 0 || near.length > NAMED) return "; `lambda-safeguard list` names them all";
    return `; its name may be ${near.map((name) => `\`${name}\``).join(" or ")}`;
}
