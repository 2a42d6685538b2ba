/** The schema of a package of components, which the hosts of YAML and HCL ask for. */
import { factsOf } from "../facts";

/** The packages whose components have a stand-in. */
export const COMPONENT_PACKAGES = ["awsx", "aws-apigateway", "synced-folder"] as const;
export type ComponentPackage = (typeof COMPONENT_PACKAGES)[number];

interface Shape {
    /** Inputs of the component's own. */
    readonly inputs: string;
    /** The type whose inputs are the component's too. */
    readonly like?: string;
    readonly outputs: string;
}

const TASK = "container containers logGroup taskRole executionRole";
const TASK_OUTPUTS = "taskDefinition logGroup taskRole executionRole loadBalancers";
const SERVICE = "taskDefinitionArgs continueBeforeSteadyState assignPublicIp useClusterDefaultCapacityProviderStrategy";
const BALANCER = "subnetIds defaultTargetGroup defaultTargetGroupPort listener listeners";

/** The properties by the packages' own schemas (pulumi-awsx, pulumi-aws-apigateway, pulumi-synced-folder: schema.json). */
const SHAPES: Readonly<Record<string, Shape>> = {
    "aws-apigateway:index:RestAPI": {
        inputs: "routes swaggerString stageName requestValidator apiKeySource staticRoutesBucket gatewayResponses binaryMediaTypes disableExecuteApiEndpoint description tags",
        outputs: "url api deployment stage apiPolicy",
    },
    "awsx:cloudtrail:Trail": {
        inputs: "s3Bucket cloudWatchLogsGroup",
        like: "aws:cloudtrail/trail:Trail",
        outputs: "bucket logGroup trail",
    },
    "awsx:ec2:DefaultVpc": { inputs: "", outputs: "vpcId publicSubnetIds privateSubnetIds" },
    "awsx:ec2:Vpc": {
        inputs: "availabilityZoneNames numberOfAvailabilityZones availabilityZoneCidrMask natGateways subnetSpecs subnetStrategy subnetNameTagStrategy vpcEndpointSpecs vpcEndpointStrategy",
        like: "aws:ec2/vpc:Vpc",
        outputs:
            "vpc vpcId subnets publicSubnets privateSubnets isolatedSubnets publicSubnetIds privateSubnetIds isolatedSubnetIds routeTables routes routeTableAssociations internetGateway natGateways eips subnetLayout vpcEndpoints",
    },
    "awsx:ecr:Image": {
        inputs: "args builderVersion cacheFrom context dockerfile imageName imageTag platform registryId repositoryUrl target",
        outputs: "imageUri",
    },
    "awsx:ecr:RegistryImage": { inputs: "insecureSkipVerify keepRemotely repositoryUrl sourceImage tag triggers", outputs: "image" },
    "awsx:ecr:Repository": { inputs: "lifecyclePolicy", like: "aws:ecr/repository:Repository", outputs: "repository lifecyclePolicy url" },
    "awsx:ecs:EC2Service": { inputs: SERVICE, like: "aws:ecs/service:Service", outputs: "service taskDefinition" },
    "awsx:ecs:EC2TaskDefinition": { inputs: TASK, like: "aws:ecs/taskDefinition:TaskDefinition", outputs: TASK_OUTPUTS },
    "awsx:ecs:FargateService": { inputs: SERVICE, like: "aws:ecs/service:Service", outputs: "service taskDefinition" },
    "awsx:ecs:FargateTaskDefinition": { inputs: TASK, like: "aws:ecs/taskDefinition:TaskDefinition", outputs: TASK_OUTPUTS },
    "awsx:lb:ApplicationLoadBalancer": {
        inputs: `${BALANCER} defaultSecurityGroup`,
        like: "aws:lb/loadBalancer:LoadBalancer",
        outputs: "loadBalancer defaultTargetGroup defaultSecurityGroup listeners vpcId",
    },
    "awsx:lb:NetworkLoadBalancer": {
        inputs: BALANCER,
        like: "aws:lb/loadBalancer:LoadBalancer",
        outputs: "loadBalancer defaultTargetGroup listeners vpcId",
    },
    "awsx:lb:TargetGroupAttachment": {
        inputs: "targetGroup targetGroupArn instance instanceId lambda lambdaArn",
        outputs: "targetGroupAttachment lambdaPermission",
    },
    "synced-folder:index:S3BucketFolder": {
        inputs: "path bucketName acl managedObjects disableManagedObjectAliases includeHiddenFiles",
        outputs: "",
    },
};

/** The components that have a stand-in, by their tokens. */
export const COMPONENT_TYPES = Object.keys(SHAPES);

const any = (names: readonly string[]): object =>
    Object.fromEntries(names.filter((name) => name !== "").map((name) => [name, { $ref: "pulumi.json#/Any" }]));

function inputsOf({ inputs, like }: Shape): string[] {
    const facts = like === undefined ? undefined : factsOf(like);
    return [...inputs.split(" "), "region", ...(facts?.inputs ?? []), ...(facts?.computed.map(({ name }) => name) ?? [])];
}

/** JSON of Pulumi's package schema, with the components and functions that are stood in for; every property is of any type. */
export function schemaOf(name: ComponentPackage): string {
    const resources = Object.entries(SHAPES)
        .filter(([token]) => token.startsWith(`${name}:`))
        .map(([token, shape]): [string, object] => [
            token,
            { isComponent: true, inputProperties: any(inputsOf(shape)), properties: any(shape.outputs.split(" ")) },
        ]);
    const functions =
        name === "awsx"
            ? { "awsx:ec2:getDefaultVpc": { outputs: { properties: any(["vpcId", "publicSubnetIds", "privateSubnetIds"]) } } }
            : {};
    return JSON.stringify({ name, version: "0.0.0", resources: Object.fromEntries(resources), functions });
}
