/** What only shows across the stacks of a run: found by the policies that look there, and told of roles that none judges. */
import { judgeAcross } from "../../policies/kit/judge";
import type { Environment } from "../../policies/kit/judgement";
import { enumerate, logicalName, plural, resourceText, text } from "../../policies/kit/text";
import type { Text } from "../../policies/kit/text";
import { Across } from "../../policies/model/across";
import type { Member, Placed } from "../../policies/model/across";
import type { Enforced } from "../configuration/configuration";
import { groupedBy } from "../../policies/model/grouping";
import type { Source } from "../documents/positions";
import type { AcrossStacks, Finding, InStack, Report } from "../report/report";
import { findingOf } from "./told";

/** What a document says of itself to the others, with the places of its functions in the program. */
export interface Joining extends Member {
    readonly sources: Readonly<Record<string, Source>>;
}

/** Findings by document, and what else there is to say. */
export interface Joined {
    readonly violations: ReadonlyMap<string, readonly Finding[]>;
    readonly exempted: ReadonlyMap<string, Report["exempted"]>;
    readonly failures: readonly string[];
    readonly told: AcrossStacks;
    readonly notes: readonly string[];
}

/**
 * Looks at all documents together; undefined where they are of one stack.
 * @param isWhole whether these are all stacks of whoever keeps them, so that what none of them has was made elsewhere
 */
export function lookAcross(
    documents: readonly Joining[],
    enforced: readonly Enforced[],
    environment: Environment,
    isWhole: boolean,
): Joined | undefined {
    const across = new Across(documents);
    const [first] = documents;
    if (!across.isSeveral || first === undefined) return undefined;
    const sources = new Map(documents.map(({ document, sources: of }) => [document, of]));
    const violations: Finding[] = [];
    const exempted: Report["exempted"][number][] = [];
    const failures: string[] = [];
    const root = { urn: "", type: "pulumi:pulumi:Stack", name: "", document: first.document };
    for (const policy of enforced) {
        const judgement = judgeAcross(policy.rule, across, root, policy.settings, environment);
        if (judgement.failure !== undefined) failures.push(`${policy.rule.name}: ${judgement.failure}`);
        const told = (violation: (typeof judgement.violations)[number]): Finding => {
            const { document = first.document } = violation.subject as Partial<Placed>;
            return findingOf(violation, policy, document, sources.get(document)?.[violation.subject.urn]);
        };
        for (const violation of judgement.violations) violations.push(told(violation));
        for (const violation of judgement.exempted) exempted.push({ ...told(violation), exemption: violation.exemption });
    }
    const missing = isWhole ? [...across.missing()].map(({ users }) => ({ functions: users.map(inStack) })) : [];
    const trusts = [...across.trusts()].map(({ from, to }) => ({ from: inStack(from), to: inStack(to) }));
    const byDocument = <F extends Finding>(findings: readonly F[]): ReadonlyMap<string, readonly F[]> =>
        groupedBy(findings, ({ document }) => document);
    return {
        violations: byDocument(violations),
        exempted: byDocument(exempted),
        failures,
        told: { missingRoles: missing, trusts },
        notes: notesOf(missing, trusts),
    };
}

function inStack({ urn, type, name, stack, document }: Placed): InStack {
    const at = stack.indexOf("/");
    return { document, project: stack.slice(0, at), stack: stack.slice(at + 1), urn, type, name };
}

const placed = (node: InStack): Text => text`${resourceText(node)} of ${logicalName({ name: `${node.project}/${node.stack}` })}`;

/** So many sentences of one kind; all of them are in JSON. */
const MOST = 20;

function notesOf(missing: AcrossStacks["missingRoles"], trusts: AcrossStacks["trusts"]): readonly string[] {
    return [
        ...few(missing, ({ functions }) => {
            const takers = [...new Map(functions.map((one) => [one.urn, one])).values()].map(placed);
            return `No stack of this backend has the role that ${enumerate(takers)} ${takers.length === 1 ? "takes" : "take"}: it was made elsewhere, and nothing here judges its permissions.`;
        }),
        ...few(trusts, ({ from, to }) => `Across stacks: ${placed(from)} may assume ${placed(to)}.`),
    ];
}

function few<T>(items: readonly T[], sentence: (item: T) => string): readonly string[] {
    const rest = items.length - MOST;
    return [
        ...items.slice(0, MOST).map(sentence),
        ...(rest > 0 ? [`${plural(rest, "more note")} of that kind; \`--format json\` has all of them.`] : []),
    ];
}

/** The exemptions that covered nothing, without those that cover a finding across stacks. */
export function stillUnused(unused: Report["unusedExemptions"], exempted: Joined["exempted"]): Report["unusedExemptions"] {
    const used = new Set([...exempted.values()].flat().map(({ policy, exemption: { resource } }) => JSON.stringify([policy, resource])));
    return unused.filter(({ policy, resource }) => !used.has(JSON.stringify([policy, resource])));
}
