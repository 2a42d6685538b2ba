/** What is told of the files that were named and not judged. */
import type { Input } from "./inputs";
import { plural } from "../../policies/kit/text";
import { UsageProblem } from "../problem";
import type { Unreadable } from "../report/report";

/** Where none could be read: the first problem, to be thrown; `told` gets the others. */
export function nothingRead(unreadable: readonly Unreadable[], told: (problem: string) => void): UsageProblem {
    const [first, ...others] = unreadable;
    if (first === undefined) return new UsageProblem("what is named holds no document of Pulumi");
    for (const { problem } of others) told(problem);
    return new UsageProblem(first.problem);
}

/** Of files in a folder that are no documents. */
export function strangerNotes(strangers: readonly string[]): readonly string[] {
    const [first, ...others] = strangers;
    if (first === undefined) return [];
    return [
        others.length === 0
            ? `${first}: is no document of Pulumi and was left out.`
            : `${first} and ${plural(others.length, "more file")} are no documents of Pulumi and were left out.`,
    ];
}

/** Of links that are not followed. */
export function linkNotes(links: readonly Input[]): readonly string[] {
    const [first, ...others] = links;
    if (first === undefined) return [];
    return [
        others.length === 0
            ? `${first.path}: is a link to what is not judged here, or to nowhere, and is not followed; name what it leads to by itself to have it judged.`
            : `${first.path} and ${plural(others.length, "more link")} lead to what is not judged here, or nowhere, and are not followed; name what they lead to by itself to have it judged.`,
    ];
}
