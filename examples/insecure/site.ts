import * as pulumi from "@pulumi/pulumi";

/** Web functions go by their type names: @pulumi/aws has classes for them from 7.55 on. */
class WebResource extends pulumi.CustomResource {}

// Lambda lets every request through to its program.
new WebResource("aws:lambdaweb/functionEndpoint:FunctionEndpoint", "site", {
    functionName: "orders-site",
    authType: "ApplicationManaged",
});
