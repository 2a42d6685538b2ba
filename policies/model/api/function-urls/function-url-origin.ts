/**
 * Distributions in front of function URLs (CloudFront developer guide, "Restrict access to an AWS Lambda function URL origin"): an
 * origin access control of type `lambda` signs the requests, so that the URL can ask for IAM.
 */
import { KINDS, viewAt } from "../../stack";
import type { NodeOf } from "../../stack";
import { isHidden, isRecord, Undetermined } from "../../values";
import type { View } from "../../values";

const NATIVE = "aws-native:cloudfront:Distribution";
export const DISTRIBUTIONS = [
    "aws:cloudfront/distribution:Distribution",
    "aws:cloudfront/multitenantDistribution:MultitenantDistribution",
    NATIVE,
] as const;
type Distribution = NodeOf<(typeof DISTRIBUTIONS)[number]>;
const URLS = ["aws:lambda/functionUrl:FunctionUrl"];

/** `<id>.lambda-url.<region>.on.aws` (Lambda developer guide, "Creating and managing Lambda function URLs"). */
const HOST = /^[a-z0-9]{1,63}\.lambda-url\.[a-z0-9-]{1,40}\.on\.aws(?:\.[a-z.]{2,10})?$/i;

/** An origin that is a function URL. */
export interface UrlOrigin {
    readonly distribution: Distribution;
    readonly origin: View;
}

/** The top-level property that says the origins. */
const holderOf = (distribution: Distribution) => (distribution.type === NATIVE ? "distributionConfig" : "origins");

/**
 * The origins of a distribution that are function URLs: by their host name, and by the dependency on a URL where it is not known yet.
 * @throws Undetermined where it cannot be told which of the origins are.
 */
export function urlOrigins(distribution: Distribution): readonly UrlOrigin[] {
    const property = holderOf(distribution);
    const root = distribution.inputs.child(property);
    const origins = originsIn(property === "origins" ? root : (root.asObject() ?? root).child("origins"), distribution);
    const known = origins.filter((origin) => HOST.test(textAt(origin, "domainName") ?? ""));
    const hidden = origins.filter((origin) => isHidden(isRecord(origin.raw) ? origin.child("domainName").raw : origin.raw));
    return [...known, ...openOnes(distribution, hidden)].map((origin) => ({ distribution, origin }));
}

function originsIn(view: View, distribution: Distribution): readonly View[] {
    if (!isHidden(view.raw)) return view.asList();
    if (isTold(distribution) && urlsBehind(distribution) === 0) return [];
    throw new Undetermined(view.path, "unknown");
}

/** Which of the origins that are not known are URLs: all, where the distribution depends on as many; else those that are no bucket. */
function openOnes(distribution: Distribution, hidden: readonly View[]): readonly View[] {
    if (hidden.length === 0) return [];
    const urls = urlsBehind(distribution);
    const candidates = hidden.filter((origin) => !isRecord(origin.raw) || isCustom(origin));
    if (isTold(distribution) ? urls === 0 : candidates.length === 0) return [];
    const meant = hidden.length <= urls ? hidden : candidates;
    if (!isTold(distribution) || meant.length > urls) throw new Undetermined(hidden[0]?.path ?? [], "unresolved");
    return meant;
}

const isCustom = (origin: View): boolean => origin.has("customOriginConfig") || origin.has("customOriginConfigs");

const urlsBehind = (distribution: Distribution): number => distribution.dependsOn(holderOf(distribution), URLS).length;

/** Whether the source says at all what the origins were made from. */
const isTold = (distribution: Distribution): boolean => distribution.dependencyUrns(holderOf(distribution)).length > 0;

function textAt(view: View, key: string): string | undefined {
    const raw = isRecord(view.raw) ? view.child(key).raw : undefined;
    return typeof raw === "string" ? raw : undefined;
}

/**
 * Whether CloudFront signs the requests to an origin.
 * @throws Undetermined where its origin access control is not known, or not in the stack.
 */
export function isSigned({ distribution, origin }: UrlOrigin): boolean {
    const control = origin.child("originAccessControlId");
    if (control.raw === undefined || control.raw === null || control.raw === "") return false;
    const join = distribution.graph.join(distribution, control, KINDS.originAccessControl);
    if (join.kind !== "node") throw new Undetermined(control.path, "unresolved");
    const { inputs } = join.node;
    const isNative = inputs.has("originAccessControlConfig");
    const read = (key: "originAccessControlOriginType" | "signingBehavior"): string | undefined => {
        const value = (isNative ? viewAt(inputs, ["originAccessControlConfig", key]) : viewAt(inputs, [key])).raw;
        if (isHidden(value)) throw new Undetermined(control.path, "unknown");
        return typeof value === "string" ? value.toLowerCase() : undefined;
    };
    return read("originAccessControlOriginType") === "lambda" && read("signingBehavior") === "always";
}
