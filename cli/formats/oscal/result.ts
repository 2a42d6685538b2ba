/** What OSCAL calls a result: what was found in one stack. */
import { hintText, reasonText } from "../../../policies/kit/report";
import { controlsOf } from "../../../policies/model/catalogue/controls";
import type { Finding, Report, Undecided } from "../../check";
import { appliedPolicies } from "../applied";
import { distinct, exemptionText, parts, placeOf, resourceOf, stackText } from "../facts";
import type { StackOf } from "../facts";
import { sinceText } from "../since";
import { controlId, property, uuidOf, words } from "./identity";
import { conclusions } from "./conclusions";

type Entry = Pick<Finding, "policy" | "urn" | "property" | "source">;

export interface Observation {
    readonly uuid: string;
    readonly policy: string;
    readonly isViolation: boolean;
    readonly entry: object;
}

/** How the result of a stack is called. */
export const resultId = ({ project, stack }: Pick<StackOf, "project" | "stack">, time: string): string =>
    uuidOf("result", project, stack, time);

/** The result of one stack, of its documents' findings, doubts and exemptions. */
export function resultOf(report: Report, stack: StackOf, framework: string, time: string): object {
    const here = <T extends { readonly document: string }>(items: readonly T[]): readonly T[] =>
        items.filter(({ document }) => stack.documents.has(document));
    const key = [stack.project, stack.stack] as const;
    const violations = distinct(here(report.violations));
    const exempted = distinct(here(report.exempted));
    const waiting = here(report.undetermined);
    const subject = (urn: string): string => uuidOf("resource", ...key, urn);
    const observed = (finding: Finding, isViolation: boolean): Observation => ({
        uuid: uuidOf("observation", ...key, finding.fingerprint),
        policy: finding.policy,
        isViolation,
        entry: observation(
            finding,
            subject(finding.urn),
            time,
            [
                ...property("level", finding.level),
                ...property("severity", finding.severity),
                ...property("fingerprint", finding.fingerprint),
                ...(finding.since === undefined ? [] : property("since", sinceText(finding.since))),
            ],
            parts(finding.message)
                .filter((part) => part !== undefined)
                .join(" "),
            "finding",
        ),
    });
    const found = violations.map((finding) => observed(finding, true));
    const accepted = exempted.map((finding) => observed(finding, false));
    const doubts = waiting.map((one, index): Observation => ({
        uuid: uuidOf("doubt", ...key, one.policy, one.urn, one.property, one.reason, String(index)),
        policy: one.policy,
        isViolation: false,
        entry: observation(one, subject(one.urn), time, property("reason", one.reason), doubt(one), "not-judged"),
    }));
    const all = [...found, ...accepted, ...doubts];
    const urns = [...new Set([...violations, ...exempted, ...waiting].map(({ urn }) => urn))];
    const applied = appliedPolicies(report, stack);
    const idle = report.checked.filter((policy) => !applied.has(policy));
    const met = report.checked.filter((policy) => applied.has(policy));
    const findings = conclusions(met, found, new Set(doubts.map(({ policy }) => policy)), framework, key);
    const title = `lambda-safeguard on ${stackText(stack)}`;
    return {
        uuid: resultId(stack, time),
        title: words(title),
        description: `${report.checked.length} policies were asked, of which ${met.length} met something to judge. What a policy cannot see, such as training and contracts, is not assessed.`,
        start: time,
        end: time,
        ...optional(
            "local-definitions",
            urns.length === 0 ? undefined : { "inventory-items": urns.map((urn) => inventory(urn, subject(urn))) },
        ),
        "reviewed-controls": { "control-selections": [reviewed(report.checked, framework)] },
        ...optional("observations", listed([...all.map(({ uuid, entry }) => ({ uuid, ...entry })), ...notApplicable(idle, key, time)])),
        ...optional("risks", listed(exempted.map((finding, index) => risk(finding, accepted[index]?.uuid ?? "", key)))),
        ...optional("findings", listed(findings)),
        ...optional("remarks", report.notes.length === 0 ? undefined : report.notes.map(words).join("\n\n")),
    };
}

const optional = (name: string, value: unknown): object => (value === undefined ? {} : { [name]: value });
/** OSCAL knows no empty lists. */
const listed = <T>(items: readonly T[]): readonly T[] | undefined => (items.length === 0 ? undefined : items);

function reviewed(policies: readonly string[], framework: string): object {
    const controls = new Set(
        policies.flatMap((policy) =>
            controlsOf(policy)
                .filter((control) => control.framework === framework)
                .map(({ control }) => controlId(framework, control)),
        ),
    );
    const included = [...controls].sort().map((id) => ({ "control-id": id }));
    return included.length === 0
        ? { description: "No policy that was asked serves a control of the catalogue.", "include-all": {} }
        : { "include-controls": included };
}

const doubt = ({ reason }: Undecided): string => `Not judged: ${reasonText(reason)}. ${hintText(reason)}.`;

function observation(item: Entry, subject: string, time: string, props: readonly object[], text: string, type: string): object {
    const { path, line } = placeOf(item.source);
    return {
        title: words(`${item.policy}: ${resourceOf(item).name}`),
        description: words(text),
        props: [
            ...property("policy", item.policy),
            ...property("property", item.property),
            ...(item.source === undefined ? [] : property("place", `${path}:${line}`)),
            ...props,
        ],
        methods: ["TEST"],
        types: [type],
        subjects: [{ "subject-uuid": subject, type: "inventory-item" }],
        collected: time,
    };
}

/** The policies that met nothing to judge, as one observation: no finding follows from them. */
const notApplicable = (policies: readonly string[], key: readonly string[], time: string): readonly object[] =>
    policies.length === 0
        ? []
        : [
              {
                  uuid: uuidOf("not-applicable", ...key),
                  title: "Policies that do not apply",
                  description: words(`The stack has nothing that these policies judge: ${policies.join(", ")}.`),
                  methods: ["TEST"],
                  types: ["not-applicable"],
                  collected: time,
              },
          ];

function inventory(urn: string, uuid: string): object {
    const { type, name } = resourceOf({ urn });
    return { uuid, description: words(`${name} (${type})`), props: [...property("urn", urn), ...property("resource-type", type)] };
}

function risk(finding: Report["exempted"][number], observed: string, key: readonly string[]): object {
    return {
        uuid: uuidOf("risk", ...key, finding.fingerprint),
        title: words(`${finding.policy}: ${finding.name} is exempted`),
        description: words(parts(finding.message)[0]),
        statement: words(exemptionText(finding.exemption)),
        status: "deviation-approved",
        deadline: `${finding.exemption.expires}T23:59:59Z`,
        "related-observations": [{ "observation-uuid": observed }],
    };
}
