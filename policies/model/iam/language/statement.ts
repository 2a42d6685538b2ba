/**
 * What a policy document says, once it is read: statements, whom they name, their conditions. One shape for identity policies, trust
 * policies and resource policies.
 *
 * Source: AWS IAM User Guide, "Grammar of the IAM JSON policy language" and "IAM JSON policy elements reference".
 */
import type { Path, Undetermined } from "../../values";
import type { Malformed } from "./malformed";

/** Whom a `Principal` or `NotPrincipal` element names, as written. An identifier not known yet stands as the unknown sentinel. */
export interface Principals {
    /** `"*"`, `{"AWS": "*"}` or a list that holds it: everybody, signed in or not. It stays in `aws` as `"*"` too. */
    readonly everybody: boolean;
    readonly aws: readonly string[];
    readonly service: readonly string[];
    readonly federated: readonly string[];
    readonly canonicalUser: readonly string[];
}

/** One line of a `Condition` element: one operator, one key, its values (any of which satisfies a positive operator). */
export interface Condition {
    /** The operator without set prefix and `IfExists`, in lower case: `stringequals`, `arnlike`, `bool`, `null`, … */
    readonly operator: string;
    readonly ifExists: boolean;
    readonly set: "ForAnyValue" | "ForAllValues" | undefined;
    /** The condition key in lower case: keys are case-insensitive. */
    readonly key: string;
    /** Values as written; numbers and booleans as text. */
    readonly values: readonly string[];
}

/** One statement. Of each pair of elements (`Action` and `NotAction`, …) at most one is defined, as in a document that IAM accepts. */
export interface Statement {
    /** Position in `Statement`, from 0. */
    readonly index: number;
    /** The `Sid` as it is written: anybody's words, so a message takes it through the kit's `statementText`. */
    readonly sid: string | undefined;
    readonly effect: "Allow" | "Deny";
    readonly actions: readonly string[] | undefined;
    readonly notActions: readonly string[] | undefined;
    readonly resources: readonly string[] | undefined;
    readonly notResources: readonly string[] | undefined;
    /** `undefined` where there is no such element: an identity policy. */
    readonly principals: Principals | undefined;
    readonly notPrincipals: Principals | undefined;
    readonly conditions: readonly Condition[];
    /** Of the statement, inside the resource's inputs; it goes on inside a document that is a JSON string. */
    readonly path: Path;
}

/** A policy document. */
export interface PolicyDocument {
    readonly statements: readonly Statement[];
    readonly version: string | undefined;
}

/** A document of which some statements may be unreadable, with the reason for each: see {@link readDocument}. */
export interface PartialDocument extends PolicyDocument {
    readonly unreadable: readonly Undetermined[];
    /** What AWS refuses of it, and with it the whole document: `access-known-actions` tells it. */
    readonly malformed: readonly Malformed[];
}
