/** What could not be judged: a line or two, or the whole list. */
import { hintText, reasonText } from "../../../policies/kit/report";
import { plural } from "../../../policies/kit/text";
import type { Report, Undecided } from "../../check";
import { groupedBy } from "../../../policies/model/grouping";
import { resourceOf } from "../facts";
import type { Paper } from "./paper";
import { place } from "./place";

/** Reasons that a deployment ends. */
const isWaiting = ({ reason }: Undecided): boolean => reason === "unknown";

/** How many judgements could not be made, and what to do: one line for those that wait for a deployment, one for the others. */
export function waitingLines({ undetermined }: Report, paper: Paper, isListed: boolean, isRehearsed: boolean): void {
    const waiting = undetermined.filter(isWaiting);
    const others = undetermined.filter((one) => !isWaiting(one));
    const lists = (count: number): string =>
        isListed ? "they are listed above" : `\`--undetermined\` lists ${count === 1 ? "it" : "them"}`;
    if (waiting.length > 0)
        paper.wrapped(
            0,
            `${counted(waiting)} ${waiting.length === 1 ? "waits" : "wait"} for values that only a deployment knows; ${lists(waiting.length)}${isRehearsed ? "" : `, \`lambda-safeguard rehearse\` answers ${waiting.length === 1 ? "it" : "them"} now`}.`,
        );
    if (others.length > 0)
        paper.wrapped(
            0,
            `${counted(others)} ${others.length === 1 ? "needs" : "need"} what the document does not show; ${isListed ? lists(others.length) : `${lists(others.length)} with what to do`}.`,
        );
}

const counted = (items: readonly Undecided[]): string =>
    `${plural(items.length, "judgement")} on ${plural(new Set(items.map(({ document, urn }) => JSON.stringify([document, urn]))).size, "resource")}`;

/** Each resource with what could not be read of it, what to do, and the policies that wait for it. Many policies read the same property: it stands once. */
export function undeterminedList({ undetermined }: Report, paper: Paper): void {
    if (undetermined.length === 0) return;
    paper.line(paper.paint("bold", "Not judged:"));
    const byResource = groupedBy(undetermined, keyOf);
    for (const items of byResource.values()) {
        const [first] = items;
        const { type, name } = resourceOf(first);
        paper.line(`    ${paper.paint("bold", place(first.source))}  ${paper.paint([], `${name} (${type})`)}`);
        for (const [, same] of groupedBy(items, ({ property, reason }) => JSON.stringify([property, reason]))) {
            const [{ property, reason }] = same;
            paper.wrapped(8, `${property === "" ? "" : `${property}: `}${reasonText(reason)}. ${hintText(reason)}.`);
            paper.wrapped(12, [...new Set(same.map(({ policy }) => policy))].join(", "), "cyan");
        }
    }
}

const keyOf = ({ document, urn }: Undecided): string => JSON.stringify([document, urn]);
