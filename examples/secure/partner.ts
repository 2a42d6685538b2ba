import * as aws from "@pulumi/aws";
import { http } from "./api";
import { ServiceFunction } from "./function";
import { failedEvents } from "./messaging";

// Made by the team of the brokers, with whom the password rotates.
const credentials = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:partner-brokers-a1B2c3";

const partner = new ServiceFunction("partner", {
    code: "exports.handler = async () => undefined;",
    statements: [
        { Sid: "Brokers", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: credentials },
        { Sid: "Failed", Effect: "Allow", Action: "sqs:SendMessage", Resource: failedEvents.arn },
    ],
});

// Who has a name and password at the brokers has TLS too: Lambda sends neither in clear.
new aws.lambda.EventSourceMapping("partner-orders", {
    functionName: partner.function.arn,
    topics: ["orders"],
    startingPosition: "LATEST",
    selfManagedEventSource: { endpoints: { KAFKA_BOOTSTRAP_SERVERS: "kafka.example.net:9096" } },
    sourceAccessConfigurations: [
        { type: "SASL_SCRAM_512_AUTH", uri: credentials },
        { type: "VPC_SUBNET", uri: "subnet:subnet-0a1b2c3d4e5f60001" },
        { type: "VPC_SECURITY_GROUP", uri: "security_group:sg-0a1b2c3d4e5f60001" },
    ],
    destinationConfig: { onFailure: { destinationArn: failedEvents.arn } },
});

// Off the internet and over TLS all the same: the name is that of the listener's certificate.
const warehouse = new aws.apigatewayv2.Integration("warehouse", {
    apiId: http.id,
    integrationType: "HTTP_PROXY",
    integrationMethod: "ANY",
    connectionType: "VPC_LINK",
    connectionId: "a1b2c3",
    integrationUri: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/warehouse/0a1b2c3d4e5f6000/1a2b3c4d5e6f7000",
    tlsConfig: { serverNameToVerify: "warehouse.example.com" },
});
new aws.apigatewayv2.Route("warehouse", {
    apiId: http.id,
    routeKey: "GET /stock/{item}",
    target: warehouse.id.apply((id) => `integrations/${id}`),
    authorizationType: "AWS_IAM",
});

// Receipts leave over TLS or not at all.
new aws.ses.ConfigurationSet("receipts", { name: "receipts", deliveryOptions: { tlsPolicy: "Require" } });
