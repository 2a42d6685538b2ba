/** The component `apigateway.RestAPI` (aws-apigateway: restAPI.ts). */
import type * as pulumi from "@pulumi/pulumi";
import { Made, groupOf, later, shortHash, textIn, together, type Args, type Later, type State } from "../resource";
import { addRoute, type Api } from "./routes";
import { bodyOf, specificationOf } from "./specification";

/**
 * The API with its deployment, stage, permissions and what its routes need; shows `url`, `api`, `stage` and the rest as the package
 * does.
 */
export function restApi(name: string, args: Args, parent: pulumi.Resource): State {
    const functions: Api["functions"] = [];
    const body = args["swaggerString"] === undefined ? fromRoutes(name, args, parent, functions) : titled(name, args["swaggerString"]);
    const title = body.apply((text) => textIn(groupOf(groupOf(JSON.parse(text))["info"])["title"]) ?? name);
    const binaryMediaTypes = args["binaryMediaTypes"] ?? ["*/*"];
    const api = new Made(
        "aws:apigateway/restApi:RestApi",
        name,
        { ...args, name: args["name"] ?? title, binaryMediaTypes, body },
        { parent },
    );
    const policy = args["policy"];
    const attached = { restApiId: api.id, policy };
    const apiPolicy = policy === undefined ? undefined : new Made("aws:apigateway/restApiPolicy:RestApiPolicy", name, attached, { parent });
    const version = together([args["apiKeySource"], binaryMediaTypes, policy, body]).apply((parts) => shortHash(JSON.stringify(parts)));
    const deployment = new Made(
        "aws:apigateway/deployment:Deployment",
        name,
        { restApi: api.id, variables: { version } },
        { parent, dependsOn: apiPolicy === undefined ? [] : [apiPolicy] },
    );
    const permissions = functions.map(
        ({ target, methodAndPath }) =>
            new Made(
                "aws:lambda/permission:Permission",
                `${name}-${shortHash(methodAndPath)}`,
                {
                    action: "lambda:invokeFunction",
                    function: target,
                    principal: "apigateway.amazonaws.com",
                    sourceArn: api.at("executionArn").apply((arn) => `${arn}/*/${methodAndPath}`),
                },
                { parent },
            ),
    );
    const stageInputs = { restApi: api.id, deployment: deployment.id, stageName: args["stageName"] ?? "stage", tags: args["tags"] };
    const stage = new Made("aws:apigateway/stage:Stage", name, stageInputs, { parent, dependsOn: permissions });
    return { url: stage.at("invokeUrl").apply((url) => `${url}/`), api, deployment, stage, apiPolicy };
}

function fromRoutes(name: string, args: Args, parent: pulumi.Resource, functions: Api["functions"]): Later<string> {
    const routes = Array.isArray(args["routes"]) ? args["routes"].map(groupOf) : [];
    const specification = specificationOf(name, args);
    const given = args["staticRoutesBucket"];
    let bucket = given instanceof Made ? given : undefined;
    const made = (): Made => (bucket ??= new Made("aws:s3/bucket:Bucket", name.toLowerCase().replace(/[^a-z0-9-]/g, ""), {}, { parent }));
    for (const route of routes) addRoute({ name, args, parent, specification, functions, bucket: made }, route);
    return later(bodyOf(specification) as pulumi.Inputs).apply((whole) => JSON.stringify(whole));
}

/** The program's own specification; one without a title gets the component's name. */
const titled = (name: string, text: unknown): Later<string> =>
    later(text).apply((words) => {
        const body = groupOf(JSON.parse(String(words)));
        return JSON.stringify({ ...body, info: { title: name, ...groupOf(body["info"]) } });
    });
