import { exemptionsOption } from "./exemptions/option";
import { choice, readOptions } from "./options";
import type { Options, Problem, Schema } from "./options";
import type { Level, Rule } from "./rule";

/** What to do with a subject that cannot be judged yet. */
export type OnUnknown = "silent" | "advise" | "violate";

/** A policy's configuration, read. */
export interface Settings {
    readonly config: Readonly<Record<string, unknown>>;
    readonly exemptions: readonly unknown[];
    /** Exemptions of several policies, this one among them: from the register of the policy on exemptions. */
    readonly shared: readonly unknown[];
    readonly onUnknown: OnUnknown;
    readonly problems: readonly Problem[];
}

/**
 * The engine asks a resource policy again, with known values, before it creates the resource; a stack policy only after
 * everything was created. So the first is silent about unknowns by default, the second advises.
 */
const onUnknownOption = (rule: Rule): Options[string] =>
    choice(["silent", "advise", "violate"], {
        default: rule.kind === "stack" ? "advise" : "silent",
        about: "What to do where a value is not known before the deployment: say nothing, advise, or report a violation.",
    });

/** All options of a rule: its own, and those that every policy takes. */
export const optionsOf = (rule: Rule): Options => ({
    ...rule.config,
    exemptions: exemptionsOption,
    ...(rule.kind === "register" || rule.kind === "deployer" ? {} : { onUnknown: onUnknownOption(rule) }),
});

/** The configuration schema of a policy, as the engine takes it. */
export const schemaOf = (rule: Rule): Readonly<Record<string, Schema>> =>
    Object.fromEntries(Object.entries(optionsOf(rule)).map(([name, option]) => [name, option.schema]));

/** Reads a policy's raw configuration. */
export function readSettings(rule: Rule, raw: Readonly<Record<string, unknown>>): Settings {
    const { values, problems } = readOptions(optionsOf(rule), raw);
    const { exemptions, onUnknown, ...config } = values;
    return { config, exemptions: exemptions as readonly unknown[], shared: [], onUnknown: (onUnknown ?? "silent") as OnUnknown, problems };
}

/** The levels a configuration may name. */
export const LEVELS: readonly Level[] = ["disabled", "advisory", "mandatory", "remediate"];
