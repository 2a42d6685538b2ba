/** Look-ups of what stands in an account: made up, of the declared type, with what the arguments say. */
import type { Context } from "../context";
import { factsOf, resultOf } from "../facts";
import { outputsOf } from "../values";
import { filled } from "../values/made-up";
import { digits, likewise, uuid, type Making } from "../values/making";
import { registeredFor, shownAs } from "./registered";
import type { Registered, Resources } from "./resources";
import { managedBy } from "./managed-policies";
import { parameterOf } from "./parameters";
import { canonical, secret, type Properties, type Value } from "../wire";

type Particulars = (args: Properties, making: Making) => Properties;

const text = (value: Value | undefined): string => (typeof value === "string" ? value : "");
const id = (prefix: string, seed: string): string => likewise(`${prefix}-${"0".repeat(17)}`, seed);
const three =
    (prefix: string): Particulars =>
    (_args, { seed }) => ({ ids: ["a", "b", "c"].map((zone) => id(prefix, `${seed} ${zone}`)) });

/** A secret is often JSON, which a program takes apart: one that can be read as both. */
const SECRET = JSON.stringify({ username: "made-up", password: "made-up" });

/** What the declared type does not tell. */
const PARTICULARS: Readonly<Record<string, Particulars>> = {
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

/** `aws:ec2/getVpc:getVpc` looks up an `aws:ec2/vpc:Vpc`, `aws-native:lambda:getFunction` an `aws-native:lambda:Function`. */
function looksUp(token: string, generation: number): string | undefined {
    const [name = "", module = "", last = ""] = token.split(":");
    const kind = last.replace(/^get/, "");
    const type =
        name === "aws-native"
            ? `${name}:${module}:${kind}`
            : `${name}:${module.split("/")[0] ?? ""}/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
    return factsOf(type, generation) === undefined ? undefined : type;
}

/** What is known by its ARN is looked up by it. */
const idOf = (made: string, arn: string): string => (made.startsWith("arn:") && arn !== "" ? arn : made);

/** The arguments of a look-up as the inputs of what it looks for. */
function inputsFor(type: string, args: Properties, generation: number): Properties {
    const named = factsOf(type, generation)?.named ?? "";
    const name = Object.entries(args).find(([key, value]) => /[nN]ame$/.test(key) && typeof value === "string")?.[1];
    return named === "" || name === undefined ? args : { ...args, [named]: name };
}

/**
 * The answer of a look-up: from what it looks for, from its declared type, from its arguments and from what this run made, the last being
 * the strongest. `resources` are those of this run.
 * `isKnown` is false where only the declared type could say anything, or not even that.
 */
export function lookUp(
    token: string,
    args: Properties,
    context: Context,
    resources: Resources,
): { readonly values: Properties; readonly isKnown: boolean; readonly found: Registered | undefined } {
    const seed = `${token} ${canonical(args)}`;
    const type = looksUp(token, context.generation);
    const urn = `urn:pulumi:rehearsal::rehearsal::${type ?? token}::made-up`;
    const found =
        type === undefined
            ? undefined
            : outputsOf(type, inputsFor(type, args, context.generation), { ...context, urn: `${urn}-${digits(seed, 10)}` });
    const own = text(args["arn"]) || text(found?.outputs["arn"]);
    const making: Making = { ...context, arn: own, title: `made-up-${digits(seed, 10)}`, seed };
    const declared = resultOf(token, context.generation);
    const members = new Set(declared?.map(({ name }) => name));
    const particular = PARTICULARS[token];
    const made = meant(token, args, context, resources);
    const given = Object.entries({ id: idOf(found?.id ?? making.title, own), ...found?.outputs }).filter(
        ([key]) => declared === undefined || members.has(key),
    );
    const values = {
        ...filled(declared ?? [], making),
        ...Object.fromEntries(given),
        ...(members.has("region") ? { region: context.region } : {}),
        ...args,
        ...particular?.(args, making),
        ...(made === undefined ? {} : shownAs(declared ?? [], made)),
    };
    return { values, isKnown: particular !== undefined || found !== undefined, found: made };
}

/** The one resource of this run that a look-up means, if any. */
export function meant(token: string, args: Properties, { generation }: Context, resources: Resources): Registered | undefined {
    const type = looksUp(token, generation);
    // Before the seventh generation most buckets are of a type of their own.
    const types = type === undefined ? [] : [type, type.replace(/(\w+):(\w+)$/, "$1V2:$2V2")];
    return registeredFor(types, args, resources, generation);
}
