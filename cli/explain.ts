import { meant } from "../policies/kit/spelling";
import type { Rule } from "../policies/kit/rule";
import { page } from "./page";
import { UsageProblem } from "./problem";

/** The page of one policy. */
export function explain(rules: readonly Rule[], name: string): string {
    const rule = rules.find((candidate) => candidate.name === name);
    if (rule !== undefined) return page(rule);
    const names = rules.map((candidate) => candidate.name);
    throw new UsageProblem(`unknown policy ${JSON.stringify(name)}${meant(name, names)}`);
}
