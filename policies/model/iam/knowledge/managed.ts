/**
 * AWS-managed policies: what each grants, from a generated table with a date (policies/data/managed-policies.json, written by
 * scripts/refresh-managed-policies.ts). It holds derived facts, not the documents; of those only the statements that matter to
 * escalation paths. Read when first asked for.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { parseDocument } from "../language/document";
import { type PolicyDocument } from "../language/statement";

/**
 * `admin`: `*` on `*`. `serviceWildcard`: `*` or `service:*`. `inverted`: Allow with NotAction or NotResource. `escalation`: opens an
 * escalation path. `resourceExposure`, `exfiltration`, `credentialsExposure`, `writesAnywhere`: see risks.ts.
 */
export type ManagedRisk = (typeof MANAGED_RISKS)[number];

/** The order gives the letters of the table. */
export const MANAGED_RISKS = [
    "admin",
    "serviceWildcard",
    "inverted",
    "escalation",
    "resourceExposure",
    "exfiltration",
    "credentialsExposure",
    "writesAnywhere",
] as const;

/** What is known of one AWS-managed policy. */
export interface ManagedPolicy {
    readonly name: string;
    readonly risks: ReadonlySet<ManagedRisk>;
    /** Services granted whole, `["*"]` for all. */
    readonly services: readonly string[];
    /** Ids of the escalation paths that it opens by itself. */
    readonly escalations: readonly string[];
    /** AWS publishes it for the execution roles of Lambda functions: clean, whatever it grants on `*`. */
    readonly execution: boolean;
}

/**
 * The generated table. `risky`: name → letters of the risks, services, escalation paths, between `|`, each list with commas. `clean`:
 * names with spaces between. `paths`: path such as `/service-role/` → names with spaces between; the others stand at the root.
 * `documents`: base64 of brotli of a map name → document.
 */
export interface ManagedTable {
    readonly about: string;
    readonly source: string;
    /** Newest version of any policy in the table, YYYY-MM-DD. */
    readonly newest: string;
    readonly execution: { readonly source: string; readonly names: readonly string[] };
    readonly risky: Readonly<Record<string, string>>;
    readonly clean: string;
    readonly paths: Readonly<Record<string, string>>;
    readonly documents: string;
}

/** Letters of the risks, by their place in {@link MANAGED_RISKS}. */
export const letterOf = (risk: ManagedRisk): string => String.fromCharCode(97 + MANAGED_RISKS.indexOf(risk));

/** The name of an AWS-managed policy by its ARN, in any partition and with any path; `undefined` for other ARNs and anything else. */
export function managedPolicyName(arn: string): string | undefined {
    if (arn.length > 1_024) return undefined;
    return /^arn:aws[a-z-]{0,20}:iam::aws:policy\/(?:[\w+=,.@-]+\/)*([\w+=,.@-]+)$/.exec(arn)?.[1];
}

/**
 * What the table says of an AWS-managed policy.
 * @returns `undefined` where `arn` is not that of an AWS-managed policy; `"unknown"` where it is, but not in the table, so that its
 * judgement is undetermined. A policy without a risk is in the table too.
 */
export function managedPolicy(arn: string): ManagedPolicy | "unknown" | undefined {
    const name = managedPolicyName(arn);
    if (name === undefined) return undefined;
    const { table, clean } = loaded();
    const row = Object.hasOwn(table.risky, name) ? table.risky[name] : undefined;
    if (row === undefined && !clean.has(name)) return "unknown";
    const [letters = "", services = "", escalations = ""] = row?.split("|") ?? [];
    return {
        name,
        risks: new Set(MANAGED_RISKS.filter((risk) => letters.includes(letterOf(risk)))),
        services: words(services),
        escalations: words(escalations),
        execution: table.execution.names.includes(name),
    };
}

/** The path of an AWS-managed policy by its name, such as `/service-role/` or `/`; `undefined` for one that the table does not have. */
export function managedPath(name: string): string | undefined {
    const state = loaded();
    if (!Object.hasOwn(state.table.risky, name) && !state.clean.has(name)) return undefined;
    state.paths ??= new Map(
        Object.entries(state.table.paths).flatMap(([path, names]) => names.split(" ").map((one) => [one, path] as const)),
    );
    return state.paths.get(name) ?? "/";
}

/** The ARNs, in the partition `aws`, of the policies that open an escalation path by themselves. */
export function escalatingPolicies(): readonly string[] {
    const state = loaded();
    state.escalating ??= Object.entries(state.table.risky)
        .filter(([, row]) => /^[a-z]*[ad]/.test(row))
        .flatMap(([name]) => [
            `arn:aws:iam::aws:policy/${name}`,
            `arn:aws:iam::aws:policy/job-function/${name}`,
            `arn:aws:iam::aws:policy/service-role/${name}`,
        ]);
    return state.escalating;
}

/**
 * The statements of an AWS-managed policy that matter to escalation paths, for a role's union of documents: a document without
 * statements where none does, as for those of service-linked roles, which nobody but AWS can attach. `undefined` for what is not an
 * AWS-managed policy of the table.
 */
export function managedDocument(arn: string): PolicyDocument | undefined {
    const known = managedPolicy(arn);
    if (known === undefined || known === "unknown") return undefined;
    const state = loaded();
    state.documents ??= JSON.parse(brotliDecompressSync(Buffer.from(state.table.documents, "base64")).toString("utf8")) as Record<
        string,
        unknown
    >;
    const raw = Object.hasOwn(state.documents, known.name) ? state.documents[known.name] : undefined;
    return raw === undefined ? { statements: [], version: undefined } : parseDocument(raw);
}

interface State {
    readonly table: ManagedTable;
    readonly clean: ReadonlySet<string>;
    paths?: ReadonlyMap<string, string>;
    documents?: Record<string, unknown>;
    escalating?: readonly string[];
}

const words = (text: string): readonly string[] => text.split(",").filter((word) => word !== "");

let state: State | undefined;

function loaded(): State {
    if (state === undefined) {
        const table = JSON.parse(readFileSync(join(__dirname, "../../../data/managed-policies.json"), "utf8")) as ManagedTable;
        state = { table, clean: new Set(table.clean.split(" ")) };
    }
    return state;
}
