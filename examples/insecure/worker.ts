import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** A function with its log group. The role comes from outside, which is how one role ends up with two functions. */
export class Worker extends pulumi.ComponentResource {
    readonly function: aws.lambda.Function;

    constructor(name: string, args: { role: pulumi.Input<string>; code: string }, opts?: pulumi.ComponentResourceOptions) {
        super("orders:index:Worker", name, {}, opts);
        this.function = new aws.lambda.Function(
            name,
            {
                role: args.role,
                runtime: "nodejs24.x",
                handler: "index.handler",
                code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset(args.code) }),
                tracingConfig: { mode: "Active" },
            },
            { parent: this },
        );
        // Kept for ever.
        new aws.cloudwatch.LogGroup(name, { name: pulumi.interpolate`/aws/lambda/${this.function.name}` }, { parent: this });
        this.registerOutputs({ functionArn: this.function.arn });
    }
}
