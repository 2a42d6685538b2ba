/** Where functions say their environment variables. Source: Pulumi registry, `aws.lambda.Function` and `aws.lambdaweb.FunctionRevision`. */
import type { View } from "../values";

const FUNCTIONS = ["environment", "variables"] as const;
/** Of a web function each revision has an environment of its own. */
const REVISIONS = ["serviceConfig", "environmentVariables"] as const;

const PLACES: Readonly<Record<string, typeof FUNCTIONS | typeof REVISIONS>> = {
    "aws:lambda/function:Function": FUNCTIONS,
    "aws-native:lambda:Function": FUNCTIONS,
    "aws:lambdaweb/functionRevision:FunctionRevision": REVISIONS,
    "aws-native:lambda:WebFunctionRevision": REVISIONS,
};

/** The types with an environment that a function's code reads. */
export const ENVIRONMENT_TYPES: readonly string[] = Object.keys(PLACES);

/**
 * The variables of a function, by name; none for a resource that has none.
 * @throws Undetermined where the environment as a whole is not known.
 */
export function environmentOf(type: string, inputs: View): readonly (readonly [string, View])[] {
    const place = Object.hasOwn(PLACES, type) ? PLACES[type] : undefined;
    if (place === undefined) return [];
    const [holder, variables] = place;
    return inputs.object(holder)?.as().entries(variables) ?? [];
}
