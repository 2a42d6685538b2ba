/**
 * Escalation paths that open only where several documents meet in one role or user, or where it takes the name of the one who holds a
 * document to see them. What one document, or one broad AWS-managed policy, opens by itself is told where it stands.
 */
import type { AttachedArn, AttachedDocument, Many } from "../../stack";
import type { OwnAccount } from "../../account";
import { append } from "../../lists";
import { isMasked, Undetermined } from "../../values";
import { readDocument } from "../language/document";
import { type PolicyDocument } from "../language/statement";
import { escalationDoubt, escalationPaths, type Escalation } from "./escalation";
import type { Self } from "../language/carriers";
import { managedDocument, managedPolicy } from "../knowledge/managed";
import { inAccount, staysOpen } from "./own-denies";
import { grants } from "./permissions";
import { isReported } from "./reported-steps";

/** All that is attached to a role or a user. */
export interface Attached {
    readonly documents: Many<AttachedDocument>;
    readonly managedPolicyArns: Many<AttachedArn>;
}

/** A path, and the documents that hold its steps. */
export interface UnionEscalation {
    readonly escalation: Escalation;
    readonly sources: readonly (AttachedDocument | AttachedArn)[];
}

interface Part {
    readonly source: AttachedDocument | AttachedArn;
    readonly document: PolicyDocument;
    /** The same where each account that its Deny statements name, and nobody can place, is the own one. */
    readonly possible: PolicyDocument;
    /** AWS-managed, and reported wherever it is attached. */
    readonly broad: boolean;
}

/** Types whose documents are judged with the name of the role or user that holds them. */
const NAMED_HOLDERS = /^aws:iam\/(?:role|rolePolicy|user|userPolicy):/;

/**
 * The paths that `attached` opens together, those with the fewest steps first.
 * @param own the account that they stand in, as far as it is known
 * @throws Undetermined where none is certain, and a document that cannot be read, or an element of one, may open one; "account" where
 * a Deny may take each of them back, if the account that it names is the own one.
 */
export function unionEscalations(attached: Attached, self: Self | undefined, own: OwnAccount): readonly UnionEscalation[] {
    const { parts, unread, isMaskedAlone, unreadElsewhere, unplaced } = partsOf(attached, own);
    if (parts.length === 0 && unread === 0) return [];
    // What one document opens by itself is told where it stands, but for the name of its holder.
    const hidden = unread > 0 && (parts.length + unread > 1 || unreadElsewhere);
    const granted = grants(parts.map(({ document }) => document));
    const open = escalationPaths(granted, self);
    const found = toldHere(open, parts, self);
    const isDoubtful =
        parts.length > 1 &&
        escalationDoubt(
            granted,
            open.filter(({ withinOneDocument }) => !withinOneDocument),
        ) !== undefined;
    if (found.length === 0 && (hidden || isDoubtful || hangsOnName(open, parts, self)))
        throw new Undetermined([], unread > 0 && isMaskedAlone ? "secret" : "unknown");
    const left = unplaced.length === 0 ? found : leftOf(found, parts, unplaced, self);
    if (left.length === 0 && found.length > 0) throw new Undetermined([], "account");
    return [...left]
        .sort((a, b) => a.path.steps.length - b.path.steps.length)
        .map((escalation) => ({ escalation, sources: escalation.documents.flatMap((index) => parts[index]?.source ?? []) }));
}

/** Of the paths that are found those that no Deny of an account that nobody can place may take back, and what these hid. */
function leftOf(
    found: readonly Escalation[],
    parts: readonly Part[],
    unplaced: readonly string[],
    self: Self | undefined,
): readonly Escalation[] {
    const possible = parts.map((part) => ({ ...part, document: part.possible }));
    const stays = toldHere(escalationPaths(grants(possible.map(({ document }) => document)), self), possible, self);
    const known = new Set(stays.map(({ path }) => path.id));
    return [...found.filter((one) => !known.has(one.path.id) && staysOpen(one, unplaced)), ...stays];
}

const toldHere = (open: readonly Escalation[], parts: readonly Part[], self: Self | undefined): readonly Escalation[] =>
    open.filter((one) => isReported(one) && !isToldElsewhere(one, parts, self));

/** Whether a path may be open for a holder whose name is not known yet, that one document by itself does not leave in doubt. */
function hangsOnName(open: readonly Escalation[], parts: readonly Part[], self: Self | undefined): boolean {
    if (self === undefined || self.name !== undefined || !open.some(({ certain }) => !certain)) return false;
    const byThemselves = new Set(parts.flatMap(({ document }) => escalationPaths(grants([document])).map(({ path }) => path.id)));
    return open.some(({ certain, path }) => !certain && !byThemselves.has(path.id));
}

interface Parts {
    readonly parts: readonly Part[];
    /** How many there are, or may be, of which something cannot be read. */
    readonly unread: number;
    /** Whether all of these are secrets that a document masks, which no deployment shows either. */
    readonly isMaskedAlone: boolean;
    /** Whether one of these is judged nowhere with the name of its holder. */
    readonly unreadElsewhere: boolean;
    /** Accounts that Deny statements name and nobody can place. */
    readonly unplaced: readonly string[];
}

/** The documents with statements, and those that cannot be read. */
function partsOf({ documents, managedPolicyArns }: Attached, own: OwnAccount): Parts {
    const parts: Part[] = [];
    let unread = documents.unresolved.length + managedPolicyArns.unresolved.length;
    let unreadElsewhere = unread > 0;
    const masked =
        [...documents.unresolved, ...managedPolicyArns.unresolved].filter(({ reason }) => reason === "secret").length +
        documents.items.filter(({ raw }) => isMasked(raw)).length;
    const unplaced: string[] = [];
    for (const source of documents.items) {
        const document = readable(source);
        if (document === undefined || document.unreadable.length > 0) {
            unread++;
            unreadElsewhere ||= !NAMED_HOLDERS.test(source.origin.token);
        }
        if (document === undefined || document.statements.length === 0) continue;
        const placed = inAccount(document, own);
        parts.push({ source, document: placed.certain, possible: placed.possible, broad: false });
        append(unplaced, placed.unplaced);
    }
    for (const source of managedPolicyArns.items) {
        const document = managedDocument(source.arn);
        const known = managedPolicy(source.arn);
        if (document === undefined || known === undefined || known === "unknown") unread++;
        else if (document.statements.length > 0)
            parts.push({ source, document, possible: document, broad: known.risks.size > 0 && !known.execution });
    }
    return { parts, unread, isMaskedAlone: masked === unread, unreadElsewhere, unplaced };
}

function readable({ raw, path }: AttachedDocument): ReturnType<typeof readDocument> | undefined {
    try {
        return readDocument(raw, path);
    } catch (error) {
        if (error instanceof Undetermined) return undefined;
        throw error;
    }
}

function isToldElsewhere(one: Escalation, parts: readonly Part[], self: Self | undefined): boolean {
    if (one.steps.every((step) => step.grants.some(({ document }) => parts[document]?.broad === true))) return true;
    if (!one.withinOneDocument) return false;
    return one.documents.some((index) => {
        const part = parts[index];
        if (part === undefined) return false;
        const holder = NAMED_HOLDERS.test(part.source.origin.token) ? self : undefined;
        return escalationPaths(grants([part.document]), holder).some(({ path }) => path.id === one.path.id);
    });
}
