/** The text of a property, by its name: names say more of the form than types do. */
import { digits, likewise, uuid, type Making } from "./making";

type Make = (making: Making, seed: string, name: string) => string;

/** Ids with a documented prefix and 17 hexadecimal digits (Amazon EC2 User Guide, "Resource IDs"; Amazon EFS API Reference). */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
    [/vpcEndpointId$/i, "vpce"],
    [/vpcPeeringConnectionId$/i, "pcx"],
    [/vpcId$/i, "vpc"],
    [/subnetId$|^subnet$/i, "subnet"],
    [/securityGroup(?:Id)?$/i, "sg"],
    [/networkInterface(?:Id)?$/i, "eni"],
    [/allocationId$/i, "eipalloc"],
    [/routeTableId$/i, "rtb"],
    [/networkAclId$/i, "acl"],
    [/dhcpOptionsId$/i, "dopt"],
    [/instanceId$/i, "i"],
    [/volumeId$/i, "vol"],
    [/snapshotId$/i, "snap"],
    [/(?:image|ami)Id$|^ami$/i, "ami"],
    [/egressOnlyInternetGatewayId$/i, "eigw"],
    [/internetGatewayId$/i, "igw"],
    [/natGatewayId$/i, "nat"],
    [/transitGatewayId$/i, "tgw"],
    [/launchTemplateId$/i, "lt"],
    [/prefixListId$/i, "pl"],
    [/fileSystemId$/i, "fs"],
    [/accessPointId$/i, "fsap"],
    [/associationId$/i, "assoc"],
];

const suffixOf = (partition: string): string => (partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com");

/** An ARN of something else, by what the name says it is of. */
const foreignArn: Make = ({ partition, region, account }, seed, name) => {
    const arn = (service: string, resource: string, place = region): string =>
        `arn:${partition}:${service}:${place}:${account}:${resource}`;
    const hex = digits(seed, 12);
    if (/role/i.test(name)) return arn("iam", `role/made-up-${hex}`, "");
    if (/(?:kms|key)/i.test(name)) return arn("kms", `key/${uuid(seed)}`);
    if (/policy/i.test(name)) return arn("iam", `policy/made-up-${hex}`, "");
    if (/user/i.test(name)) return arn("iam", `user/made-up-${hex}`, "");
    if (/(?:topic|sns)/i.test(name)) return arn("sns", `made-up-${hex}`);
    if (/(?:queue|sqs)/i.test(name)) return arn("sqs", `made-up-${hex}`);
    if (/logGroup/i.test(name)) return arn("logs", `log-group:made-up-${hex}`);
    if (/bucket/i.test(name)) return `arn:${partition}:s3:::made-up-${hex}`;
    if (/(?:secret)/i.test(name)) return arn("secretsmanager", `secret:made-up-${hex}-${hex.slice(0, 6)}`);
    if (/certificate/i.test(name)) return arn("acm", `certificate/${uuid(seed)}`);
    if (/(?:lambda|function)/i.test(name)) return arn("lambda", `function:made-up-${hex}`);
    if (/(?:stream)/i.test(name)) return arn("kinesis", `stream/made-up-${hex}`);
    return arn("resource-groups", `group/made-up-${hex}`);
};

const host: Make = ({ region, partition }, seed) => `made-up-${digits(seed, 10)}.${region}.${suffixOf(partition)}`;
const name: Make = (_making, seed) => `made-up-${digits(seed, 10)}`;
/** For what has a name like a credential's and is none, such as the tokens that guard an update: a value that says so of itself. */
const example: Make = (_making, seed) => `example-${digits(seed, 10)}`;
const day: Make = () => "2026-01-01T00:00:00Z";

/** The first whose pattern fits. */
const FORMS: readonly (readonly [RegExp, Make])[] = [
    [/^arn$/, (making, seed, key) => (making.arn === "" ? foreignArn(making, seed, key) : making.arn)],
    [
        /Arn$|Arns?$/,
        (making, seed, key) =>
            making.arn !== "" && /^\w+Arn$/.test(key) && ownArn(making, key) ? making.arn : foreignArn(making, seed, key),
    ],
    [/^(?:owner|account|awsAccount|registry)(?:Id)?$|[aA]ccountId$|[oO]wnerId$/, ({ account }) => account],
    [/^(?:region|\w*RegionName|currentRegion|homeRegion)$/, ({ region }) => region],
    [/^partition$/, ({ partition }) => partition],
    [/[aA]vailabilityZone(?:Name)?$/, ({ region }) => `${region}a`],
    [/[aA]vailabilityZoneId$/, () => "use1-az1"],
    [/^dnsSuffix$/, ({ partition }) => suffixOf(partition)],
    [/(?:hostedZone|zone)Id$/i, (_making, seed) => `Z${digits(seed, 13).toUpperCase()}`],
    [/keyId$/i, (_making, seed) => uuid(seed)],
    [/(?:Url|^url|Uri|^uri)$/, (making, seed, key) => `https://${host(making, seed, key)}/`],
    [/(?:[eE]ndpoint|[dD]omainName|[dD]nsName|[dD]omain|[hH]ost(?:name)?|[aA]ddress|Dns|^fqdn)$/, host],
    [/ipv6\w*[cC]idr/, () => "2001:db8::/56"],
    [/[cC]idr(?:Block|Ip)?$/, () => "10.0.0.0/16"],
    [/ipv6(?!\w*Id$)/i, () => "2001:db8::1"],
    [/publicIps?$/i, () => "192.0.2.1"],
    [/(?:privateIp|ip(?:Address)?|carrierIp)$/i, () => "10.0.0.10"],
    [/(?:[dD]ate|(?:^t|T)ime|[cC]reated(?:At|On)?|[mM]odified|[uU]pdated(?:At)?|Timestamp|notAfter|notBefore|[eE]xpir\w*|ValidTill)$/, day],
    [/(?:instance)?[sS]tate$/, () => "available"],
    [/[sS]tatus$/, () => "ACTIVE"],
    [/[vV]ersion(?:Id|Number)?$/, () => "1"],
    [/(?:json|policy|policyDocument|document)$/i, () => "{}"],
    [/(?:Pem|^certificate|certificateBody|publicKey|certificateChain)$/, (_making, seed) => `made-up-${digits(seed, 10)}`],
    [/(?:[hH]ash|[sS]ha256|[eE]tag|[fF]ingerprint|[mM]d5|[dD]igest)$/, (_making, seed) => digits(seed, 64)],
    [/^path$/, () => "/"],
    [/^uniqueId$/, (_making, seed) => `A${digits(seed, 12).toUpperCase()}EXAMPLE`],
    [/(?:[tT]oken(?:Value\d?)?|[cC]redentials?|[sS]ignKey|[pP]rivateKey|[eE]ncryptionKey)$/, example],
    [/^(?:tags|description|comment|reason|message|statusMessage|\w*Reason)$/, () => ""],
];

/** `layerArn` of a layer, `topicArn` of a topic: the name of the property says what the ARN is of. */
const ownArn = ({ arn }: Making, key: string): boolean => arn.toLowerCase().includes(`:${key.slice(0, -3).toLowerCase()}`);

/** The text of a property that the provider marks as secret: a credential in the account, and no less here. */
export const markedText = (key: string, making: Making): string => name(making, `${making.seed}.${key}`, key);

/** A text that the property may hold. Nothing of it is by chance one that a rule looks for: no account but the run's own, no Region but its own. */
export function textOf(key: string, making: Making): string {
    const seed = `${making.seed}.${key}`;
    // No provider has a property of such a name, and the forms are not made for one.
    const form = key.length > 256 ? undefined : FORMS.find(([pattern]) => pattern.test(key));
    if (form !== undefined) return form[1](making, seed, key);
    const prefix = PREFIXES.find(([pattern]) => pattern.test(key))?.[1];
    if (prefix !== undefined) return likewise(`${prefix}-${"0".repeat(17)}`, seed);
    return name(making, seed, key);
}
