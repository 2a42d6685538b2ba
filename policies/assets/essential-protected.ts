import { object, string, strings } from "../kit/options";
import { stackRule } from "../kit/rule";
import { CLASSIFICATION_TAGS } from "../model/assets/classification";
import { isClassified, wordOf } from "../model/assets/node";
import { PROTECTED_TYPES, unbacked, unkept } from "../model/assets/protection";
import type { Node } from "../model/stack";
import { Undetermined } from "../model/values";

const table = (more: object) =>
    ({
        type: "aws:dynamodb/table:Table",
        name: "orders",
        inputs: { hashKey: "id", tags: { "asset-category": "essential" }, pointInTimeRecovery: { enabled: true }, ...more },
    }) as const;

export default stackRule({
    name: "assets-essential-protected",
    description: "Essential assets and confidential or personal data must be protected against deletion and loss.",
    severity: "medium",
    level: "advisory",
    checklist: ["B8"],
    why: "A renamed resource, a wrong `pulumi destroy` or a broken function deletes data for good where nothing holds it and no backup brings it back.",
    fix: [
        "set the resource option `protect: true` or the service's deletion protection, and switch on its backups (point-in-time recovery, versioning, a backup policy).",
    ],
    notes: [
        "Judged are tables, buckets, file systems, databases, user pools and secrets that their tags classify.",
        "In a preview and in the engine `protect` counts as the program sets it.",
        "Where the stack has a selection of AWS Backup, missing backups are not judged: it may cover the resource.",
    ],
    config: object({
        categoryTag: string({ default: CLASSIFICATION_TAGS.category, about: "The tag that says how essential the asset is." }),
        essential: strings({ default: ["essential"], about: "The categories that are protected." }),
        classificationTag: string({ default: CLASSIFICATION_TAGS.classification, about: "The tag that says whose data the asset holds." }),
        classifications: strings({ default: ["confidential", "personal"], about: "The classifications that are protected." }),
    }),
    messages: {
        unkept: "nothing keeps this essential or sensitive asset from being deleted.",
        unbacked: "this essential or sensitive asset has no backups.",
    },
    example: { good: [table({ deletionProtectionEnabled: true })], bad: [table({})] },
    applies: (stack) => stack.ofType(...PROTECTED_TYPES).length > 0,
    *check(stack, { config, each, found }) {
        const lower = (words: readonly string[]): readonly string[] => words.map((word) => word.toLowerCase());
        const essential = lower(config.essential);
        const classifications = lower(config.classifications);
        const isMeant = (node: Node): boolean =>
            essential.includes(wordOf(node, config.categoryTag) ?? "") || isClassified(node, config.classificationTag, classifications);
        for (const node of stack.ofType(...PROTECTED_TYPES)) {
            yield* each([node], function* () {
                if (!isMeant(node)) return;
                // What the stack only reads, its own stack keeps.
                yield* each([node], function* () {
                    const where = unkept(node, stack);
                    if (where !== undefined && node.isRead) throw new Undetermined(where, "unresolved");
                    if (where !== undefined) yield found("unkept", [node, where]);
                });
                yield* each([node], function* () {
                    const where = unbacked(node, stack);
                    if (where !== undefined && node.isRead) throw new Undetermined(where, "unresolved");
                    if (where !== undefined) yield found("unbacked", [node, where]);
                });
            });
        }
    },
});
