import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export const account = aws.getCallerIdentityOutput().accountId;
export const region = aws.getRegionOutput().region;

/** Tags of an asset; the owner comes from the provider's default tags. */
export function asset(
    category: "essential" | "supporting",
    classification: "public" | "internal" | "confidential" | "personal",
): { [key: string]: string } {
    return { "asset-category": category, "data-classification": classification };
}

/** A policy document; an ARN in it that is not known yet leaves the whole text unknown until the deployment. */
export function document(...statements: pulumi.Input<object>[]): pulumi.Output<string> {
    return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}
