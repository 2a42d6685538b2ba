/** One finding in AWS's Security Finding Format. */
import { controlsOf } from "../../../policies/model/catalogue/controls";
import { displayNameOf, urlOf } from "../../../policies/kit/metadata";
import type { Finding, Mended, Report } from "../../check";
import type { Pack } from "../../package";
import type { Product } from "./product";
import { LABELS } from "../../report/severities";
import { exemptionText, parts, placeOf, ruleNamed, stackText } from "../facts";
import { sinceText } from "../since";
import { resourceIn } from "./resource";
import { cut } from "./words";

/** What AWS says how long each may be (Security Hub API reference, AwsSecurityFinding). */
const LONGEST = { title: 256, description: 1024, remediation: 512, field: 2048, requirements: 32 } as const;

/** What is the same for all findings of a report. */
export interface Frame {
    readonly product: Product;
    readonly pack: Pack;
    /** ISO 8601. */
    readonly time: string;
    readonly sourceRoot: string | undefined;
    /** The catalogue whose controls are told; all of them without one. */
    readonly framework: string | undefined;
}

/** A finding as `BatchImportFindings` takes it. `Id` alone is what a caller needs to know of it. */
export interface SecurityFinding extends Readonly<Record<string, unknown>> {
    readonly Id: string;
    readonly RecordState: "ACTIVE" | "ARCHIVED";
}

/** The same for a finding whenever it is told: Security Hub takes what has the same for an update. */
const idOf = (pack: Pack, fingerprint: string): string => `${pack.name}/${fingerprint}`;

/** A violation; with the exemption that covers it, where one does: it is then archived, and comes back when the exemption ends. */
export function findingOf(
    finding: Finding & Partial<Pick<Report["exempted"][number], "exemption">>,
    stack: { readonly project: string; readonly stack: string },
    arn: string | undefined,
    frame: Frame,
): SecurityFinding {
    const { exemption, policy } = finding;
    const [wrong, fix] = parts(finding.message);
    const { path, line } = placeOf(finding.source, frame.sourceRoot);
    const advice = fix ?? ruleNamed(policy)?.fix[0];
    return {
        ...frameOf(finding.fingerprint, policy, frame),
        ...observed(finding, frame),
        Description: cut(`${finding.name}: ${wrong}`, LONGEST.description),
        FindingProviderFields: { Severity: { Label: LABELS[finding.severity], Original: finding.severity }, Types: TYPES },
        Remediation: {
            Recommendation: { ...(advice === undefined ? {} : { Text: cut(advice, LONGEST.remediation) }), Url: urlOf({ name: policy }) },
        },
        ProductFields: fields({
            ...common(policy, stack, frame.pack),
            level: finding.level,
            checklist: finding.checklist.join(", "),
            property: finding.property,
            place: finding.source === undefined ? "" : `${path}:${line}`,
            since: finding.since === undefined ? "" : sinceText(finding.since),
            exemption: exemption === undefined ? "" : exemptionText(exemption),
        }),
        Resources: [resourceIn(finding.urn, arn, frame.product.partition)],
        Compliance: complianceOf(exemption === undefined ? "FAILED" : "NOT_AVAILABLE", policy, frame.framework),
        RecordState: exemption === undefined ? "ACTIVE" : "ARCHIVED",
    };
}

/** A finding that is no more. */
export function mendedOf(mended: Mended, frame: Frame): SecurityFinding {
    const { policy, fingerprint, urn } = mended;
    const severity = ruleNamed(policy)?.severity;
    const stack = stackText(mended);
    return {
        ...frameOf(fingerprint, policy, frame),
        Description: cut(`${mended.name ?? stack}: mended`, LONGEST.description),
        ...(severity === undefined
            ? {}
            : { FindingProviderFields: { Severity: { Label: LABELS[severity], Original: severity }, Types: TYPES } }),
        Remediation: { Recommendation: { Url: urlOf({ name: policy }) } },
        ProductFields: fields({ ...common(policy, mended, frame.pack), property: mended.property ?? "" }),
        Resources: [
            urn === undefined ? { Type: "Other", Id: cut(`pulumi:${stack}`, 512) } : resourceIn(urn, undefined, frame.product.partition),
        ],
        Compliance: complianceOf("PASSED", policy, frame.framework),
        RecordState: "ARCHIVED",
    };
}

const TYPES = ["Software and Configuration Checks/AWS Security Best Practices"];

/** What every finding says of itself, and what AWS demands of each. */
function frameOf(fingerprint: string, policy: string, { product, pack, time }: Frame) {
    return {
        SchemaVersion: "2018-10-08",
        Id: idOf(pack, fingerprint),
        ProductArn: product.arn,
        ProductName: pack.name,
        GeneratorId: `${pack.name}/${policy}`,
        AwsAccountId: product.account,
        CreatedAt: time,
        UpdatedAt: time,
        Title: cut(ruleNamed(policy)?.description ?? displayNameOf({ name: policy }), LONGEST.title),
    };
}

/** Since when it stands, where the history says so: AWS wants to know when the issue came to be and when it was seen first and last. */
const observed = ({ since }: Pick<Finding, "since">, { time }: Frame): object => ({
    ...(since === undefined ? {} : { CreatedAt: since.time, FirstObservedAt: since.time }),
    LastObservedAt: time,
});

const common = (policy: string, { project, stack }: { readonly project: string; readonly stack: string }, pack: Pack) => ({
    version: pack.version,
    policy,
    project,
    stack,
});

/** Names with a prefix of the pack's own, as AWS advises; what has no value is left out. */
const fields = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    Object.fromEntries(
        Object.entries(values)
            .filter(([, value]) => value !== "")
            .map(([key, value]) => [`lambda-safeguard/${key}`, cut(value, LONGEST.field)]),
    );

/** The controls that the policy serves, those of one catalogue together: there are places for few. */
function complianceOf(status: string, policy: string, framework: string | undefined): object {
    const controls = controlsOf(policy).filter((control) => framework === undefined || control.framework === framework);
    const requirements = controls.map((control) => `${control.framework} ${control.control}`).slice(0, LONGEST.requirements);
    return { Status: status, ...(requirements.length === 0 ? {} : { RelatedRequirements: requirements }) };
}
