/** Values that nobody has chosen: valid by their documented form, the same at each run, and plainly made up. */
import { membersIn, type Making } from "./making";
import { objectOf, type Member } from "../facts";
import { secret, type Properties, type Value } from "../wire";
import { markedText, textOf } from "./texts";

/** What must not be shown, by its name: it is handed out as a secret, as the provider marks it. */
const SECRET =
    /^(?:secret|.*[pP]assword\w*|(?!encrypted).*[pP]rivateKey(?:Pem)?|.*[sS]ecret(?:Key|String|Access\w*|Binary)|.*(?:[cC]lient|[cC]redential)Secret|(?:auth|authorization|access|id|refresh|jwt)Token|apiKey|keyMaterial|plaintext)$/;

/** Numbers that have a meaning, by the end of their name. */
const NUMBERS: readonly (readonly [RegExp, number])[] = [
    [/^port$|Port$/, 443],
    [/[vV]ersion$/, 1],
];

/** How deep an object is filled; declarations nest without end (statements of WAF, panels of dashboards). */
const DEEPEST = 6;

/** A value of the shape. Lists that AWS fills have one entry. */
export function madeUp({ name, shape }: Pick<Member, "name" | "shape">, making: Making, depth = 0): Value {
    const rest = shape.slice(1);
    switch (shape[0]) {
        case "s": {
            return SECRET.test(name) ? secret(markedText(name, making)) : textOf(name, making);
        }
        case "n":
            return NUMBERS.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
        case "b":
            return false;
        case "=":
            return rest;
        case "[":
            return depth >= DEEPEST ? [] : [madeUp({ name: singular(name), shape: rest }, making, depth + 1)];
        case "{":
        case "?":
            return {};
        default:
            return depth >= DEEPEST
                ? {}
                : filled(objectOf(making.package, Number(rest), making.generation), membersIn(making, name), depth + 1);
    }
}

/** All members that must be there. */
export function filled(members: readonly Member[], making: Making, depth = 0): Properties {
    return Object.fromEntries(
        members.filter(({ isOptional }) => !isOptional).map((member) => [member.name, madeUp(member, making, depth)]),
    );
}

const singular = (name: string): string => name.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
