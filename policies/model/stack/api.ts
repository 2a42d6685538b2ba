import type { FunctionNode } from "./function";
import { KINDS } from "./kind";
import { LINKS } from "./link";
import { ResourceNode } from "./node";
import type { Properties } from "./properties";
import type { Join, Kind, Many, Node } from "./terms";

const FUNCTION = KINDS.function as Kind<FunctionNode>;

/** `aws.apigatewayv2.Api`: HTTP or WebSocket. */
export class ApiNode extends ResourceNode<Properties<"aws:apigatewayv2/api:Api">> {
    get routes(): Many<RouteNode> {
        return this.graph.linked(LINKS.apiRoutes, this) as Many<RouteNode>;
    }

    get stages() {
        return this.graph.linked(LINKS.apiStages, this);
    }

    get integrations() {
        return this.graph.linked(LINKS.apiIntegrations, this);
    }

    get authorizers() {
        return this.graph.linked(LINKS.apiAuthorizers, this);
    }

    get mappings() {
        return this.graph.linked(LINKS.apiMappings, this);
    }
}

/** `aws.apigatewayv2.Route`. */
export class RouteNode extends ResourceNode<Properties<"aws:apigatewayv2/route:Route">> {
    get api(): Join<ApiNode> {
        return this.joined(["apiId"], KINDS.api as Kind<ApiNode>);
    }

    get integration(): Join<IntegrationNode> {
        return this.joined(["target"], KINDS.integration as Kind<IntegrationNode>);
    }

    get authorizer(): Join<Node> {
        return this.joined(["authorizerId"], KINDS.authorizer);
    }
}

/** `aws.apigatewayv2.Integration`. */
export class IntegrationNode extends ResourceNode<Properties<"aws:apigatewayv2/integration:Integration">> {
    get api(): Join<ApiNode> {
        return this.joined(["apiId"], KINDS.api as Kind<ApiNode>);
    }

    get function(): Join<FunctionNode> {
        return this.joined(["integrationUri"], FUNCTION);
    }
}

/** `aws.apigateway.RestApi`. */
export class RestApiNode extends ResourceNode<Properties<"aws:apigateway/restApi:RestApi">> {
    get methods(): Many<MethodNode> {
        return this.graph.linked(LINKS.restApiMethods, this) as Many<MethodNode>;
    }

    get stages() {
        return this.graph.linked(LINKS.restApiStages, this);
    }

    get integrations() {
        return this.graph.linked(LINKS.restApiIntegrations, this);
    }

    get authorizers() {
        return this.graph.linked(LINKS.restApiAuthorizers, this);
    }

    get policies() {
        return this.graph.linked(LINKS.restApiPolicies, this);
    }

    get mappings() {
        return this.graph.linked(LINKS.restApiMappings, this);
    }
}

/** `aws.apigateway.Method`. */
export class MethodNode extends ResourceNode<Properties<"aws:apigateway/method:Method">> {
    get api(): Join<RestApiNode> {
        return this.joined(["restApi"], KINDS.restApi as Kind<RestApiNode>);
    }

    get authorizer(): Join<Node> {
        return this.joined(["authorizerId"], KINDS.restAuthorizer);
    }
}
