import { classicToken } from "../native";
import { ApiNode, IntegrationNode, MethodNode, RestApiNode, RouteNode } from "./api";
import { BucketNode, KeyNode, QueueNode, TopicNode } from "./bucket";
import { FunctionNode, WebFunctionNode } from "./function";
import { ResourceNode } from "./node";
import { GroupNode, RoleNode, UserNode } from "./principals";
import type { StackResource } from "./resource";
import type { Graph, Node } from "./terms";

type NodeClass = new (graph: Graph, resource: StackResource) => Node;

const CLASSES: ReadonlyMap<string, NodeClass> = new Map<string, NodeClass>([
    ["aws:lambda/function:Function", FunctionNode],
    ["aws:lambdaweb/function:Function", WebFunctionNode],
    ["aws:iam/role:Role", RoleNode],
    ["aws:iam/user:User", UserNode],
    ["aws:iam/group:Group", GroupNode],
    ["aws:s3/bucket:Bucket", BucketNode],
    ["aws:s3/bucketV2:BucketV2", BucketNode],
    ["aws:sqs/queue:Queue", QueueNode],
    ["aws:sns/topic:Topic", TopicNode],
    ["aws:kms/key:Key", KeyNode],
    ["aws:apigatewayv2/api:Api", ApiNode],
    ["aws:apigatewayv2/route:Route", RouteNode],
    ["aws:apigatewayv2/integration:Integration", IntegrationNode],
    ["aws:apigateway/restApi:RestApi", RestApiNode],
    ["aws:apigateway/method:Method", MethodNode],
]);

/** The class of the nodes of a type. */
export const nodeClass = (type: string): NodeClass => CLASSES.get(classicToken(type)) ?? ResourceNode;
