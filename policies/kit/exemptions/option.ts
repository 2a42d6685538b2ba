/** The options that hold exemptions, and what an editor is told of one. */
import type { Option, Schema } from "../options";
import { FIELDS } from "./entry";

/**
 * The option every policy takes. Its schema lets incomplete entries through on purpose: they exempt nothing and are reported
 * as findings of `assets-exemptions-current`, where the engine would otherwise stop with a schema error. It says no more than it
 * must, because every policy of the pack sends it to the engine at each start; editors get {@link EXEMPTION_SCHEMA}.
 */
export const exemptionsOption: Option<readonly unknown[]> = {
    default: [],
    strict: undefined,
    schema: {
        type: "array",
        default: [],
        description:
            "Resources that this policy does not report, each with `resource` (the URN, `*` for any characters, `?` for one), `reason`, `owner` and `expires`.",
        items: { type: "object" },
    },
    read: (raw) => (Array.isArray(raw) ? { value: raw as readonly unknown[] } : { problem: "must be a list of exemptions" }),
};

/** One complete entry. */
export const EXEMPTION_SCHEMA: Schema = {
    type: "object",
    properties: {
        resource: { type: "string", description: "The URN, with * for any characters and ? for one." },
        reason: { type: "string", description: "Why the finding is accepted." },
        owner: { type: "string", description: "Who answers for it." },
        expires: { type: "string", description: "The last day on which it holds, YYYY-MM-DD." },
        ticket: { type: "string", description: "Where it was asked for." },
        approver: { type: "string", description: "Who accepted the risk." },
    },
    required: FIELDS,
    additionalProperties: false,
};

/** The name of {@link registerOption}. */
export const REGISTER_OPTION = "register";

/** The option of the policy on exemptions that holds those of several policies. */
export const registerOption: Option<readonly unknown[]> = {
    ...exemptionsOption,
    schema: {
        type: "array",
        default: [],
        description: "Exemptions that hold for several policies: like those of a policy, and with `policies`, the list of their names.",
        items: { type: "object" },
    },
};

/** One complete entry of the register, which names the policies. */
export const sharedSchema = (policies: readonly string[]): Schema => ({
    ...EXEMPTION_SCHEMA,
    properties: {
        policies: { type: "array", items: { type: "string", enum: policies }, description: "The policies that it holds for." },
        ...EXEMPTION_SCHEMA.properties,
    },
    required: ["policies", ...FIELDS],
});
