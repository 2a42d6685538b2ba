import * as aws from "@pulumi/aws";

// Without a policy: whatever credentials somebody brings into the VPC, they reach every bucket there is.
new aws.ec2.VpcEndpoint("buckets", { vpcId: "vpc-0a1b2c3d4e5f60001", serviceName: "com.amazonaws.eu-west-1.s3" });
