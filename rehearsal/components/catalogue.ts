/** The components that are registered here in place of their plug-ins. */
import type * as pulumi from "@pulumi/pulumi";
import { restApi } from "./apigateway";
import { trail } from "./cloudtrail";
import { image, registryImage, repository } from "./ecr";
import { service, taskDefinition } from "./ecs";
import { loadBalancer, targetGroupAttachment } from "./lb";
import type { Args, State } from "./resource";
import { bucketFolder } from "./synced-folder";
import { inDefaultVpc, vpc } from "./vpc";

/** Registers the resources of a component below it; gives what the component shows. */
export type Component = (name: string, args: Args, parent: pulumi.Resource) => State | Promise<State>;

export const COMPONENTS: Readonly<Record<string, Component>> = {
    "aws-apigateway:index:RestAPI": restApi,
    "awsx:cloudtrail:Trail": trail,
    "awsx:ec2:DefaultVpc": inDefaultVpc,
    "awsx:ec2:Vpc": vpc,
    "awsx:ecr:Image": image,
    "awsx:ecr:RegistryImage": registryImage,
    "awsx:ecr:Repository": repository,
    "awsx:ecs:EC2Service": service("EC2"),
    "awsx:ecs:EC2TaskDefinition": taskDefinition("EC2"),
    "awsx:ecs:FargateService": service("Fargate"),
    "awsx:ecs:FargateTaskDefinition": taskDefinition("Fargate"),
    "awsx:lb:ApplicationLoadBalancer": loadBalancer("application"),
    "awsx:lb:NetworkLoadBalancer": loadBalancer("network"),
    "awsx:lb:TargetGroupAttachment": targetGroupAttachment,
    "synced-folder:index:S3BucketFolder": bucketFolder,
};
