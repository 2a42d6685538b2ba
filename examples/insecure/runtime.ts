// What runs the functions: versions that nobody patches, code that others decide on.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cancel } from "./functions";
import { lambdaTrust } from "./roles";

new aws.lambda.RuntimeManagementConfig("cancel", {
    functionName: cancel.name,
    updateRuntimeOn: "Manual",
    runtimeVersionArn: "arn:aws:lambda:eu-west-1::runtime:0123456789abcdef",
});

new aws.lambda.FunctionRecursionConfig("cancel", { functionName: cancel.name, recursiveLoop: "Allow" });

new aws.inspector2.Enabler("inspector", { accountIds: ["123456789012"], resourceTypes: ["EC2", "LAMBDA"] });

// An image by a tag that moves.
new aws.lambda.Function("render-invoice", {
    role: new aws.iam.Role("render-invoice", { assumeRolePolicy: lambdaTrust }).arn,
    packageType: "Image",
    imageUri: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/render-invoice:latest",
});

// A quarter of a year of everybody's orders, and a layer of who knows whom.
new aws.lambda.Function("returns", {
    role: new aws.iam.Role("returns", { assumeRolePolicy: lambdaTrust }).arn,
    runtime: "nodejs24.x",
    handler: "index.handler",
    code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("exports.handler = async () => undefined;") }),
    layers: ["arn:aws:lambda:eu-west-1:210987654321:layer:shared:3"],
    durableConfig: { executionTimeout: 3600, retentionPeriod: 90 },
});
