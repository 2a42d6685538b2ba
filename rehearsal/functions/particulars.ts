/** What the declared type of a look-up's answer does not tell: one row for each function. */
import { digits, likewise, uuid } from "../values/making";
import type { Making } from "../values/making";
import { secret } from "../wire";
import type { Properties, Value } from "../wire";
import { managedBy } from "./managed-policies";
import { parameterOf } from "./parameters";

/** What the arguments, and where the look-up is made, say of the answer. */
type Particulars = (args: Properties, making: Making) => Properties;

/** The text of an argument; empty where it is none. */
export const text = (value: Value | undefined): string => (typeof value === "string" ? value : "");
const id = (prefix: string, seed: string): string => likewise(`${prefix}-${"0".repeat(17)}`, seed);
const three =
    (prefix: string): Particulars =>
    (_args, { seed }) => ({ ids: ["a", "b", "c"].map((zone) => id(prefix, `${seed} ${zone}`)) });

/** A secret is often JSON, which a program takes apart: one that can be read as both. */
const SECRET = JSON.stringify({ username: "made-up", password: "made-up" });

/** What the declared type does not tell. */
export const PARTICULARS: Readonly<Record<string, Particulars>> = {
    "aws:ec2/getAmi:getAmi": (_args, { seed }) => ({
        id: id("ami", seed),
        imageId: id("ami", seed),
        architecture: "x86_64",
        rootDeviceName: "/dev/xvda",
        rootDeviceType: "ebs",
        virtualizationType: "hvm",
        state: "available",
        blockDeviceMappings: [],
    }),
    "aws:ec2/getAmiIds:getAmiIds": three("ami"),
    "aws:ec2/getInstances:getInstances": three("i"),
    "aws:ec2/getNatGateways:getNatGateways": three("nat"),
    "aws:ec2/getNetworkInterfaces:getNetworkInterfaces": three("eni"),
    "aws:ec2/getRouteTables:getRouteTables": three("rtb"),
    "aws:ec2/getSecurityGroups:getSecurityGroups": three("sg"),
    "aws:ec2/getSubnetIds:getSubnetIds": three("subnet"),
    "aws:ec2/getSubnets:getSubnets": three("subnet"),
    "aws:ec2/getVpcs:getVpcs": three("vpc"),
    "aws:ec2/getVpc:getVpc": (args) => ({
        cidrBlock: text(args["cidrBlock"]) || (args["default"] === true ? "172.31.0.0/16" : "10.0.0.0/16"),
        default: args["default"] === true,
        enableDnsSupport: true,
        state: "available",
    }),
    "aws:ecr/getAuthorizationToken:getAuthorizationToken": (_args, { account, region }) => ({
        authorizationToken: secret(Buffer.from("AWS:made-up").toString("base64")),
        password: secret("made-up"),
        proxyEndpoint: `https://${account}.dkr.ecr.${region}.amazonaws.com`,
        userName: "AWS",
    }),
    "aws:ecr/getCredentials:getCredentials": (_args, { account, region }) => ({
        authorizationToken: secret(Buffer.from("AWS:made-up").toString("base64")),
        proxyEndpoint: `https://${account}.dkr.ecr.${region}.amazonaws.com`,
        expiresAt: "2026-01-01T00:00:00Z",
    }),
    "aws:eks/getClusterAuth:getClusterAuth": () => ({ token: secret("made-up") }),
    "aws:iam/getPolicy:getPolicy": (args, { partition }) => managedBy(args, partition),
    "aws:kms/getSecrets:getSecrets": (args) => ({
        plaintext: secret(
            Object.fromEntries(
                (Array.isArray(args["secrets"]) ? args["secrets"] : []).map((item) => [text((item as Properties)["name"]), "made-up"]),
            ),
        ),
    }),
    "aws:lambda/getFunction:getFunction": (args, { region, account, partition }) => {
        const name = text(args["functionName"]).split(":function:").at(-1)?.split(":")[0] ?? "";
        const arn = `arn:${partition}:lambda:${region}:${account}:function:${name}`;
        const qualifier = text(args["qualifier"]) || "$LATEST";
        const invoke = (target: string): string =>
            `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${target}/invocations`;
        return {
            arn,
            qualifiedArn: `${arn}:${qualifier}`,
            invokeArn: invoke(arn),
            qualifiedInvokeArn: invoke(`${arn}:${qualifier}`),
            version: qualifier,
            functionName: name,
        };
    },
    "aws:lambda/getInvocation:getInvocation": () => ({ result: "{}" }),
    "aws:secretsmanager/getSecretVersion:getSecretVersion": (args, { seed, region, account, partition }) => {
        const given = text(args["secretId"]);
        const arn = given.startsWith("arn:")
            ? given
            : `arn:${partition}:secretsmanager:${region}:${account}:secret:${given}-${digits(seed, 6)}`;
        return {
            arn,
            secretArn: arn,
            secretString: secret(SECRET),
            secretBinary: secret(""),
            versionId: uuid(seed),
            versionStages: ["AWSCURRENT"],
        };
    },
    "aws:ssm/getParameter:getParameter": (args, { seed }) => {
        const value = parameterOf(text(args["name"]), seed);
        return { type: "String", value: secret(value), insecureValue: value, version: 1 };
    },
    "aws-native:index:getSsmParameterString": (args, { seed }) => ({ value: parameterOf(text(args["name"]), seed) }),
    "aws-native:index:getSsmParameterList": (args, { seed }) => ({ value: [parameterOf(text(args["name"]), seed)] }),
    "aws-native:index:importValue": (_args, { seed }) => ({ value: `made-up-${digits(seed, 10)}` }),
};
