import type { Path } from "../model/values";
import { isMereName } from "./names";
import type { Text } from "./text";

/** Keys that are shown as they are: identifiers, dotted, dashed or slashed, paths with variables, of a length a person would write. */
const PLAIN_KEY = /^[A-Za-z_$/][A-Za-z0-9_$./:{}+-]{0,79}$/;

/** What a key that is not shown is called, by the property that it stands in. */
const NEUTRAL: Readonly<Record<string, string>> = {
    tags: "(a tag)",
    tagsAll: "(a tag)",
    variables: "(a variable)",
    code: "(a file)",
    source: "(a file)",
    content: "(a file)",
};

/** A property, tag or variable name, unless it holds something that must not be repeated. */
export function keyText(key: string, within?: string | number): Text {
    if (isMereName(key, PLAIN_KEY)) return key as Text;
    return (NEUTRAL[String(within)] ?? "(a key)") as Text;
}

/** A path as Pulumi writes it: `environment.variables.TABLE`, `statements[0].action`. An archive's key `.` is the archive itself. */
export function pathText(path: Path): Text {
    let result = "";
    for (const [index, step] of path.entries()) {
        if (typeof step === "number") result += `[${step}]`;
        else if (step === "." || (step === "" && index > 0)) continue;
        else result += (result === "" ? "" : ".") + keyText(step, path[index - 1]);
    }
    return result as Text;
}
