/** How policies stand after a run, and what of a checklist or a framework they answer. */
import type { Report } from "../../report/report";
import { appliedPolicies } from "../applied";
import type { Part } from "./bar";

/** From the worst: a finding stands, the judgement waits, the findings are exempted, nothing was found, there was nothing to judge. */
export type Standing = "violated" | "waiting" | "exempted" | "clear" | "idle";

export const STANDINGS: readonly (Omit<Part, "count"> & { readonly standing: Standing })[] = [
    { standing: "violated", label: "with findings", colour: "violated" },
    { standing: "waiting", label: "waiting", colour: "waiting" },
    { standing: "exempted", label: "exempted", colour: "exempted" },
    { standing: "clear", label: "without findings", colour: "clear" },
    { standing: "idle", label: "not applicable", colour: "idle" },
];

/** How each policy that was asked stands. */
export function standingsOf(report: Report): ReadonlyMap<string, Standing> {
    const applied = appliedPolicies(report);
    const standings = new Map<string, Standing>(report.checked.map((policy) => [policy, applied.has(policy) ? "clear" : "idle"]));
    for (const { policy } of report.exempted) standings.set(policy, "exempted");
    for (const { policy } of report.undetermined) standings.set(policy, "waiting");
    for (const { policy } of report.violations) standings.set(policy, "violated");
    return standings;
}

/** The worst of some standings. */
export const worst = (all: readonly Standing[]): Standing => STANDINGS.find(({ standing }) => all.includes(standing))?.standing ?? "idle";

/** How many there are of each standing. */
export const counted = (all: readonly Standing[]): readonly Part[] =>
    STANDINGS.map(({ standing, ...part }) => ({ ...part, count: all.filter((one) => one === standing).length }));
