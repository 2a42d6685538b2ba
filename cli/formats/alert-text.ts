/** What an alert says, in sentences. */
import { shown } from "../../policies/kit/shown";
import { plural } from "../../policies/kit/text";
import type { Finding } from "../check";
import { findingsOf } from "./alerts";
import type { Alert } from "./alerts";
import { parts } from "./facts";

/** So many findings of a line are told, and so many resources: a factory may make thousands at one. */
export const RESOURCES = 20;

/**
 * What is wrong, what to do, and the resource. Of several findings each is told; the resource stands before each where there are several,
 * and each way to mend them is said once.
 */
export function alertText(alert: Alert): string {
    const all = findingsOf(alert);
    const told = all.slice(0, RESOURCES).map((finding) => ({ finding, said: parts(finding.message) }));
    const isOne = all.every(({ urn }) => urn === alert.head.urn);
    const wrongs = told.map(({ finding, said: [wrong] }) => (isOne ? wrong : `${shown(finding.name)}: ${wrong}`));
    const fixes = told.flatMap(({ said: [, fix] }) => (fix === undefined ? [] : [fix]));
    return [
        ...(all.length === 1 ? [] : [`${plural(all.length, "finding")}.`]),
        ...new Set(wrongs),
        ...(all.length > told.length ? [`${all.length - told.length} more are in the text report.`] : []),
        ...new Set(fixes),
        ...(isOne ? [`Resource: ${resource(alert.head)}.`] : []),
    ].join(" ");
}

const resource = ({ name, type }: Finding): string => `${shown(name)} (${shown(type)})`;
