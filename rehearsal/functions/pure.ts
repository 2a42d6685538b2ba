/** Functions whose answer follows from their arguments, the account and the Region alone. */
import type { Context } from "../context";
import type { Properties, Value } from "../wire";
import { digits } from "../values/making";
import { subnets } from "./cidr";
import { policyDocument } from "./policy-document";

type Answer = (args: Properties, context: Context) => Properties;

const text = (value: Value | undefined): string => (typeof value === "string" ? value : "");
const texts = (value: Value | undefined): string[] =>
    Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

/** What stands behind the name of a service in its DNS names (AWS General Reference; botocore, endpoints.json `dnsSuffix`). */
const SUFFIXES: Readonly<Record<string, readonly [dns: string, reverse: string]>> = {
    "aws-cn": ["amazonaws.com.cn", "cn.com.amazonaws"],
    "aws-iso": ["c2s.ic.gov", "gov.ic.c2s"],
    "aws-iso-b": ["sc2s.sgov.gov", "gov.sgov.sc2s"],
    "aws-iso-e": ["cloud.adc-e.uk", "uk.adc-e.cloud"],
    "aws-iso-f": ["csp.hci.ic.gov", "gov.ic.hci.csp"],
    "aws-eusc": ["amazonaws.eu", "eu.amazonaws"],
};
const suffixesOf = (partition: string): readonly [dns: string, reverse: string] =>
    SUFFIXES[partition] ?? ["amazonaws.com", "com.amazonaws"];

/** Regions that are enabled in every account (AWS Account Management Reference Guide, "Regions that are enabled by default"). */
const REGIONS = [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
];

/** Three zones: every Region has as many or more, though some are not open to every account. */
const zones: Answer = (args, { region }) => {
    const place = text(args["region"]) || region;
    const without = new Set([...texts(args["excludeNames"]), ...texts(args["excludeZoneIds"])]);
    const names = ["a", "b", "c"].map((letter) => `${place}${letter}`);
    const short = place.replace(/^([a-z]{2})(?:-gov)?-([a-z])[a-z]*?(?:(?:north|south)?(e|w)(?:ast|est))?-(\d)$/, "$1$2$3$4");
    const rows = names
        .map((name, index) => [name, `${short}-az${index + 1}`] as const)
        .filter((row) => !row.some((value) => without.has(value)));
    return { ...args, id: place, region: place, names: rows.map(([name]) => name), zoneIds: rows.map(([, id]) => id), groupNames: [place] };
};

const session: Answer = (given) => {
    const arn = text(given["arn"]);
    const args = { ...given, arn };
    const assumed = /^arn:([\w-]+):sts::(\d*):assumed-role\/([^/]+)\/(.+)$/.exec(arn);
    if (assumed === null) return { ...args, id: arn, issuerArn: arn, issuerId: "", issuerName: "", sessionName: "" };
    const [, partition = "aws", account = "", role = "", name = ""] = assumed;
    const issuerId = `AROA${digits(arn, 12).toUpperCase()}EXAMPLE`;
    return { ...args, id: arn, issuerArn: `arn:${partition}:iam::${account}:role/${role}`, issuerId, issuerName: role, sessionName: name };
};

const parsedArn: Answer = (args) => {
    const arn = text(args["arn"]);
    const [, partition = "", service = "", region = "", account = "", ...rest] = arn.split(":");
    return { ...args, id: arn, arn, partition, service, region, account, resource: rest.join(":") };
};

const principal: Answer = (args, { region, partition }) => {
    const place = text(args["region"]) || region;
    const service = text(args["serviceName"]);
    // Services of China have a suffix of their own in the names of some principals (terraform-provider-aws, names.ServicePrincipalSuffixForPartition).
    const special = partition === "aws-cn" && ["codedeploy", "elasticmapreduce", "logs"].includes(service);
    const suffix = special ? "amazonaws.com.cn" : "amazonaws.com";
    return { id: `${service}.${place}.${suffix}`, name: `${service}.${suffix}`, region: place, serviceName: service, suffix };
};

const service: Answer = (args, { region, partition }) => {
    const [dns, reverse] = suffixesOf(partition);
    const given = text(args["reverseDnsName"]).split(".");
    const place = text(args["region"]) || given.at(-2) || region;
    const id = text(args["serviceId"]) || given.at(-1) || text(args["dnsName"]).split(".")[0] || "";
    const prefix = text(args["reverseDnsPrefix"]) || reverse;
    const reverseDnsName = `${prefix}.${place}.${id}`;
    return {
        id: reverseDnsName,
        dnsName: `${id}.${place}.${dns}`,
        partition,
        region: place,
        reverseDnsName,
        reverseDnsPrefix: prefix,
        serviceId: id,
        supported: true,
    };
};

const here: Answer = (args, { region, partition }) => {
    const place = text(args["region"]) || text(args["name"]) || region;
    return { id: place, region: place, name: place, description: place, endpoint: `ec2.${place}.${suffixesOf(partition)[0]}` };
};

export const PURE: Readonly<Record<string, Answer>> = {
    "aws:iam/getPolicyDocument:getPolicyDocument": policyDocument,
    "aws:iam/getSessionContext:getSessionContext": session,
    "aws:index/getArn:getArn": parsedArn,
    "aws:index/getAvailabilityZones:getAvailabilityZones": zones,
    // AWS's own account for billing reports, one for all (AWS Billing User Guide, "Setting up an Amazon S3 bucket").
    "aws:index/getBillingServiceAccount:getBillingServiceAccount": (_args, { partition }) => ({
        id: "386209384616",
        arn: `arn:${partition}:iam::386209384616:root`,
    }),
    "aws:index/getCallerIdentity:getCallerIdentity": (_args, { account, partition }) => ({
        id: account,
        accountId: account,
        arn: `arn:${partition}:sts::${account}:assumed-role/deployer/session`,
        userId: "AROAEXAMPLE:session",
    }),
    "aws:index/getPartition:getPartition": (_args, { partition }) => {
        const [dnsSuffix, reverseDnsPrefix] = suffixesOf(partition);
        return { id: partition, partition, dnsSuffix, reverseDnsPrefix };
    },
    "aws:index/getRegion:getRegion": here,
    "aws:index/getRegions:getRegions": (args, { region, partition }) => ({
        ...args,
        id: partition,
        names: partition === "aws" ? REGIONS : [region],
    }),
    "aws:index/getService:getService": service,
    "aws:index/getServicePrincipal:getServicePrincipal": principal,
    "aws:s3/getCanonicalUserId:getCanonicalUserId": (_args, { account }) => ({ id: digits(`canonical ${account}`, 64), displayName: "" }),
    "aws-native:index:cidr": (args) => ({ subnets: subnets(text(args["ipBlock"]), Number(args["count"]), Number(args["cidrBits"])) }),
    "aws-native:index:getAccountId": (_args, { account }) => ({ accountId: account }),
    "aws-native:index:getAzs": (args, { region }) => ({
        azs: ["a", "b", "c"].map((letter) => `${text(args["region"]) || region}${letter}`),
    }),
    "aws-native:index:getPartition": (_args, { partition }) => ({ partition, dnsSuffix: suffixesOf(partition)[0] }),
    "aws-native:index:getRegion": (_args, { region }) => ({ region }),
    "aws-native:index:getUrlSuffix": (_args, { partition }) => ({ urlSuffix: suffixesOf(partition)[0] }),
};
