/**
 * Whether a role may write to a log group. A function needs `logs:CreateLogStream` and `logs:PutLogEvents` (AWS Lambda Developer Guide,
 * "Sending Lambda function logs to CloudWatch Logs"); the resource is the group's ARN with `:*` or `:log-stream:…` behind it (Service
 * Authorization Reference, Amazon CloudWatch Logs). A Deny wins, and a permissions boundary must allow it too (IAM User Guide, "Policy
 * evaluation logic").
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { managedPolicy, managedPolicyName } from "../iam/knowledge";
import { readDocument, unread, type Statement } from "../iam/language";
import { lazy } from "../lazy";
import type { AttachedDocument, RoleNode } from "../stack";
import { own, Undetermined } from "../values";
import type { Reason } from "../values";
import { matchesLogGroup, type Answer, type LogGroup } from "./log-group-pattern";
import { LOG_ACTIONS, LogStatements, namesAction } from "./log-statements";

export type { LogGroup } from "./log-group-pattern";

/** The log groups that AWS-managed policies allow to write to, by the policies' names. */
const writers = lazy(() => {
    const text = readFileSync(join(__dirname, "../../data/log-writers.json"), "utf8");
    return (JSON.parse(text) as { readonly writers: Readonly<Record<string, readonly string[]>> }).writers;
});

/** `elsewhere`: it may write to other groups. */
export type CanLog = "yes" | "elsewhere" | "no";

/**
 * Whether the role may create streams and put events in the group.
 * @throws Undetermined where a document, an attachment or the boundary that decides is not known
 */
export function canLog(role: RoleNode, group: LogGroup): CanLog {
    const { managedPolicyArns } = role;
    const { statements, puts, unread } = readOnce(role, () => role.documents);
    const managed = managedPolicyArns.items.map(({ arn }) => managedAllows(arn, group));
    const isDoubtful = unread !== undefined || managed.includes("unknown");
    const answers = LOG_ACTIONS.map((action): Answer => {
        const denied = statements.answer("Deny", action, group);
        if (denied === "yes") return "no";
        const allowed = managed.includes("yes") ? "yes" : statements.answer("Allow", action, group);
        if (denied === "unknown") return "unknown";
        return allowed === "no" && isDoubtful ? "unknown" : allowed;
    });
    if (answers.includes("no")) return puts || managedPolicyArns.items.some(isWriter) ? "elsewhere" : "no";
    if (answers.includes("unknown")) throw new Undetermined(["role"], unread ?? (managed.includes("unknown") ? "unresolved" : "unknown"));
    return bounded(role, group);
}

interface Reading {
    readonly statements: LogStatements;
    /** Whether one of them lets the role put events into some group. */
    readonly puts: boolean;
    readonly unread: Reason | undefined;
}

const READINGS = new WeakMap<object, Reading>();

/** The statements of documents that may concern the actions, read once: many functions may have one role, and a role many documents. */
function readOnce(holder: object, held: () => Pick<RoleNode["documents"], "items" | "unresolved">): Reading {
    const known = READINGS.get(holder);
    if (known !== undefined) return known;
    const { items, unresolved } = held();
    const read = items.map(statementsOf);
    const statements = read.flatMap((each) => each.statements);
    const reading = {
        statements: new LogStatements(statements),
        puts: statements.some((statement) => statement.effect === "Allow" && namesAction(statement, "logs:PutLogEvents") === "yes"),
        unread: read.map(({ unread }) => unread).find(Boolean) ?? unresolved[0]?.reason,
    };
    READINGS.set(holder, reading);
    return reading;
}

function bounded(role: RoleNode, group: LogGroup): CanLog {
    const boundary = role.permissionsBoundary;
    if (boundary.kind === "none") return "yes";
    if (boundary.kind === "unresolved") throw new Undetermined(["role"], boundary.reason);
    if (boundary.kind === "outside") {
        const allowed = managedAllows(boundary.value, group);
        if (allowed === "unknown") throw new Undetermined(["role"], "unresolved");
        return allowed === "yes" ? "yes" : "no";
    }
    const { node } = boundary;
    const document = { origin: node, path: ["policy"], raw: node.inputs.child("policy").raw };
    const { statements, unread } = readOnce(node, () => ({ items: [document], unresolved: [] }));
    const answers = LOG_ACTIONS.map((action): Answer => {
        if (statements.answer("Deny", action, group) === "yes") return "no";
        return statements.answer("Allow", action, group);
    });
    if (answers.every((answer) => answer === "yes")) return "yes";
    if (unread !== undefined || answers.includes("unknown")) throw new Undetermined(["role"], unread ?? "unknown");
    return "no";
}

/** What can be read of a document, and why not all of it where that is so: an unreadable part leaves the answer open. */
function statementsOf({ raw, path }: AttachedDocument): { readonly statements: readonly Statement[]; readonly unread: Reason | undefined } {
    try {
        const document = readDocument(raw, path);
        return { statements: document.statements, unread: unread(document)[0]?.reason };
    } catch (error) {
        if (!(error instanceof Undetermined)) throw error;
        return { statements: [], unread: error.reason };
    }
}

/** What an AWS-managed policy allows, by the table; another policy outside the stack is not known. */
function managedAllows(arn: string, group: LogGroup): Answer {
    const name = managedPolicyName(arn);
    if (name === undefined) return "unknown";
    const groups = own(writers(), name) as readonly string[] | undefined;
    if (groups === undefined) return managedPolicy(arn) === "unknown" ? "unknown" : "no";
    const answers = groups.map((pattern) => matchesLogGroup(pattern, "logs:PutLogEvents", group));
    return answers.includes("yes") ? "yes" : answers.includes("unknown") ? "unknown" : "no";
}

const isWriter = ({ arn }: { readonly arn: string }): boolean => Object.hasOwn(writers(), managedPolicyName(arn) ?? "");
