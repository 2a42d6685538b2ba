import * as aws from "@pulumi/aws";

// Encrypted, but each with a key of AWS's: the strict preset asks for one of the account.
new aws.ssm.Parameter("partner", { name: "/orders/partner", type: "SecureString", value: "partner.example.net/v2" });
new aws.cloudwatch.EventBus("orders", {});
new aws.sfn.StateMachine("fulfilment", {
    roleArn: "arn:aws:iam::123456789012:role/orders-workflow",
    definition: JSON.stringify({ StartAt: "Done", States: { Done: { Type: "Succeed" } } }),
});

// Answers to all customers, kept in clear.
new aws.appsync.ApiCache("orders", {
    apiId: "exampleexampleexample1234",
    apiCachingBehavior: "FULL_REQUEST_CACHING",
    type: "SMALL",
    ttl: 60,
});
