/**
 * What the places of a resource hold, by the tables in `data/free-text.json`, by the shape of tags and variables, and by the names
 * of properties where no table speaks of the type.
 */
import data from "../../../data/free-text.json";
import { isReference, isReferenceHolder } from "./references";
import { isMasked, isRecord, isUnknown, own, type Path, isHidden, UNKNOWN } from "../../values";

/**
 * What kind of place holds a text. `parameter` is the value of a Systems Manager parameter that is no SecureString; `value` is any
 * string that is none of the others.
 */
export type Place = "tag" | "tag-key" | "name" | "description" | "environment" | "parameter" | "free-text" | "value";

/** What is known of a subtree. `none`: property names decide; `reference`: a text in it names another resource. */
export type Context = "none" | "tag" | "environment" | "parameter" | "free-text" | "reference";

/** What a table says of a property: a context for all beneath it, or that it is not to be looked at. */
type Rule = Context | "skip";

/** A value on its way to be read. */
export interface Node {
    readonly raw: unknown;
    readonly path: Path;
    readonly key: string;
    readonly context: Context;
    /** Known already, for keys of tags. */
    readonly place?: Place;
}

const PLACES = new Map<string, Rule>(Object.entries(data.places) as [string, Rule][]);
const TYPES = new Map<string, ReadonlyMap<string, Rule>>(
    Object.entries(data.types).map(([type, rules]) => [type, new Map<string, Rule>(Object.entries(rules) as [string, Rule][])]),
);
const PERSONS: ReadonlySet<string> = new Set(data.persons);
/** Properties whose text is JSON of a shape that AWS or the provider documents. */
export const EMBEDDED_JSON: ReadonlySet<string> = new Set(data.embeddedJson);
const SECRET = new RegExp(`(?:${data.secretInputs.join("|")})(?:wo)?$|^(?:${data.secretInputsExact.join("|")})(?:wo)?$`);
const NAME = new RegExp(`(?:^|[a-z0-9])(?:${data.nameEndings.join("|")})$`, "i");
const DESCRIPTION = new RegExp(`(?:${data.descriptionEndings.join("|")})$`, "i");

/** `tags`, `tagsAll`, `tagList`, `volumeTags`, `resourceTags` … and the provider's `defaultTags`, whose own `tags` hold them. */
export const TAGS = /^(?:tags|tagsAll|tagList|tagSet|[a-zA-Z0-9]+Tags)$/;

/** Lists of the tags that others are to have, or are not: no tags of this resource, and no free text. */
const NO_TAGS =
    /^(?:ignoreTags|defaultTags|copyTags|propagateTags|principalTags|(?:include|exclude|selection|allowed|required)[a-zA-Z]*Tags)$/;

/** Resources that are one tag, as `key` and `value`. */
const TAG_RESOURCE = /^aws:[\w-]+\/tag:Tag$/;

const PARAMETER = /^(?:aws:ssm\/parameter:Parameter|aws-native:ssm:Parameter)$/;

/** A record whose very type is unknown is the one that a certificate asks for to prove a domain: its name is none of the program's. */
const RECORD = /^(?:aws:route53\/record:Record|aws-native:route53:RecordSet)$/;

/** Whether a property's very purpose is to hold a secret, so that a secret in it is at the right place. */
export const isSecretInput = (property: string): boolean => SECRET.test(property.replace(/[_-]/g, "").toLowerCase());

type Properties = Record<string, unknown>;

/** What is beneath an object; `isRoot` says that these are the inputs themselves. */
export function childrenOf(type: string, node: Node, raw: Properties, isRoot: boolean): readonly Node[] {
    const rules = TYPES.get(type);
    if (node.context === "tag") return tagChildren(node, raw);
    if (node.context === "environment") return environmentChildren(node, raw);
    if (node.context === "free-text") return freeTextChildren(node, raw);
    if (isRoot && TAG_RESOURCE.test(type) && Object.hasOwn(raw, "key"))
        return [
            ...tagChildren(node, { key: raw["key"], value: raw["value"] }),
            ...plainChildren(rules, node, without(raw, ["key", "value"])),
        ];
    if (isRoot && PARAMETER.test(type))
        return [...parameterChildren(node, raw), ...plainChildren(rules, node, without(raw, ["value", "insecureValue", "valueWo"]))];
    if (isRoot && RECORD.test(type) && isUnknown(own(raw, "type"))) return plainChildren(rules, node, withoutUnknown(raw, "name"));
    return plainChildren(rules, node, raw);
}

function plainChildren(rules: ReadonlyMap<string, Rule> | undefined, node: Node, raw: Properties): readonly Node[] {
    const children: Node[] = [];
    for (const key of Object.keys(raw)) {
        const value = own(raw, key);
        const rule = ruleFor(rules, key, value);
        if (rule !== "skip") children.push({ raw: value, path: [...node.path, key], key, context: rule });
    }
    return children;
}

/** What is beneath a property, by the type's table, by its purpose and by its name. */
function ruleFor(rules: ReadonlyMap<string, Rule> | undefined, key: string, value: unknown): Rule {
    const ofType = rules?.get(key);
    if (ofType !== undefined) return ofType;
    const isText = typeof value === "string" && !isUnknown(value) && !isMasked(value);
    if (TAGS.test(key)) return isText || NO_TAGS.test(key) ? "none" : "tag";
    if (isSecretInput(key)) return isRecord(value) ? "none" : "skip";
    const byName = PLACES.get(key) ?? "none";
    // A function's `code` is an object, a resolver's a text, and so with `command`; `environment` is a stage's name in some types.
    if ((byName === "environment" && isText) || ((key === "code" || key === "command") && isRecord(value))) return "none";
    return byName;
}

/** A map of tags, or one tag of a list: `{key, value}` and its spellings. */
function tagChildren(node: Node, raw: Properties): readonly Node[] {
    for (const [keyName, valueName] of TAG_SPELLINGS) {
        if (!Object.hasOwn(raw, keyName) || !Object.hasOwn(raw, valueName)) continue;
        const key = own(raw, keyName);
        const value: Node = {
            raw: own(raw, valueName),
            path: [...node.path, valueName],
            key: typeof key === "string" && !isHidden(key) ? key : "",
            context: "tag",
        };
        return [{ raw: key, path: [...node.path, keyName], key: value.key, context: "tag", place: "tag-key" }, value];
    }
    return Object.keys(raw).flatMap((key): Node[] => {
        const path = [...node.path, key];
        return [
            { raw: key, path, key, context: "tag", place: "tag-key" },
            { raw: own(raw, key), path, key, context: "tag" },
        ];
    });
}

const TAG_SPELLINGS = [
    ["key", "value"],
    ["Key", "Value"],
    ["tagKey", "tagValue"],
    ["TagKey", "TagValue"],
] as const;

/** In CodeBuild these say that the value is a reference. */
const REFERENCES: ReadonlySet<unknown> = new Set(["PARAMETER_STORE", "SECRETS_MANAGER"]);

/** Where Elastic Beanstalk keeps the environment among its other settings. */
const BEANSTALK_ENVIRONMENT = "aws:elasticbeanstalk:application:environment";

/** A map of variables, a wrapper around one (`{variables}`), or one variable of a list (`{name, value}`). */
function environmentChildren(node: Node, raw: Properties): readonly Node[] {
    const entry = (key: string, context: Context, name = key): Node => ({
        raw: own(raw, key),
        path: [...node.path, key],
        key: name,
        context,
    });
    const keys = Object.keys(raw);
    const wrapper = ["variables", "environmentVariables"].find((key) => Object.hasOwn(raw, key) && !isScalar(own(raw, key)));
    if (wrapper !== undefined) return keys.map((key) => entry(key, key === wrapper ? "environment" : "none"));
    const nameKey = ["name", "key", "Name"].find(
        (key) => typeof own(raw, key) === "string" && keys.some((other) => /^(?:value|defaultValue|valueFrom|Value)$/.test(other)),
    );
    if (nameKey !== undefined) {
        const name = isHidden(own(raw, nameKey)) ? "" : String(own(raw, nameKey));
        const namespace = own(raw, "namespace");
        const kind = own(raw, "type");
        const isVariable = !REFERENCES.has(kind) && (namespace === undefined || namespace === BEANSTALK_ENVIRONMENT);
        return keys
            .filter((key) => key !== nameKey)
            .map((key) => {
                if (!/^(?:value|defaultValue|Value)$/.test(key)) return entry(key, "none");
                const value = entry(key, isVariable ? "environment" : "none", name);
                // Nobody can tell what is written out from a reference.
                return isHidden(kind) && isVariable ? { ...value, raw: UNKNOWN } : value;
            });
    }
    return keys.map((key) => entry(key, isRecord(own(raw, key)) || Array.isArray(own(raw, key)) ? "none" : "environment"));
}

/** An unknown may be the map that is due, so it is none. */
const isScalar = (value: unknown): boolean => typeof value !== "object" && !isUnknown(value) && !isMasked(value);

/** How free text writes a name and its value as two properties. */
const PAIRS = [
    ["key", "value"],
    ["name", "value"],
    ["headerName", "headerValue"],
    ["attributeName", "attributeValue"],
] as const;

/** Options of a container's log driver that name a log group and the like: no text, and mostly known after the deployment alone. */
const LOG_OPTION = /^awslogs-/;

/** Any object in free text; `{key, value, isValueSecret}` says whether the value is stored as a secret (EventBridge connections). */
function freeTextChildren(node: Node, raw: Properties): readonly Node[] {
    const secret = own(raw, "isValueSecret");
    const pair = PAIRS.find((names) => names.every((each) => typeof own(raw, each) === "string"));
    const name = pair === undefined ? undefined : own(raw, pair[0]);
    return Object.keys(raw).flatMap((key): Node[] => {
        if (key === "value" && (secret === true || secret === "true")) return [];
        return [
            {
                raw: own(raw, key),
                path: [...node.path, key],
                key: key === pair?.[1] && typeof name === "string" && !isUnknown(name) ? name : key,
                context: LOG_OPTION.test(key) ? "reference" : "free-text",
            },
        ];
    });
}

/** The value of a Systems Manager parameter: a SecureString is at the right place, an unknown type leaves it open. */
function parameterChildren(node: Node, raw: Properties): readonly Node[] {
    const kind = own(raw, "type");
    if (kind === "SecureString") return [];
    const name = own(raw, "name");
    const key = typeof name === "string" && !isUnknown(name) && !isMasked(name) ? name : "value";
    return ["value", "insecureValue"]
        .filter((property) => Object.hasOwn(raw, property))
        .map((property) => ({
            raw: isHidden(kind) ? kind : own(raw, property),
            path: [...node.path, property],
            key,
            context: "parameter" as const,
        }));
}

const withoutUnknown = (raw: Properties, key: string): Properties => (isUnknown(own(raw, key)) ? without(raw, [key]) : raw);

function without(raw: Properties, keys: readonly string[]): Properties {
    const rest = Object.create(null) as Properties;
    for (const key of Object.keys(raw)) if (!keys.includes(key)) rest[key] = own(raw, key);
    return rest;
}

/** The place of a text or number; `depth` is 1 for a property of the inputs themselves. */
export function placeOf(type: string, { place, context, key, path }: Node, depth: number): Place {
    if (place !== undefined) return place;
    if (context === "reference") return "value";
    if (context !== "none") return context;
    if (DESCRIPTION.test(key)) return PERSONS.has(type) ? "value" : "description";
    if (NAME.test(key)) return PERSONS.has(type) || isOthersName(type, key, path, depth) ? "value" : "name";
    return EMBEDDED_JSON.has(key) ? "free-text" : "value";
}

const isOthersName = (type: string, key: string, path: Path, depth: number): boolean =>
    isReference(type, key, depth <= 1) || (depth > 1 && key === "name" && isReferenceHolder(holderOf(path)));

/** The property above the last one, past the index of a list. */
function holderOf(path: Path): unknown {
    const above = path[path.length - 2];
    return typeof above === "number" ? path[path.length - 3] : above;
}
