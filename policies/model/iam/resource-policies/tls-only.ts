/**
 * Whether a resource policy turns away everybody who comes without TLS, or with an old version of it: a Deny for all principals, for
 * all that matters of the resource. Several statements of one document may do it together; several documents may not, as a resource
 * has one policy.
 */
import type { AttachedDocument, Many } from "../../stack";
import { allOf as allItems } from "../../stack/join";
import { isUnknown, Undetermined } from "../../values";
import type { Reason } from "../../values";
import { coversAction, partsOf } from "../language/action-patterns";
import { readDocument, unread } from "../language/document";
import { type Statement } from "../language/statement";
import { isEveryResource } from "../language/arn-patterns";
import { coversResource } from "../language/resource-patterns";
import { secureTransportDeny, tlsVersionDeny } from "../conditions/transport";
import { allOf, anyOf, verdictOf, type Verdict } from "../language/verdict";

/** What a Deny has to cover. */
export interface Guarded {
    /** `s3:*` where it has to be every action of the service, or the one action that carries data. */
    readonly action: string;
    /** ARNs, each of which has to be covered; an ARN that is not known yet is `undefined`, and only `*` is certain to cover it. */
    readonly resources: readonly (string | undefined)[];
}

/** `none`: there is no policy. `open`: there is, and it does not do. */
export type TlsFault = "none" | "open";

/**
 * What is wrong with the policies of a resource; `undefined` where one of them denies every request without TLS.
 * @throws Undetermined where a policy cannot be read, or may belong to the resource.
 */
export const plainRequests = (policies: Many<AttachedDocument>, guarded: Guarded): TlsFault | undefined =>
    fault(policies, guarded, secureTransportDeny);

/**
 * The same for requests with a TLS version below `minimum` (1.2, 1.3), by the key `s3:TlsVersion`.
 * @throws Undetermined as {@link plainRequests}.
 */
export const oldTlsRequests = (policies: Many<AttachedDocument>, guarded: Guarded, minimum: number): TlsFault | undefined =>
    fault(policies, guarded, (statement) => (tlsVersionDeny(statement) ?? 0) >= minimum);

type Denies = (statement: Statement) => boolean;

function fault(policies: Many<AttachedDocument>, guarded: Guarded, denies: Denies): TlsFault | undefined {
    const verdicts = policies.items.map((document) => documentDenies(document, guarded, denies));
    const verdict = anyOf(verdicts);
    if (verdict === "yes") return undefined;
    if (verdict === "unknown") {
        const reasons = policies.items.filter((_, index) => verdicts[index] === "unknown").map(whyUnknown);
        throw new Undetermined([], reasons[0] ?? "unknown");
    }
    return allItems(policies).length === 0 ? "none" : "open";
}

/** Why a document cannot be judged: what its text is, else what stands in it. */
function whyUnknown({ raw, path }: AttachedDocument): Reason {
    try {
        return unread(readDocument(raw, path))[0]?.reason ?? "unknown";
    } catch (error) {
        if (error instanceof Undetermined) return error.reason;
        throw error;
    }
}

function documentDenies({ raw, path }: AttachedDocument, guarded: Guarded, denies: Denies): Verdict {
    return verdictWhere(() => {
        const document = readDocument(raw, path);
        const candidates = document.statements.map((statement) => [statement, deniesAll(statement, guarded.action, denies)] as const);
        const hidden: readonly Verdict[] = unread(document).length > 0 ? ["unknown"] : [];
        return allOf(
            guarded.resources.map((resource) =>
                anyOf([...hidden, ...candidates.map(([statement, denied]) => allOf([denied, coversArn(statement, resource)]))]),
            ),
        );
    });
}

/** Whether a Deny holds for everybody and for the action. */
function deniesAll(statement: Statement, action: string, denies: Denies): Verdict {
    if (statement.effect !== "Deny") return "no";
    const { principals } = statement;
    const everybody = principals?.everybody === true ? "yes" : principals?.aws.some(isUnknown) === true ? "unknown" : "no";
    return allOf([everybody, coversActions(statement, action), verdictWhere(() => verdictOf(denies(statement)))]);
}

/** By its `Action`, or because its `NotAction` excepts nothing of the service, or of the one action. */
function coversActions({ actions, notActions }: Statement, action: string): Verdict {
    if (actions !== undefined) return anyOf(actions.map((pattern) => known(pattern, () => coversAction(pattern, action))));
    if (notActions === undefined) return "no";
    const { service, name } = partsOf(action);
    return allOf(
        notActions.map((pattern) =>
            known(pattern, () => (name === "*" ? !coversAction(partsOf(pattern).service, service) : !coversAction(pattern, action))),
        ),
    );
}

const known = (pattern: string, holds: () => boolean): Verdict => (isUnknown(pattern) ? "unknown" : verdictOf(holds()));

function coversArn({ resources }: Statement, arn: string | undefined): Verdict {
    return anyOf(
        (resources ?? []).map((pattern) => {
            if (isUnknown(pattern)) return "unknown";
            if (arn === undefined) return isEveryResource(pattern) ? "yes" : "unknown";
            return verdictOf(coversResource(inOnePartition(pattern), inOnePartition(arn)));
        }),
    );
}

/** A policy of another partition than its resource's is refused by AWS: that it stands there is not the question. */
const inOnePartition = (arn: string): string => arn.replace(/^arn:aws-[a-z-]{1,20}:/, "arn:aws:");

function verdictWhere(judge: () => Verdict): Verdict {
    try {
        return judge();
    } catch (error) {
        if (error instanceof Undetermined) return "unknown";
        throw error;
    }
}
