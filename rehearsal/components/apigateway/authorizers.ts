/** Authorizers of a route: Lambda functions and user pools (aws-apigateway: apigateway/lambdaAuthorizer.ts). */
import type * as pulumi from "@pulumi/pulumi";
import { Made, arnOf, groupOf, textIn, type Args } from "../resource";
import type { Operation, Specification } from "./specification";

/** Adds the authorizers of the route to the specification and to its operation. */
export function authorize(specification: Specification, operation: Operation, route: Args, name: string, parent: pulumi.Resource): void {
    const given = route["authorizers"];
    if (given === undefined) return;
    const { securityDefinitions } = specification;
    const security = (Array.isArray(given) ? given : [given]).map((item: unknown) => {
        const authorizer = groupOf(item);
        const title = titleOf(authorizer, `${name}-authorizer-${Object.keys(securityDefinitions).length}`);
        const isLambda = authorizer["handler"] !== undefined;
        securityDefinitions[title] ??= {
            type: "apiKey",
            name: authorizer["parameterName"],
            in: isLambda ? authorizer["parameterLocation"] : "header",
            "x-amazon-apigateway-authtype": isLambda ? authorizer["authType"] : "cognito_user_pools",
            "x-amazon-apigateway-authorizer": isLambda ? lambda(title, authorizer, parent) : pools(authorizer),
        };
        return { [title]: isLambda ? [] : (authorizer["methodsToAuthorize"] ?? []) };
    });
    operation["security"] = [...((operation["security"] ?? []) as unknown[]), ...security];
}

/** One authorizer of several routes is the same object: it keeps the name that it got first. */
const titles = new WeakMap<Args, string>();
function titleOf(authorizer: Args, made: string): string {
    const title = textIn(authorizer["authorizerName"]) ?? titles.get(authorizer) ?? made;
    titles.set(authorizer, title);
    return title;
}

const sources = (value: unknown): string => (Array.isArray(value) ? value.join(", ") : "");

const pools = ({ identitySource, providerARNs }: Args): Args => ({
    type: "cognito_user_pools",
    identitySource: sources(identitySource),
    providerARNs: Array.isArray(providerARNs) ? providerARNs.map(arnOf) : [],
});

function lambda(title: string, authorizer: Args, parent: pulumi.Resource): Args {
    const { handler } = authorizer;
    const { uri, credentials } = handler instanceof Made ? { uri: undefined, credentials: undefined } : groupOf(handler);
    const given = handler instanceof Made ? handler : uri;
    return {
        type: authorizer["type"],
        authorizerUri: given instanceof Made ? given.at("invokeArn") : given,
        authorizerCredentials: handler instanceof Made ? invoker(title, handler, parent).at("arn") : arnOf(credentials),
        identitySource: sources(authorizer["identitySource"]),
        identityValidationExpression: authorizer["identityValidationExpression"],
        authorizerResultTtlInSeconds: authorizer["authorizerResultTtlInSeconds"],
    };
}

/** The role by which API Gateway calls the authorizer. */
function invoker(title: string, authorizer: Made, parent: pulumi.Resource): Made {
    const trust = {
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "AllowAssumeRole",
                Effect: "Allow",
                Principal: { Service: ["lambda.amazonaws.com", "apigateway.amazonaws.com"] },
                Action: "sts:AssumeRole",
            },
        ],
    };
    const role = new Made("aws:iam/role:Role", `${title}-authorizer-role`, { assumeRolePolicy: JSON.stringify(trust) }, { parent });
    const policy = authorizer
        .at("arn")
        .apply((arn) =>
            JSON.stringify({ Version: "2012-10-17", Statement: [{ Action: "lambda:InvokeFunction", Effect: "Allow", Resource: arn }] }),
        );
    new Made("aws:iam/rolePolicy:RolePolicy", `${title}-invocation-policy`, { policy, role: role.id }, { parent });
    return role;
}
