/** Which of the configured policies a command line chooses. */
import type { Enforced } from "../configuration/configuration";
import { matchesWildcard } from "../../policies/model/wildcard";
import { UsageProblem } from "../problem";
import { quoted } from "./check-options";
import { meant } from "../../policies/kit/spelling";
import { SEVERITIES } from "../report/severities";

interface Choice {
    readonly policy?: readonly string[] | undefined;
    readonly exclude?: readonly string[] | undefined;
    readonly severity?: string | undefined;
}

/**
 * The policies that `--policy` names, without those that `--exclude` names, from `--severity` on. A pattern that matches nothing is a
 * mistake, and so is a choice that leaves nothing to run.
 */
export function chosen(enforced: readonly Enforced[], { policy, exclude = [], severity }: Choice): readonly Enforced[] {
    const names = enforced.map(({ rule }) => rule.name);
    const matching = (globs: readonly string[], option: string): ReadonlySet<string> => {
        const strayed = globs.find((glob) => !names.some((name) => matchesWildcard(glob, name)));
        if (strayed !== undefined)
            throw new UsageProblem(
                `no policy matches ${option} ${quoted(strayed)}${meant(strayed, names) || "; `lambda-safeguard list` names them all"}`,
            );
        return new Set(names.filter((name) => globs.some((glob) => matchesWildcard(glob, name))));
    };
    const asked = SEVERITIES.find((one) => one === severity);
    if (severity !== undefined && asked === undefined)
        throw new UsageProblem(`--severity takes ${SEVERITIES.join(", ")}, not ${quoted(severity)}${meant(severity, SEVERITIES)}`);
    const wanted = policy === undefined ? undefined : matching(policy, "--policy");
    const unwanted = matching(exclude, "--exclude");
    const named = wanted === undefined ? enforced : enforced.filter(({ rule }) => wanted.has(rule.name));
    if (wanted !== undefined && named.every(({ level }) => level === "disabled"))
        throw new UsageProblem("what --policy matches is disabled; enable it with --config or --preset");
    const worst = asked === undefined ? SEVERITIES.length : SEVERITIES.indexOf(asked);
    const left = named.filter(({ rule }) => !unwanted.has(rule.name) && SEVERITIES.indexOf(rule.severity) <= worst);
    const isNarrowed = severity !== undefined || exclude.length > 0;
    if (isNarrowed && left.every(({ level }) => level === "disabled"))
        throw new UsageProblem("--policy, --exclude and --severity leave no policy to run");
    return left;
}
