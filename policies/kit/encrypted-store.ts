/** Makes the policies on encryption at rest that differ in nothing but the store: the rows stand in `model/encryption/stores/`. */
import { CLASSIFICATION_TAGS, dataClassification } from "../model/assets/classification";
import type { Store } from "../model/encryption/stores/store";
import { Undetermined } from "../model/values";
import { flag, object, string, strings } from "./options";
import { resourceRule } from "./rule";
import type { InStack, Rule, Severity } from "./rule";
import type { ResourceExample } from "./example";

/** What differs between the policies. */
export interface EncryptedStore {
    readonly name: string;
    /** What is encrypted, in the plural: begins the description. */
    readonly what: string;
    readonly severity: Severity;
    readonly level: "advisory" | "mandatory";
    readonly stores: readonly Store[];
    readonly why: string;
    readonly fix: readonly [string, ...string[]];
    readonly notes?: readonly string[];
    /** Words for a store that is not encrypted at all; without them AWS always encrypts. */
    readonly off?: string;
    /** Words for a store that only AWS's key encrypts. */
    readonly awsKey: string;
    /** What the rest of the stack says of it. */
    readonly inStack?: InStack;
    /** The property that names what it configures, of a type without tags: the classification is that of the resource it names, which `inStack` adds. */
    readonly classifiedThrough?: (type: string) => string | undefined;
    /** Whether the store is one that can be encrypted. */
    applies?(inputs: { string(key: string): string | undefined }): boolean;
    readonly example: {
        readonly good: ResourceExample<Record<string, unknown>>;
        readonly bad: ResourceExample<Record<string, unknown>>;
    };
}

const KEYS =
    "The id or ARN of a key does not say whose key it is and passes; `alias/aws/…` and no key at all are AWS's. At a first preview the key of the same program is not known yet.";

/** Declares the policy on one store. */
export function encryptedStore(row: EncryptedStore): Rule {
    const needed = row.off === undefined ? "be encrypted" : "be encrypted at rest, and";
    return resourceRule({
        name: row.name,
        description: `${row.what} must ${needed} with a customer-managed key where one is required.`,
        severity: row.severity,
        level: row.level,
        checklist: ["A5"],
        why: row.why,
        fix: row.fix,
        notes: [
            ...(row.notes ?? []),
            KEYS,
            ...new Set(
                row.stores.map(({ byDefault, source }) => `${byDefault === "off" ? "Not encrypted" : "Encrypted"} by default: ${source}.`),
            ),
        ],
        config: object({
            requireCustomerManagedKey: flag({
                default: false,
                strict: true,
                about: "Whether the key must be one that the account manages itself, with a policy and a log of its own.",
            }),
            requireCustomerManagedKeyFor: strings({
                default: [],
                about: `The data classifications that ask for such a key where the switch above does not, such as \`confidential\`.`,
            }),
            classificationTag: string({
                default: CLASSIFICATION_TAGS.classification,
                about: "The tag that names the classification of the data.",
            }),
        }),
        on: row.stores.flatMap(({ tokens }) => tokens),
        messages: { ...(row.off === undefined ? {} : { off: row.off }), awsKey: row.awsKey },
        example: row.example,
        ...(row.inStack === undefined ? {} : { inStack: row.inStack }),
        applies: (resource) => row.applies?.(resource) ?? true,
        *check(resource, { config, each, found }) {
            const classes = config.requireCustomerManagedKeyFor.map((word) => word.toLowerCase());
            const asks = config.requireCustomerManagedKey || classes.length > 0;
            const tagged = { inputs: resource.as(), provider: resource.provider?.inputs };
            const isRequired = (): boolean => {
                if (config.requireCustomerManagedKey) return true;
                const through = row.classifiedThrough?.(resource.type);
                if (through !== undefined && !resource.has("tags")) throw new Undetermined([through], "unresolved");
                return classes.includes(dataClassification(tagged, config.classificationTag) ?? "");
            };
            const stores = row.stores.filter(({ tokens }) => tokens.includes(resource.type));
            for (const { places } of stores) {
                yield* each(places(resource.as()), function* (place) {
                    const off = place.off();
                    if (off !== undefined) yield found("off", off);
                    else if (asks && place.owner() === "aws" && isRequired()) yield found("awsKey", place.key());
                });
            }
        },
    });
}
