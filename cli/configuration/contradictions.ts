/** What a configuration asks for that cannot be meant: options that contradict each other, a fix that does not exist, exemptions of what is not asked. */
import type { Level, Rule } from "../../policies/kit/rule";
import { readSettings } from "../../policies/kit/settings";
import { isObject } from "../json";
import type { Json } from "../json";
import { append } from "../../policies/model/lists";

type Config = Readonly<Record<string, unknown>>;

/** One sentence for each contradiction. The options of a policy count with the defaults of those that the file does not name. */
export function contradictions(rules: readonly Rule[], configuration: Json): string[] {
    const configs = new Map<string, Config>();
    const problems: string[] = [];
    for (const rule of rules) {
        const entry = Object.hasOwn(configuration, rule.name) ? configuration[rule.name] : undefined;
        const { enforcementLevel: _, ...options } = isObject(entry) ? entry : {};
        const { config } = readSettings(rule, options);
        configs.set(rule.name, config);
        if (entry === undefined) continue;
        const told = [...withoutFix(rule, entry), ...exemptsNothing(levelIn(configuration, rule), entry), ...within(config)];
        append(
            problems,
            told.map((problem) => `${rule.name}: ${problem}`),
        );
    }
    return [...problems, ...between(configs, configuration)];
}

const levelOf = (entry: unknown): unknown => (isObject(entry) ? entry["enforcementLevel"] : entry);

/** The level of a policy as the file alone has it. */
function levelIn(configuration: Json, rule: Rule): Level {
    const level = levelOf(configuration[rule.name]) ?? levelOf(configuration["all"]) ?? rule.level;
    return level as Level;
}

function withoutFix(rule: Rule, entry: unknown): readonly string[] {
    if (levelOf(entry) !== "remediate" || (rule.kind === "resource" && rule.remedy !== undefined)) return [];
    return ["has the level `remediate`, and there is no fix that it could make; use `mandatory`"];
}

function exemptsNothing(level: Level, entry: unknown): readonly string[] {
    const exemptions = isObject(entry) ? entry["exemptions"] : undefined;
    if (level !== "disabled" || !Array.isArray(exemptions) || exemptions.length === 0) return [];
    return ["has exemptions and is disabled: they can match nothing; give it a level or take them out"];
}

/** Options of one policy that cannot both be meant. */
function within(config: Config): readonly string[] {
    const problems: string[] = [];
    const [least, most] = [config["minimumDays"], config["maximumDays"]];
    if (typeof least === "number" && typeof most === "number" && least > most)
        problems.push("`minimumDays` is more than `maximumDays`: no retention can satisfy both");
    if (typeof most === "number" && config["allowNeverExpire"] === true)
        problems.push("`allowNeverExpire` allows what `maximumDays` forbids; leave one of them out");
    if (typeof config["warnDays"] === "number" && typeof most === "number" && config["warnDays"] > most)
        problems.push("`warnDays` is more than `maximumDays`: every exemption would be mentioned all the time");
    if (config["requireCustomerManagedKey"] === true && listOf(config["requireCustomerManagedKeyFor"]).length > 0)
        problems.push("`requireCustomerManagedKeyFor` changes nothing while `requireCustomerManagedKey` is true; leave one of them out");
    for (const [first, second, what] of OPPOSITES) {
        const others = new Set(listOf(config[second]));
        const both = listOf(config[first]).filter((item) => others.has(item));
        if (both.length > 0)
            problems.push(`\`${first}\` and \`${second}\` both name ${both.length === 1 ? what : `the same ${both.length} entries`}`);
    }
    if (Array.isArray(config["detectors"]) && config["detectors"].length === 0)
        problems.push("`detectors` is empty: nothing would be looked for; disable the policy instead");
    return [...problems, ...ofDeployer(config)];
}

const OPPOSITES = [
    ["allow", "deny", "one policy"],
    ["include", "exclude", "one pattern"],
] as const;

/** Ways to be signed in that are described, and then not accepted. */
function ofDeployer(config: Config): readonly string[] {
    if (!Array.isArray(config["accept"])) return [];
    const accept: readonly unknown[] = config["accept"];
    const problems: string[] = [];
    for (const option of ["trustedIdentityProviders", "automationRoles"])
        if (listOf(config[option]).length > 0 && !accept.includes("delegated"))
            problems.push(`\`${option}\` says who counts as delegated, and \`accept\` does not take \`delegated\``);
    if (config["mfaProbeRoleArn"] !== undefined && !accept.includes("proven"))
        problems.push("`mfaProbeRoleArn` lets MFA be proven, and `accept` does not take `proven`");
    return problems;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);

/** Options that mean the same thing of the same resources, wherever a policy has them. */
const SHARED = ["categoryTag", "classificationTag", "ownerTag", "accountId"];

/** What two policies are told differently. Values of the file are not repeated. */
function between(configs: ReadonlyMap<string, Config>, configuration: Json): readonly string[] {
    const problems: string[] = [];
    for (const option of SHARED) {
        const having = [...configs].filter(([, config]) => typeof config[option] === "string");
        const written = having.find(([name]) => isWritten(configuration, name, option));
        const other = written && having.find(([, config]) => config[option] !== written[1][option]);
        if (written && other)
            problems.push(`${written[0]}: \`${option}\` is another than that of ${other[0]}; they speak of the same resources`);
    }
    const words = configs.get("assets-classified");
    for (const [policy, option, known] of WORDS) {
        const knownWords = new Set(listOf(words?.[known]));
        const strays = listOf(configs.get(policy)?.[option]).filter((word) => !knownWords.has(word));
        if (strays.length > 0 && (isWritten(configuration, policy, option) || isWritten(configuration, "assets-classified", known)))
            problems.push(
                `${policy}: \`${option}\` names ${strays.length === 1 ? "a word" : `${strays.length} words`} that \`${known}\` of assets-classified does not have`,
            );
    }
    return problems;
}

const WORDS = [
    ["assets-essential-protected", "essential", "categories"],
    ["assets-essential-protected", "classifications", "classifications"],
    ["logging-personal-data-masked", "personalClassifications", "classifications"],
] as const;

function isWritten(configuration: Json, policy: string, option: string): boolean {
    const entry = Object.hasOwn(configuration, policy) ? configuration[policy] : undefined;
    return isObject(entry) && Object.hasOwn(entry, option);
}
