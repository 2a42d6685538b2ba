/** The sentences of findings: the place, what is wrong, and what to do. */
import type { Violation } from "./judgement";
import { shown } from "./shown";
import { resourceText } from "./text";

/** A statement that has no name of its own is called by its place; where the property says the place already, it is not said again. */
const STATEMENT_AT_END = /Statement(?:\[\d+\])?$/;
const STATEMENT_FIRST = /^Statement\[\d+\](?= )/;

/**
 * Of the findings of one mistake the first says what it is, and the others which that is: for the engine, which prints one below the other.
 * A report groups by the cause, and most of its formats show each finding alone.
 */
export function headed(violations: readonly Violation[]): readonly Violation[] {
    const heads = new Map<string, Violation>();
    return violations.map((violation) => {
        if (violation.cause === undefined) return violation;
        const key = JSON.stringify([violation.id, violation.cause]);
        const head = heads.get(key);
        if (head === undefined) heads.set(key, violation);
        return head === undefined ? violation : { ...violation, message: pointing(violation, head) };
    });
}

const pointing = ({ property }: Violation, { subject }: Violation): string =>
    shown(`${property === "" ? "" : `${property}: `}the same mistake as the one reported for ${resourceText(subject)}.`);

/** The place, what is wrong, and what to do. */
export function sentence(property: string, message: string, fix: string): string {
    return shown(`${placed(property, message)} Fix: ${fix}`);
}

function placed(property: string, message: string): string {
    if (property === "") return message;
    const [named] = STATEMENT_FIRST.exec(message) ?? [];
    if (named === undefined) return `${property}: ${message}`;
    if (STATEMENT_AT_END.test(property)) return message.replace(STATEMENT_FIRST, property);
    return `${property}: ${property.includes(`${named}.`) ? message.replace(STATEMENT_FIRST, "the statement") : message}`;
}
