/**
 * The rules of secretlint's recommended preset, called directly: an oracle to compare the detectors with. Its core is left out: the
 * rules are synchronous, the core is not. They do not run in the policy pack, for they take some forty microseconds a string, hold
 * expressions that are not linear, and find nothing that the detectors miss.
 */
import { createRequire } from "node:module";

/** A rule that reads comments, and no secrets. */
export const SECRETLINT_SKIPPED: readonly string[] = ["@secretlint/secretlint-rule-filter-comments"];

/** What the comparison uses of a rule. */
export interface Rule {
    readonly meta: { readonly id: string };
    create(context: unknown, options: unknown): { file?(source: unknown): unknown };
}

/** The preset is an ECMAScript module: Node.js requires it, the compiler does not. */
export const { rules } = createRequire(__filename)("@secretlint/secretlint-rule-preset-recommend") as { readonly rules: readonly Rule[] };

const OPTIONS: Readonly<Record<string, object>> = { "@secretlint/secretlint-rule-aws": { enableIDScanRule: true, allows: [] } };

/** The ids of the messages that the rules report on `text`. An account id is no credential. */
export function findWithSecretlint(text: string): string[] {
    const found: string[] = [];
    for (const rule of rules) {
        if (SECRETLINT_SKIPPED.includes(rule.meta.id)) continue;
        const context = {
            createTranslator: (messages: Readonly<Record<string, unknown>>) => (id: string, data: unknown) => ({
                messageId: id,
                message: id,
                data,
                messages,
            }),
            report: ({ message }: { message: { messageId: string } }) => found.push(message.messageId),
            ignore: () => undefined,
        };
        const created = rule.create(context, { allows: [], ...OPTIONS[rule.meta.id] });
        created.file?.({
            content: text,
            contentType: "text",
            filePath: "value",
            ext: "",
            hasBOM: false,
            getText: () => text,
            indexToPosition: () => ({ line: 1, column: 0 }),
            indexRangeToLocation: () => ({}),
            toString: () => text,
        });
    }
    return found.filter((id) => id !== "AWSAccountID");
}
