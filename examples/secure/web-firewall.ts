import * as aws from "@pulumi/aws";
import { customers } from "./identity";
import { stage } from "./rest";

const visibility = (metricName: string) => ({ cloudwatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName });

// What AWS knows of attacks, and no more than 1,000 requests from one address in five minutes.
const firewall = new aws.wafv2.WebAcl("shop", {
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    rules: [
        {
            name: "common",
            priority: 1,
            overrideAction: { none: {} },
            statement: { managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" } },
            visibilityConfig: visibility("common"),
        },
        {
            name: "flood",
            priority: 2,
            action: { block: {} },
            statement: { rateBasedStatement: { limit: 1000, aggregateKeyType: "IP" } },
            visibilityConfig: visibility("flood"),
        },
    ],
    visibilityConfig: visibility("shop"),
});
new aws.wafv2.WebAclAssociation("partners", { webAclArn: firewall.arn, resourceArn: stage.arn });
new aws.wafv2.WebAclAssociation("customers", { webAclArn: firewall.arn, resourceArn: customers.arn });
