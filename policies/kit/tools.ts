/** What `check` of a rule is given besides its subject. */
import type { OwnAccount } from "../model/account";
import type { Deployer } from "./deployer";
import type { Option, Options, Values } from "./options";
import { each, pathOf } from "./outcome";
import type { FindingLevel, Outcome, Subject, Where } from "./outcome";
import type { Text } from "./text";

/** Words by message id. A function takes data that is harmless by type. */
export type Messages = Readonly<Record<string, string | ((data: never) => Text)>>;
type DataOf<M> = M extends (data: infer D) => Text ? [data: D] : [];

/** An option, and the place of the pattern in its list that names what is judged; undefined where none does. */
type IntendedBy<O extends Options> = readonly [option: keyof O & string, index: number | undefined];

/**
 * The finding, or where a pattern of an option intends what it is about, that this pattern lets it through.
 * @param what that which is let through: `GET /health`
 */
type UnlessIntended<O extends Options> = (by: IntendedBy<O>, what: Text, finding: Outcome) => Outcome;

/** Reports a violation of the resource under judgement: message id, place, data of the message. */
export type Found<M extends Messages> = <K extends keyof M & string>(id: K, where: Where, ...data: DataOf<M[K]>) => Outcome;
/** Reports a violation of a resource of the stack. */
export type FoundIn<M extends Messages> = <K extends keyof M & string>(
    id: K,
    subject: Subject | readonly [Subject, Where],
    ...data: DataOf<M[K]>
) => Outcome;

/** Where the program lies on this machine, and what may be read there. */
export interface Program {
    /** The folder that paths of assets are relative to, where the engine or the command line knows it. */
    readonly folder: string | undefined;
    /** The folder outside of which nothing is read, where it is another: the project's. */
    readonly root?: string | undefined;
    /** Whether files outside of it may be read: in a deployment, which reads them itself, or where the user allows it. */
    readonly outside?: boolean | undefined;
}

interface Tools {
    readonly each: typeof each;
    /** Gives one finding another level than its policy's. */
    readonly at: (level: FindingLevel, outcome: Outcome) => Outcome;
    /** Marks findings that one mistake causes: the first says it, the others point to it. `cause` tells mistakes apart and is never shown. */
    readonly sharing: (cause: string, outcome: Outcome) => Outcome;
    /** Today, from the injected clock. */
    readonly now: Date;
    /** Where the program lies, and what of the disk may be read. */
    readonly program: Program;
    /** The environment of the deployment: what SDKs and providers heed beside their own settings. */
    readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ResourceTools<O extends Options, M extends Messages> extends Tools {
    readonly config: Values<O>;
    readonly found: Found<M>;
    readonly unlessIntended: UnlessIntended<O>;
    /** The account that the resource lives in: of a rule whose `config` has the kit's `accountId`. */
    readonly account: O extends { readonly accountId: Option<string | undefined> } ? OwnAccount : undefined;
}
export interface StackTools<O extends Options, M extends Messages> extends Tools {
    readonly config: Values<O>;
    readonly found: FoundIn<M>;
    readonly unlessIntended: UnlessIntended<O>;
}
export interface DeployerTools<O extends Options, M extends Messages> extends ResourceTools<O, M> {
    readonly deployer: Deployer;
}

/** A rule as far as its messages go. */
type Wording = { readonly messages: unknown };

function word(rule: Wording, id: string, data: readonly unknown[]): Text {
    const message = (rule.messages as Record<string, string | ((data: unknown) => Text)>)[id];
    if (message === undefined) throw new TypeError("a rule used a message id that it does not declare");
    return (typeof message === "string" ? message : message(data[0])) as Text;
}

/** Makes the `found` of a resource rule. */
export const foundOf =
    (rule: Wording): Found<Messages> =>
    (id, where, ...data) => ({
        verdict: "violation",
        id,
        message: word(rule, id, data),
        subject: undefined,
        path: pathOf(where),
        level: undefined,
    });

/** Says of what would be a finding that a pattern intends it, where one does. */
export function unlessIntended([option, index]: readonly [string, number | undefined], what: Text, finding: Outcome): Outcome {
    if (index === undefined || finding.verdict !== "violation") return finding;
    return { verdict: "intended", option, index, what, subject: finding.subject, path: finding.path };
}

const placed = (subject: Subject | readonly [Subject, Where]): readonly [Subject, Where] =>
    Array.isArray(subject) ? (subject as readonly [Subject, Where]) : [subject as Subject, undefined];

/** Makes the `found` of a stack rule. */
export const foundInOf =
    (rule: Wording): FoundIn<Messages> =>
    (id, subject, ...data) => {
        const [node, where] = placed(subject);
        return { verdict: "violation", id, message: word(rule, id, data), subject: node, path: pathOf(where), level: undefined };
    };

/** The tools that do not depend on the kind of a rule. */
export const toolsOf = (environment: {
    readonly now: Date;
    readonly program: Program;
    readonly deployer: { readonly env: Tools["env"] };
}): Tools => ({
    each,
    at: (level, outcome) => (outcome.verdict === "violation" ? { ...outcome, level } : outcome),
    sharing: (cause, outcome) => (outcome.verdict === "violation" ? { ...outcome, cause } : outcome),
    now: environment.now,
    env: environment.deployer.env,
    get program() {
        return environment.program;
    },
});
