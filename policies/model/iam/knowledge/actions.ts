/**
 * What AWS's Service Authorization Reference says of each action: its right spelling, access levels, the resource types it can be
 * restricted to and the condition keys it evaluates. The data (policies/data/service-authorization.json) has a date; AWS adds actions
 * every week, so an action that is not in it may exist. It is read when first asked for, one service at a time.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { breadthOf, coversAction, partsOf } from "../language/action-patterns";

/** An action may have several: those that manage permissions or tags also write. */
export type AccessLevel = "Read" | "List" | "Write" | "Tagging" | "Permissions management";

/** A resource type of a service. */
export interface ResourceType {
    readonly name: string;
    /** ARN formats with `${Partition}`, `${Region}`, `${Account}` and names in `${…}`, e.g. `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`. */
    readonly arns: readonly string[];
    readonly conditionKeys: readonly string[];
}

/** An action as the reference describes it. */
export interface ActionInfo {
    /** With service prefix, rightly spelt: `s3:GetObject`. */
    readonly name: string;
    readonly service: string;
    readonly levels: readonly AccessLevel[];
    /** What a `Resource` element can name. `required`: AWS evaluates it in every call, so a statement without it grants nothing. */
    readonly resourceTypes: readonly (ResourceType & { readonly required: boolean })[];
    /** No resource-level permissions: only `Resource: "*"` grants it. */
    readonly wildcardOnly: boolean;
    /** The keys of the action itself; those of its resource types stand there. */
    readonly conditionKeys: readonly string[];
}

/** The order of the bits in the data; the generator has the same. */
const LEVELS: readonly AccessLevel[] = ["Read", "List", "Write", "Tagging", "Permissions management"];

interface Row {
    readonly name: string;
    readonly levels: number;
    readonly targets: readonly number[];
    readonly keys: readonly number[];
}
interface Service {
    readonly prefix: string;
    readonly keys: readonly string[];
    readonly types: readonly ResourceType[];
    readonly rows: ReadonlyMap<string, Row>;
    /** The actions, rightly spelt, and the same in small letters. */
    readonly actions: readonly string[];
    readonly small: readonly string[];
}
interface Encoded {
    readonly services: Readonly<Record<string, string>>;
    /** Names that AWS's own policies or API references use though the reference lacks them; services that closed. */
    readonly attested: Readonly<Record<string, readonly string[]>>;
}

/** Whether `prefix` is the prefix of an AWS service, open or closed. */
export function serviceExists(prefix: string): boolean {
    const lower = prefix.toLowerCase();
    return Object.hasOwn(encoded().services, lower) || Object.hasOwn(encoded().attested, lower);
}

/** Whether the reference has the service; of one that closed it does not tell the actions. */
export const isReferenced = (prefix: string): boolean => Object.hasOwn(encoded().services, prefix);

/** The service prefixes of the reference, sorted. */
export const servicePrefixes = (): readonly string[] => Object.keys(encoded().services);

/** What is known of an action, by exact name in any case; `undefined` for patterns and for names that the reference lacks. */
export function actionInfo(action: string): ActionInfo | undefined {
    const { service: prefix, name } = partsOf(action);
    const service = name === undefined ? undefined : serviceOf(prefix);
    const row = service?.rows.get(name?.toLowerCase() ?? "");
    if (service === undefined || row === undefined) return undefined;
    const info = INFOS.get(row) ?? infoOf(service, row);
    INFOS.set(row, info);
    return info;
}

const INFOS = new WeakMap<Row, ActionInfo>();

function infoOf(service: Service, row: Row): ActionInfo {
    return {
        name: `${service.prefix}:${row.name}`,
        service: service.prefix,
        levels: LEVELS.filter((_, bit) => (row.levels & (1 << bit)) !== 0),
        resourceTypes: row.targets.flatMap((target) => {
            const type = service.types[target >> 1];
            return type === undefined ? [] : [{ ...type, required: (target & 1) === 1 }];
        }),
        wildcardOnly: row.targets.length === 0,
        conditionKeys: row.keys.flatMap((key) => service.keys[key] ?? []),
    };
}

/** The right spelling of an action (`service:Name`), or the text as it is where the reference lacks it. */
export function spelledAction(action: string): string {
    const { service, name } = partsOf(action);
    const row = name === undefined ? undefined : serviceOf(service)?.rows.get(name.toLowerCase());
    return row === undefined ? action : `${service}:${row.name}`;
}

/** Whether an action is known by name, be it only because AWS's own policies or API references name it. */
export function actionExists(action: string): boolean {
    const { service: prefix, name } = partsOf(action);
    if (name === undefined) return false;
    if (serviceOf(prefix)?.rows.has(name.toLowerCase()) === true) return true;
    const attested = Object.hasOwn(encoded().attested, prefix) ? (encoded().attested[prefix] ?? []) : [];
    return attested.some((known) => known.toLowerCase() === name.toLowerCase());
}

/**
 * The actions that a pattern covers, rightly spelt and sorted: one for an exact name, those of the service for `s3:Get*`. Nothing for
 * `*` (nobody wants the list) and for a pattern in place of the service.
 */
export function expandActions(pattern: string): readonly string[] {
    const { service: prefix, name } = partsOf(pattern);
    if (name === undefined || /[*?]/.test(prefix)) return [];
    const service = serviceOf(prefix);
    if (service === undefined) return [];
    const breadth = breadthOf(pattern);
    if (breadth === "service") return service.actions;
    if (breadth !== "exact") return service.actions.filter(coveredBy(pattern, service));
    const row = service.rows.get(name.toLowerCase());
    return row === undefined ? [] : [`${service.prefix}:${row.name}`];
}

/** Whether a pattern of a service's actions (`s3:Get*`) covers one that the reference has. */
export function coversSome(pattern: string): boolean {
    const service = serviceOf(partsOf(pattern).service);
    return service?.actions.some(coveredBy(pattern, service)) === true;
}

/** Most patterns tell in their first letters that they are not for an action. */
function coveredBy(pattern: string, { small }: Service): (action: string, at: number) => boolean {
    const beginning = pattern.slice(0, pattern.search(/[*?]/)).toLowerCase();
    return (action, at) => small[at]?.startsWith(beginning) === true && coversAction(pattern, action);
}

/** How many actions a pattern covers; infinitely many where the service itself is a pattern, as in `*`. */
export function countActions(pattern: string): number {
    if (/[*?]/.test(partsOf(pattern).service)) return Number.POSITIVE_INFINITY;
    return expandActions(pattern).length;
}

/** All rightly spelt names of a service; none where it is not in the reference. */
export const actionsOf = (prefix: string): readonly string[] => expandActions(`${prefix}:*`);

const services = new Map<string, Service>();

function serviceOf(prefix: string): Service | undefined {
    const known = services.get(prefix);
    if (known !== undefined) return known;
    const service = decode(prefix);
    if (service !== undefined) services.set(prefix, service);
    return service;
}

function decode(prefix: string): Service | undefined {
    const text = Object.hasOwn(encoded().services, prefix) ? encoded().services[prefix] : undefined;
    if (text === undefined) return undefined;
    const { k, r, a } = JSON.parse(text) as {
        readonly k: readonly string[];
        readonly r: readonly (readonly [string, string, readonly number[]])[];
        readonly a: readonly (readonly [string, number, readonly number[], readonly number[]])[];
    };
    return {
        prefix,
        keys: k,
        types: r.map(([name, arn, keys]) => ({ name, arns: [arn], conditionKeys: keys.flatMap((key) => k[key] ?? []) })),
        rows: new Map(a.map(([name, levels, targets, keys]) => [name.toLowerCase(), { name, levels, targets, keys }])),
        actions: a.map(([name]) => `${prefix}:${name}`),
        small: a.map(([name]) => `${prefix}:${name}`.toLowerCase()),
    };
}

let loaded: Encoded | undefined;

/** Some 10 ms and 2 MB, once, when a rule first asks. */
function encoded(): Encoded {
    if (loaded === undefined) {
        const file = JSON.parse(readFileSync(join(__dirname, "../../../data/service-authorization.json"), "utf8")) as {
            readonly data: string;
        };
        loaded = JSON.parse(brotliDecompressSync(Buffer.from(file.data, "base64")).toString("utf8")) as Encoded;
    }
    return loaded;
}
