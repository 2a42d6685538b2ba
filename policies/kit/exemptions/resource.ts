/** The `resource` of an exemption: a glob of URNs whose parts are told apart from what a logical name holds. */
import { matchesWildcard } from "../../model/wildcard";
import type { Defect } from "./entry";

/** Stands for the `::` between the parts of a URN while one is matched. */
const BETWEEN = "\0";
const PARTS = 4;

/** The parts of a URN, or of a glob of URNs, told apart from what a logical name holds: everything behind the last of them is the name's. */
function parted(text: string): string {
    const pieces = text.replaceAll(BETWEEN, "\uFFFD").split("::");
    return [...pieces.slice(0, PARTS - 1), pieces.slice(PARTS - 1).join("::")].filter((_, index) => index < pieces.length).join(BETWEEN);
}

/**
 * Whether a glob covers a URN. Its `::` stand for those between the URN's parts (stack, project, type, name), never for such as a
 * logical name holds: a log group named `x::aws:lambda/function:Function::orders` is not the function `orders`.
 */
export const covers = (glob: string, urn: string): boolean => matchesWildcard(parted(glob), parted(urn));

/** Any run of characters within one part of a URN. */
const ANY = Symbol("any");
const PULUMI = [..."urn:pulumi:", ANY, BETWEEN, ANY, BETWEEN];
const TYPE = [ANY, ":", ANY, ":", ANY];
/** Longer globs are not looked into: no URN is as long. */
const LONGEST = 2000;

/** Why a glob covers no resource that there can be: it is of another form than a URN, or names a type that is not among `types`. */
export function matchesNothing(glob: string, types: readonly string[] | undefined): Defect | undefined {
    if (glob.length > LONGEST) return undefined;
    const parts = parted(glob);
    const isMatched = (type: readonly (string | symbol)[]): boolean => meets(parts, [...PULUMI, ...type, BETWEEN, ANY]);
    if (!isMatched(TYPE)) return { kind: "no-urn" };
    if (types === undefined || types.some((type) => isMatched([...type]) || isMatched([ANY, "$", ...type]))) return undefined;
    return { kind: "other-type" };
}

/** Whether some text is matched by the glob and is of the shape: `glob.length × shape.length` steps. */
function meets(glob: string, shape: readonly (string | symbol)[]): boolean {
    let below: boolean[] = [];
    for (let g = glob.length; g >= 0; g--) {
        const row: boolean[] = [];
        for (let s = shape.length; s >= 0; s--) {
            const char = glob[g];
            const atom = shape[s];
            if (char === undefined) row[s] = atom === undefined || (atom === ANY && row[s + 1] === true);
            else if (char === "*") row[s] = below[s] === true || (atom !== undefined && row[s + 1] === true);
            else if (atom === undefined) row[s] = false;
            else if (atom === ANY) row[s] = row[s + 1] === true || (char !== BETWEEN && below[s] === true);
            else row[s] = (char === "?" || char === atom) && below[s + 1] === true;
        }
        below = row;
    }
    return below[0] === true;
}
