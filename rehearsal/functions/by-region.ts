/** Functions that tell which hosted zone, or which account of AWS itself, serves a Region. */
import type { Context } from "../context";
import { inRegion } from "../values/regions";
import type { Properties, Value } from "../wire";

/** `undefined` where what AWS has in the Region is not known: the declared type says the rest. */
type Answer = (args: Properties, context: Context) => Properties | undefined;

const text = (value: Value | undefined): string => (typeof value === "string" ? value : "");
const placeOf = (args: Properties, { region }: Context): string => text(args["region"]) || region;

/** The account from which a service of AWS writes logs, as the principal of a bucket policy. */
const accountOf =
    (column: "loadBalancing" | "cloudTrail" | "redshift", resource: string): Answer =>
    (args, context) => {
        const region = placeOf(args, context);
        const id = inRegion(region, column);
        return id === undefined ? undefined : { id, arn: `arn:${context.partition}:iam::${id}:${resource}`, region };
    };

const zone: Answer = (args, context) => {
    const region = placeOf(args, context);
    const isNetwork = args["loadBalancerType"] === "network";
    const id = inRegion(region, isNetwork ? "networkLoadBalancer" : "loadBalancer");
    return id === undefined ? undefined : { ...args, id, region };
};

export const BY_REGION: Readonly<Record<string, Answer>> = {
    // The user that CloudFront writes standard logs as (Amazon CloudFront Developer Guide, "Access control lists for standard logs").
    "aws:cloudfront/getLogDeliveryCanonicalUserId:getLogDeliveryCanonicalUserId": (args, context) => {
        const region = placeOf(args, context);
        const id = "c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0";
        return context.partition === "aws" ? { id, region } : undefined;
    },
    "aws:cloudtrail/getServiceAccount:getServiceAccount": accountOf("cloudTrail", "root"),
    "aws:elb/getHostedZoneId:getHostedZoneId": zone,
    "aws:elb/getServiceAccount:getServiceAccount": accountOf("loadBalancing", "root"),
    "aws:lb/getHostedZoneId:getHostedZoneId": zone,
    "aws:redshift/getServiceAccount:getServiceAccount": accountOf("redshift", "user/logs"),
};
