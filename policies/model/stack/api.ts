import type { FunctionNode } from "./function";
import type { Join, Many } from "./join";
import { KINDS } from "./kind";
import type { Kind } from "./kind";
import { LINKS } from "./link";
import { Node } from "./node";

const FUNCTION = KINDS.function as Kind<FunctionNode>;

/** `aws.apigatewayv2.Api`: HTTP or WebSocket. */
export class ApiNode extends Node {
    get routes(): Many<RouteNode> {
        return this.graph.linked(LINKS.apiRoutes, this) as Many<RouteNode>;
    }

    get stages(): Many<Node> {
        return this.graph.linked(LINKS.apiStages, this);
    }

    get integrations(): Many<Node> {
        return this.graph.linked(LINKS.apiIntegrations, this);
    }

    get authorizers(): Many<Node> {
        return this.graph.linked(LINKS.apiAuthorizers, this);
    }

    get mappings(): Many<Node> {
        return this.graph.linked(LINKS.apiMappings, this);
    }
}

/** `aws.apigatewayv2.Route`. */
export class RouteNode extends Node {
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
export class IntegrationNode extends Node {
    get api(): Join<ApiNode> {
        return this.joined(["apiId"], KINDS.api as Kind<ApiNode>);
    }

    get function(): Join<FunctionNode> {
        return this.joined(["integrationUri"], FUNCTION);
    }
}

/** `aws.apigateway.RestApi`. */
export class RestApiNode extends Node {
    get methods(): Many<MethodNode> {
        return this.graph.linked(LINKS.restApiMethods, this) as Many<MethodNode>;
    }

    get stages(): Many<Node> {
        return this.graph.linked(LINKS.restApiStages, this);
    }

    get integrations(): Many<Node> {
        return this.graph.linked(LINKS.restApiIntegrations, this);
    }

    get authorizers(): Many<Node> {
        return this.graph.linked(LINKS.restApiAuthorizers, this);
    }

    get methodSettings(): Many<Node> {
        return this.graph.linked(LINKS.restApiMethodSettings, this);
    }

    get policies(): Many<Node> {
        return this.graph.linked(LINKS.restApiPolicies, this);
    }

    get mappings(): Many<Node> {
        return this.graph.linked(LINKS.restApiMappings, this);
    }
}

/** `aws.apigateway.Method`. */
export class MethodNode extends Node {
    get api(): Join<RestApiNode> {
        return this.joined(["restApi"], KINDS.restApi as Kind<RestApiNode>);
    }

    get authorizer(): Join<Node> {
        return this.joined(["authorizerId"], KINDS.restAuthorizer);
    }
}
