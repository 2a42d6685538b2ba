/** What a run found: the form that every format is made from. */
import type { Exemption } from "../../policies/kit/exemptions/entry";
import type { Unknown } from "../../policies/kit/judgement";
import type { Severity } from "../../policies/kit/rule";
import type { Identities } from "../../policies/model/across";
import type { NamedArn } from "./arns";
import type { Asset } from "./assets";
import type { Source } from "../documents/positions";
import type { Since, StackHistory, History } from "./history";

/** A violation as it is reported: with its level and the place in the program. */
export interface Finding {
    /** The document it was found in, as it was named on the command line. */
    readonly document: string;
    readonly policy: string;
    readonly level: "mandatory" | "advisory";
    readonly severity: Severity;
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly property: string;
    readonly message: string;
    readonly source: Source | undefined;
    readonly checklist: readonly string[];
    readonly fingerprint: string;
    /** The same for all findings of one mistake, such as functions that share a role; null for one that stands alone. */
    readonly cause: string | null;
    /** The update since which it stands: where the history was read and one of its updates had it. */
    readonly since?: Since;
}

export interface Undecided {
    readonly document: string;
    readonly policy: string;
    readonly urn: string;
    readonly property: string;
    readonly reason: Unknown["reason"];
    readonly source: Source | undefined;
}

/** A document that was judged, and the stack that it is of; empty where it holds no resource that says so. */
export interface Judged {
    readonly name: string;
    readonly project: string;
    readonly stack: string;
    /** A letter for each of the report's `checked` policies: `x` where it had something to judge here, `-` where it had not. */
    readonly applied: string;
}

/** A document that could not be read, and why: a sentence that names the document first. */
export interface Unreadable {
    readonly name: string;
    readonly problem: string;
}

/** A finding of the baseline, or of the state before a change, that is no more. A baseline names no resource. */
export interface Mended {
    readonly project: string;
    readonly stack: string;
    readonly policy: string;
    readonly fingerprint: string;
    readonly urn?: string;
    readonly type?: string;
    readonly name?: string;
    readonly property?: string;
}

export interface Compared {
    /** How many findings were there before. */
    readonly known: number;
    readonly mended: readonly Mended[];
}

/** A resource with its document and its stack. */
export interface InStack {
    readonly document: string;
    readonly project: string;
    readonly stack: string;
    readonly urn: string;
    readonly type: string;
    readonly name: string;
}

/** What shows across the stacks of a run and is no violation. */
export interface AcrossStacks {
    /** Roles that functions take and that no stack has, where the documents are a whole backend. */
    readonly missingRoles: readonly { readonly functions: readonly InStack[] }[];
    /** Roles of one stack that may assume a role of another. */
    readonly trusts: readonly { readonly from: InStack; readonly to: InStack }[];
}

/** A pattern by which a configuration means operations or functions to be public, and what it lets through. */
export interface PublicPattern {
    readonly policy: string;
    readonly option: "publicRoutes" | "publicFunctions";
    readonly pattern: string;
    /** How much it lets through that would be a violation without it. */
    readonly count: number;
    /** The first of that. */
    readonly operations: readonly {
        readonly document: string;
        readonly urn: string;
        readonly type: string;
        readonly name: string;
        readonly property: string;
        /** As people write it: `GET /health`. */
        readonly operation: string;
        readonly source: Source | undefined;
    }[];
    /** Whether it lets nothing through, but the policy could not judge all that it may match. */
    readonly waits: boolean;
}

export interface Report {
    readonly documents: readonly Judged[];
    /** The names of the policies that were asked. */
    readonly checked: readonly string[];
    readonly resources: number;
    readonly policies: number;
    readonly violations: readonly Finding[];
    readonly exempted: readonly (Finding & { readonly exemption: Exemption })[];
    readonly undetermined: readonly Undecided[];
    /** Exemptions that are usable and matched no finding, as `policy: resource`. */
    readonly unusedExemptions: readonly { readonly policy: string; readonly resource: string }[];
    /** Exemptions that hold no longer, and how many days ago they ended. */
    readonly expiredExemptions: readonly { readonly policy: string; readonly resource: string; readonly days: number }[];
    /** What the configuration means to be public, pattern by pattern in its order. */
    readonly publicPatterns: readonly PublicPattern[];
    /** What the reader should know about the documents. */
    readonly notes: readonly string[];
    /** Those of the notes that say of a document that it does not hold the whole stack: without a violation it is unusable. */
    readonly incomplete: readonly string[];
    /** What was named on the command line and could not be read: the exit status is then 2. */
    readonly unreadable: readonly Unreadable[];
    /** How often a rule failed: the exit status is then 3. */
    readonly failures: readonly string[];
    /** What became of the findings of a baseline, or of the state before a change, where it is compared with one. */
    readonly baseline?: Compared;
    /** The history of the stack of a single document, with the days that its findings stand. */
    readonly past?: StackHistory & { readonly open: readonly number[] };
    /** The histories of all stacks, where they were read. */
    readonly history?: History;
    /** Where documents of several stacks were judged together. */
    readonly across?: AcrossStacks;
    /** What the stack says of itself to the others: of a single document alone. */
    readonly identities?: Identities & { readonly sources: Readonly<Record<string, Source>> };
    /** The register of assets, where a format asks for it. */
    readonly assets?: readonly Asset[];
    /** The ARNs of resources with findings, where a format asks for them. */
    readonly arns?: readonly NamedArn[];
}
