import { detect } from "../model/detectors";
import { keyText } from "./paths";
import { text, vouched } from "./text";
import type { Text } from "./text";

/** Names of files as people give them. */
const PLAIN_FILE = /^[\w.@$+~()[\]{} /-]{1,200}$/;

/** Where a line of a program's code stands: a path for the finding, and words for its message. */
export interface CodePlace {
    readonly path: readonly string[];
    readonly words: Text;
}

/** A line of a file of the code that stands at `property`. The file's name is in the path, or in the words where a path cannot show it. */
export function codePlace(property: string, file: string, line: number): CodePlace {
    if (file === "") return { path: [property], words: text`line ${line}` };
    if (keyText(file) === file) return { path: [property, file], words: text`line ${line}` };
    const isShown = PLAIN_FILE.test(file) && detect(file).length === 0;
    return { path: [property, file], words: isShown ? text`line ${line} of ${vouched(file, "checked")}` : text`line ${line}` };
}
