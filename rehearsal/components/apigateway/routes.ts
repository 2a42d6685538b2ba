/** The routes of a REST API: to a function, to files in a bucket, to another address, or written by the program (aws-apigateway: apigateway/api.ts). */
import * as pulumi from "@pulumi/pulumi";
import { Made, ask, either, groupOf, later, regionOf, shortHash, textIn, together, type Args, type Later } from "../resource";
import { authorize } from "./authorizers";
import { contentTypeOf, filesIn, isFolder } from "../files";
import { ANY, add, demand, methodOf, type Operation, type Specification } from "./specification";

export interface Api {
    readonly name: string;
    readonly args: Args;
    readonly parent: pulumi.Resource;
    readonly specification: Specification;
    /** The functions that API Gateway is to call, by method and path. */
    readonly functions: { readonly target: unknown; readonly methodAndPath: string }[];
    bucket(): Made;
}

/** Adds the operation to the API's specification, and to its lists the resources behind it; a path without `/` gets one. */
export function addRoute(api: Api, route: Args): void {
    const given = textIn(route["path"]) ?? "";
    const path = given.startsWith("/") ? given : `/${given}`;
    if (route["eventHandler"] !== undefined) toFunction(api, route, path);
    else if (route["localPath"] !== undefined) toFiles(api, route, path, textIn(route["localPath"]) ?? ".");
    else if (route["target"] !== undefined) toAddress(api, route, path);
    else add(api.specification, path, methodOf(route["method"]), groupOf(route["data"]));
}

function guarded({ specification, name, parent }: Api, operation: Operation, route: Args): Operation {
    authorize(specification, operation, route, name, parent);
    demand(specification, operation, route);
    return operation;
}

const PARTITION = "aws:index/getPartition:getPartition";
const gateway = (parent: pulumi.Resource, way: pulumi.Input<string>): Later<string> =>
    together([ask(PARTITION, {}, parent), regionOf(parent), way]).apply(
        ([{ partition }, region, rest]) => `arn:${String(partition)}:apigateway:${region}:${rest}`,
    );

function toFunction(api: Api, route: Args, path: string): void {
    const target = route["eventHandler"];
    const arn = later(target instanceof Made ? target.at("arn") : target).apply(String);
    const uri = gateway(
        api.parent,
        arn.apply((text) => `lambda:path/2015-03-31/functions/${text}/invocations`),
    );
    const integration = { uri, passthroughBehavior: "when_no_match", httpMethod: "POST", type: "aws_proxy" };
    add(api.specification, path, methodOf(route["method"]), guarded(api, { "x-amazon-apigateway-integration": integration }, route));
    const method = textIn(route["method"]) ?? "ANY";
    api.functions.push({ target: target instanceof Made ? target.id : target, methodAndPath: `${method === "ANY" ? "*" : method}${path}` });
}

function toAddress(api: Api, route: Args, path: string): void {
    const base = path.endsWith("/") ? path : `${path}/`;
    const target = groupOf(route["target"]);
    const of = (isProxied: boolean): Operation => {
        const uri = later(target["uri"]).apply((value) => `${String(value).replace(/\/?$/, "/")}${isProxied ? "{proxy}" : ""}`);
        const integration = {
            responses: { default: { statusCode: "200" } },
            uri,
            type: either(target["type"], "http_proxy"),
            connectionType: target["connectionType"],
            connectionId: target["connectionId"],
            passthroughBehavior: either(target["passthroughBehavior"], "when_no_match"),
            httpMethod: "ANY",
            ...(isProxied ? { requestParameters: { "integration.request.path.proxy": "method.request.path.proxy" } } : {}),
        };
        return { "x-amazon-apigateway-integration": integration, ...(isProxied ? { parameters: [inPath("proxy")] } : {}) };
    };
    add(api.specification, base, ANY, guarded(api, of(false), route));
    add(api.specification, `${base}{proxy+}`, ANY, guarded(api, of(true), route));
}

const inPath = (name: string): Args => ({ name, in: "path", required: true, type: "string" });

/** Every file becomes an object of the bucket; a role lets API Gateway read them. */
function toFiles(api: Api, route: Args, path: string, localPath: string): void {
    const { name, specification } = api;
    if (!isFolder(localPath)) {
        const key = name + shortHash(`get:${path}`);
        const role = readerOf(api, key);
        object(api, key, localPath, route["contentType"]);
        add(specification, path, "get", guarded(api, fromBucket(api, key, role), route));
        return;
    }
    const base = path.endsWith("/") ? path : `${path}/`;
    const key = name + shortHash(`get:${base}`);
    const role = readerOf(api, key);
    const index = route["index"] === false ? undefined : (textIn(route["index"]) ?? "index.html");
    for (const file of filesIn(localPath)) {
        object(api, `${key}/${file.way}`, file.path, undefined);
        if (file.way === index) specification.paths[base] = { get: guarded(api, fromBucket(api, `${key}/${file.way}`, role), route) };
    }
    add(specification, `${base}{proxy+}`, ANY, guarded(api, fromBucket(api, key, role, "proxy"), route));
}

function readerOf({ args, parent }: Api, key: string): Made {
    const trust = { Sid: "", Effect: "Allow", Principal: { Service: "apigateway.amazonaws.com" }, Action: "sts:AssumeRole" };
    const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [trust] });
    const role = new Made("aws:iam/role:Role", key, { assumeRolePolicy, tags: args["tags"] }, { parent });
    const attached = { role: role.id, policyArn: "arn:aws:iam::aws:policy/AmazonS3FullAccess" };
    new Made("aws:iam/rolePolicyAttachment:RolePolicyAttachment", key, attached, { parent });
    return role;
}

function object(api: Api, key: string, path: string, contentType: unknown): void {
    const inputs = {
        bucket: api.bucket().id,
        key,
        tags: api.args["tags"],
        source: new pulumi.asset.FileAsset(path),
        contentType: contentType ?? contentTypeOf(path),
    };
    new Made("aws:s3/bucketObject:BucketObject", key, inputs, { parent: api.parent });
}

const HEADERS = ["Content-Type", "content-type"];
const each = (of: (header: string) => unknown, prefix = ""): Args =>
    Object.fromEntries(HEADERS.map((header) => [prefix + header, of(header)]));

function fromBucket(api: Api, key: string, role: Made, parameter?: string): Operation {
    const bucket = api.bucket();
    const way = later(bucket.at("bucket")).apply((name) => `s3:path/${name}/${key}${parameter === undefined ? "" : `/{${parameter}}`}`);
    const passed = { [`integration.request.path.${parameter ?? ""}`]: `method.request.path.${parameter ?? ""}` };
    return {
        responses: {
            "200": { description: "200 response", schema: { type: "object" }, headers: each(() => ({ type: "string" })) },
            "400": { description: "400 response" },
            "500": { description: "500 response" },
        },
        "x-amazon-apigateway-integration": {
            credentials: role.at("arn"),
            uri: gateway(bucket, way),
            passthroughBehavior: "when_no_match",
            httpMethod: "GET",
            type: "aws",
            responses: {
                "4\\d{2}": { statusCode: "400" },
                "5\\d{2}": { statusCode: "500" },
                default: {
                    statusCode: "200",
                    responseParameters: each((header) => `integration.response.header.${header}`, "method.response.header."),
                },
            },
            ...(parameter === undefined ? {} : { requestParameters: passed }),
        },
        ...(parameter === undefined ? {} : { parameters: [inPath(parameter)] }),
    };
}
