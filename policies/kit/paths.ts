import { detect } from "../model/detectors";
import type { Path } from "../model/values";
import type { Text } from "./text";

/** Keys that are shown as they are: identifiers, dotted, dashed or slashed, of a length a person would write. */
const PLAIN_KEY = /^[A-Za-z_$/][A-Za-z0-9_$./:-]{0,79}$/;

/** A property, tag or variable name, unless it holds something that must not be repeated. */
export function keyText(key: string): Text {
    if (!PLAIN_KEY.test(key) || detect(key).length > 0) return "(a key)" as Text;
    return key as Text;
}

/** A path as Pulumi writes it: `environment.variables.TABLE`, `statements[0].action`. */
export function pathText(path: Path): Text {
    let result = "";
    for (const step of path) {
        if (typeof step === "number") result += `[${step}]`;
        else result += (result === "" ? "" : ".") + keyText(step);
    }
    return result as Text;
}
