/** Words of a document as the AWS Security Finding Format takes them: never blank, never longer than AWS says. */
import { shown } from "../../../policies/kit/shown";
import { shortened } from "../facts";

/** Words of at most so many characters, with an ellipsis where there were more; a dash where there are none. */
export function cut(words: string, longest: number): string {
    const text = shown(words).trim();
    return text === "" ? "-" : shortened(text, longest);
}
