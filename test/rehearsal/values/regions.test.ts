import assert from "node:assert/strict";
import { partitionOf } from "../../../rehearsal/context";
import { answer } from "../../../rehearsal/functions";
import { outputsOf } from "../../../rehearsal/values";
import { KNOWN, knownOf } from "../../../rehearsal/values/known";
import { typesOf } from "../../../rehearsal/facts";
import type { Properties } from "../../../rehearsal/wire";
import { contextOf } from "../support";
import { mustBeText } from "../../support/must-be-text";

const at = (region: string) => ({ region, partition: partitionOf(region) });
const made = (type: string, inputs: Properties, region = "eu-central-1") => outputsOf(type, inputs, contextOf(type, at(region))).outputs;
const ask = (token: string, args: Properties, region: string) => answer(token, args, contextOf(token, { urn: "", ...at(region) }));

describe("What AWS has by Region", () => {
    it("is the hosted zone of a load balancer, by its kind", () => {
        const zone = (inputs: Properties, region: string) =>
            made("aws:lb/loadBalancer:LoadBalancer", { name: "shop", ...inputs }, region)["zoneId"];
        assert.equal(zone({}, "us-east-1"), "Z35SXDOTRQ7X7K");
        assert.equal(zone({ loadBalancerType: "network" }, "us-east-1"), "Z26RNL4JYFTOTI");
        assert.equal(zone({ loadBalancerType: "application" }, "cn-north-1"), "Z1GDH35T77C1KE");
        assert.match(mustBeText(zone({}, "xx-nowhere-9")), /^Z[0-9A-F]{20}$/);
        assert.equal(made("aws:elb/loadBalancer:LoadBalancer", { name: "old" }, "us-west-2")["zoneId"], "Z1H1FL5HABSF5");
        assert.equal(made("aws:alb/loadBalancer:LoadBalancer", { name: "shop" }, "us-west-2")["zoneId"], "Z1H1FL5HABSF5");
        const native = made("aws-native:elasticloadbalancingv2:LoadBalancer", { name: "shop", type: "network" }, "eu-west-1");
        assert.equal(native["canonicalHostedZoneId"], "Z2IFOLAFXWLO4F");
    });

    it("is the hosted zone and the domain of a website on S3", () => {
        const bucket = made("aws:s3/bucket:Bucket", { bucket: "shop" }, "us-west-2");
        assert.deepEqual(
            [bucket["hostedZoneId"], bucket["websiteEndpoint"]],
            ["Z3BJ6K6RIION7M", "shop.s3-website-us-west-2.amazonaws.com"],
        );
        assert.equal(
            made("aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration", { bucket: "shop" })["websiteEndpoint"],
            "shop.s3-website.eu-central-1.amazonaws.com",
        );
    });

    it("is the account from which a service writes logs", () => {
        const elb = "aws:elb/getServiceAccount:getServiceAccount";
        assert.equal(ask(elb, {}, "us-west-2").values["arn"], "arn:aws:iam::797873946194:root");
        assert.equal(ask(elb, { region: "us-gov-west-1" }, "us-gov-east-1").values["arn"], "arn:aws-us-gov:iam::048591011584:root");
        assert.deepEqual(
            ask("aws:redshift/getServiceAccount:getServiceAccount", {}, "eu-west-1").values["arn"],
            "arn:aws:iam::210876761215:user/logs",
        );
        assert.equal(ask("aws:cloudtrail/getServiceAccount:getServiceAccount", {}, "eu-west-1").values["id"], "859597730677");
        assert.equal(ask(elb, {}, "eu-central-2").isKnown, false);
    });

    it("is the answer of a function on zones", () => {
        const lb = "aws:lb/getHostedZoneId:getHostedZoneId";
        assert.equal(ask(lb, { loadBalancerType: "network" }, "eu-north-1").values["id"], "Z1UDT6IFJ4EJM");
        assert.equal(ask("aws:elb/getHostedZoneId:getHostedZoneId", {}, "eu-north-1").values["id"], "Z23TAZ6LKFMNIO");
    });
});

describe("A load balancer", () => {
    const balancer = (inputs: Properties) => made("aws:lb/loadBalancer:LoadBalancer", { name: "shop", ...inputs });

    it("has its kind in its ARN and its name", () => {
        assert.match(mustBeText(balancer({})["arn"]), /:loadbalancer\/app\/shop\/[0-9a-f]{16}$/);
        assert.match(mustBeText(balancer({ loadBalancerType: "network" })["arn"]), /:loadbalancer\/net\/shop\/[0-9a-f]{16}$/);
        assert.match(
            mustBeText(balancer({ loadBalancerType: "network" })["dnsName"]),
            /^shop-[0-9a-f]{9}\.elb\.eu-central-1\.amazonaws\.com$/,
        );
        assert.match(mustBeText(balancer({ internal: true })["dnsName"]), /^internal-shop-[0-9a-f]{9}\.eu-central-1\.elb\.amazonaws\.com$/);
        assert.match(mustBeText(balancer({})["arnSuffix"]), /^app\/shop\/[0-9a-f]{16}$/);
    });
});

describe("A stack of CloudFormation", () => {
    const outputs = (templateBody: string) => made("aws:cloudformation/stack:Stack", { templateBody })["outputs"] as Properties;

    it("has the outputs that its template names", () => {
        assert.deepEqual(Object.keys(outputs("Outputs:\n  Instances:\n    Value: !Ref Instances\n")), ["Instances"]);
        assert.match(mustBeText(outputs('{"Outputs":{"A":{"Value":"x"}}}')["A"]), /^made-up-[0-9a-f]{10}$/);
        for (const body of ["Description: a\nDescription: b\nOutputs:\n  Url: {Value: x}\n", "Outputs:\n  Url: {Value: x}\n---\na: b\n"])
            assert.deepEqual(Object.keys(outputs(body)), ["Url"], body);
        for (const template of ["", "Outputs: [", "Outputs: x", "a: b"]) assert.deepEqual(outputs(template), {}, template);
    });
});

describe("The table of single types", () => {
    it("names types that the providers have", () => {
        const types = new Set([...typesOf("aws"), ...typesOf("aws-native")]);
        assert.deepEqual(
            KNOWN.filter((type) => !types.has(type)),
            [],
        );
    });

    it("knows nothing of a name that every object has", () => assert.equal(knownOf("constructor"), undefined));
});
