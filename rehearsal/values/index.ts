/** The values that AWS and its providers would give a resource: its name, its id and the outputs that only AWS knows. */
import { nameOf, type Context } from "../context";
import { factsOf, type TypeFacts } from "../facts";
import { containsUnknown, isObject, plain, type Properties, type Value } from "../wire";
import { arnBy } from "./arns";
import { knownOf } from "./known";
import { madeUp } from "./made-up";
import { likewise, type Making } from "./making";
import { autoname, namedBy } from "./names";
import { subjectOf, type Subject } from "./subject";
import { textOf } from "./texts";

export { namedBy };

export interface Outputs {
    readonly id: string;
    /** Only what AWS adds: the inputs are not among them. */
    readonly outputs: Properties;
}

/** The inputs that the provider fills where the program leaves them out: a name of its own and documented defaults. */
export function defaultsOf(token: string, inputs: Properties, context: Context): Properties {
    const facts = factsOf(token, context.generation);
    const computed = new Set(facts?.computed.map(({ name }) => name));
    // What AWS fills in is an output; what the provider fills in is an input.
    const defaults = context.package === "aws" ? Object.entries(facts?.defaults ?? {}) : [];
    const missing = defaults.filter(([key]) => (inputs[key] ?? undefined) === undefined && !computed.has(key));
    return { ...Object.fromEntries(missing), ...autoname(token, inputs, context) };
}

/** Whether the provider merges its own tags into the resource's, as `tagsAll`. */
export function isTagged(token: string, generation: number): boolean {
    return factsOf(token, generation)?.isTagged ?? knownOf(token)?.tagged === true;
}

/** The inputs that cannot be changed without a replacement. */
export function replacedBy(token: string): readonly string[] {
    return knownOf(token)?.replaces ?? [];
}

/**
 * The id and the outputs that a resource gets on its creation. `inputs` are plain (no secrets) and may hold unknown values: nothing is
 * made of those.
 */
export function outputsOf(token: string, inputs: Properties, context: Context): Outputs {
    const subject = subjectOf(token, inputs, context);
    const facts = factsOf(token, context.generation);
    const known = knownOf(token);
    const title = titleOf(token, subject);
    const plainly: Making = { ...context, arn: "", title, seed: context.urn };
    const own = facts === undefined ? "" : ownId(facts, subject, plainly);
    const arn = facts === undefined ? "" : arnBy(facts.arn, subject, inputs, { own, title });
    const making: Making = { ...plainly, arn };
    const made = Object.fromEntries((facts?.outputs ?? []).map((member) => [member.name, madeUp(member, making)]));
    const filled = filledIn(facts, making);
    const chosen = inPartition(known?.id?.(subject) ?? idOf(facts, { ...filled, ...inputs, ...made }, own, title), context);
    // Where what the id is made of is not known, nothing is left but what stands between the parts.
    const id = typeof chosen === "string" && /[A-Za-z0-9]{2}/.test(chosen) && !/^[/:]/.test(chosen) ? chosen : title;
    const exact = declaredBy(facts, inPartition(known?.computed?.(subject, id) ?? {}, context) as Properties);
    const all = { ...made, ...filled, ...(facts === undefined ? legacy(token, subject, id) : {}), ...exact };
    if (typeof all["arn"] === "string" && /^[^a]/.test(all["arn"])) all["arn"] = arn;
    const computed = new Set(facts?.computed.map(({ name }) => name));
    // What AWS fills where the program does not say never takes the place of what the program says.
    const added = Object.entries(all).filter(
        ([key]) => (isAbsent(inputs[key]) || !(computed.has(key) || key in filled)) && isMade(token, key, inputs),
    );
    return { id, outputs: Object.fromEntries(added) };
}

/** What the package's generation has: the table of known types is one for all. */
function declaredBy(facts: TypeFacts | undefined, values: Properties): Properties {
    if (facts === undefined) return values;
    const names = new Set([...[...facts.outputs, ...facts.computed].map(({ name }) => name), ...facts.inputs]);
    return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

/** Outputs that AWS gives only where an input asks for them: a client of a user pool has a secret by `generateSecret` alone. */
const ASKED_FOR: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "aws:cognito/userPoolClient:UserPoolClient": { clientSecret: "generateSecret" },
    "aws-native:cognito:UserPoolClient": { clientSecret: "generateSecret" },
};

function isMade(token: string, output: string, inputs: Properties): boolean {
    const input = ASKED_FOR[token]?.[output];
    return input === undefined || (!isAbsent(inputs[input]) && inputs[input] !== false);
}

const isAbsent = (value: Value | undefined): boolean => value === undefined || value === null;

/** The table of known types writes ARNs of the partition `aws`. */
function inPartition(value: Value, context: Context): Value {
    if (context.partition === "aws") return value;
    if (typeof value === "string") {
        const moved = value.replace(/\barn:aws:/g, `arn:${context.partition}:`);
        return context.partition === "aws-cn" ? moved.replace(/\.amazonaws\.com(?=[/:]|$)/, ".amazonaws.com.cn") : moved;
    }
    if (Array.isArray(value)) return value.map((item) => inPartition(item, context));
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inPartition(item, context)])) : value;
}

/** The physical name where there is one, the logical name with digits otherwise. */
function titleOf(token: string, subject: Subject): string {
    const named = namedBy(token, subject.generation);
    return (named === undefined ? "" : subject.text(named)) || subject.text("name") || `${nameOf(subject.urn)}-${subject.hash(7)}`;
}

/** The id that AWS chooses, of the documented form; empty where it chooses none. */
function ownId(facts: TypeFacts, subject: Subject, making: Making): string {
    if (facts.identity.startsWith("~")) return likewise(facts.identity.slice(1), subject.urn);
    if (subject.package === "aws" || facts.named !== "") return "";
    const own = facts.outputs.find(
        ({ name }) => name === "awsId" || (/Id$/.test(name) && !/[oO]wner|[aA]ccount|[zZ]one|[vV]ersion/.test(name)),
    );
    return own === undefined ? "" : textOf(own.name, making);
}

/** The id as the documentation of the import says; parts that are not known are left out. Cloud Control's: name, own id or ARN. */
function idOf(facts: TypeFacts | undefined, state: Properties, own: string, title: string): string {
    if (own !== "" || facts === undefined) return own || title;
    const id = facts.identity.slice(1).replace(/\w+/g, (key) => textIn(state[key]));
    if (/[A-Za-z0-9]/.test(id)) return id;
    return facts.identity === "" && facts.named === "" ? textIn(state["arn"]) || title : title;
}

function textIn(value: Value | undefined): string {
    const text = value === undefined ? "" : plain(value);
    return (typeof text === "string" || typeof text === "number") && !containsUnknown(text) ? String(text) : "";
}

/**
 * Of the inputs that AWS fills, those that have a form of their own and that programs pass on. The others stay absent unless they have a
 * documented default: what a rule judges is never made up.
 */
const FILLED =
    /^(?:availabilityZone|cidrBlock|identifier|clusterIdentifier|domainName|name|endpoint|port|vpcId|subnetId|bucket|engineVersion|region)$/;

function filledIn(facts: TypeFacts | undefined, making: Making): Properties {
    const members = facts?.computed.filter(({ name, shape }) => /^[sn]$/.test(shape) && FILLED.test(name)) ?? [];
    const made = Object.fromEntries(
        members.map((member) => [member.name, /^(?:name|bucket|\w*dentifier)$/.test(member.name) ? making.title : madeUp(member, making)]),
    );
    const computed = new Set(facts?.computed.map(({ name }) => name));
    const defaults = Object.entries(facts?.defaults ?? {}).filter(([key]) => computed.has(key));
    return { ...made, ...Object.fromEntries(defaults) };
}

/** A type that the declarations lack, as those of older versions may: an ARN is what programs ask for. */
function legacy(token: string, subject: Subject, id: string): Properties {
    const [, module = ""] = token.split(":");
    return { arn: `arn:${subject.partition}:${module.split("/")[0] ?? module}:${subject.region}:${subject.account}:${id}` };
}
