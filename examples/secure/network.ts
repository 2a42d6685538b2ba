import * as aws from "@pulumi/aws";

// What runs in the VPC reaches the buckets and queues of this account and of no other.
const own = (action: string): string =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: "*",
                Action: action,
                Resource: "*",
                Condition: { StringEquals: { "aws:ResourceAccount": "123456789012", "aws:PrincipalAccount": "123456789012" } },
            },
        ],
    });

new aws.ec2.VpcEndpoint("buckets", { vpcId: "vpc-0a1b2c3d4e5f60001", serviceName: "com.amazonaws.eu-west-1.s3", policy: own("s3:*") });
new aws.ec2.VpcEndpoint("queues", {
    vpcId: "vpc-0a1b2c3d4e5f60001",
    vpcEndpointType: "Interface",
    serviceName: "com.amazonaws.eu-west-1.sqs",
    policy: own("sqs:*"),
});
