import assert from "node:assert/strict";
import endpointPolicy from "../../../policies/access/endpoint-policy";
import noPublicPolicies from "../../../policies/access/no-public-resource-policies";
import noWildcardActions from "../../../policies/access/no-wildcard-actions";
import openapi from "../../../policies/authorization/openapi";
import encryptionBucket from "../../../policies/encryption/bucket";
import tracing from "../../../policies/logging/function-tracing";
import retention from "../../../policies/logging/log-group-retention";
import bounded from "../../../policies/runtime/bounded";
import layersTrusted from "../../../policies/runtime/layers-trusted";
import privateNetwork from "../../../policies/runtime/private-network";
import loadBalancer from "../../../policies/transport/load-balancer-tls";
import { asksForStack, AwaitingStack } from "../../../policies/kit/awaiting";
import { judgeResource } from "../../../policies/kit/judge";
import type { Environment, Judgement } from "../../../policies/kit/judgement";
import { ResourceView } from "../../../policies/kit/rule";
import type { Rule } from "../../../policies/kit/rule";
import { readSettings } from "../../../policies/kit/settings";
import { Stack } from "../../../policies/model/stack";
import type { StackResource } from "../../../policies/model/stack";
import { MASKED, UNKNOWN } from "../../../policies/model/values";

type Props = Readonly<Record<string, unknown>>;

const environment: Environment = {
    now: new Date("2026-11-21T12:00:00Z"),
    program: { folder: undefined },
    deployer: { env: {}, asked: false },
    register: { entries: () => [] },
};

const urnOf = (type: string, name: string): string => `urn:pulumi:dev::test::${type}::${name}`;

function resource(type: string, name: string, props: Props, from: Readonly<Record<string, string>> = {}): StackResource {
    const propertyDependencies = Object.fromEntries(Object.entries(from).map(([property, urn]) => [property, [urn]]));
    return {
        urn: urnOf(type, name),
        type,
        name,
        props,
        parent: undefined,
        dependencies: Object.values(from),
        propertyDependencies,
        provider: undefined,
    };
}

const words = ({ violations, undetermined }: Judgement): string[] => [
    ...violations.map(({ id }) => id),
    ...undetermined.map(({ property }) => `? ${property}`),
];

/** What is told of the first resource: at once, and when the stack is known. */
function told(
    rule: Rule,
    stackKnown: boolean,
    resources: readonly [StackResource, ...StackResource[]],
    config: Props = {},
): [string[], string[]] {
    const [{ urn, type, name, props }] = resources;
    const settings = readSettings(rule, config);
    const view = new ResourceView(props, urn, type, name, undefined, { protect: false });
    const awaiting = new AwaitingStack(rule, stackKnown);
    const judgement = judgeResource(rule, view, settings, environment);
    assert.ok(!(judgement instanceof Promise));
    const first = words(awaiting.note(view, settings, judgement));
    const settled = awaiting.settle(Stack.of(resources), environment);
    assert.ok(!(settled instanceof Promise));
    return [first, words(settled)];
}

describe("resources that wait for the stack", () => {
    const provider = { urn: "urn:pulumi:dev::test::pulumi:providers:aws::own", type: "pulumi:providers:aws", name: "own", props: {} };
    const LAYER = "aws:lambda/layerVersion:LayerVersion";
    const fn = (layers: unknown): StackResource => ({
        ...resource("aws:lambda/function:Function", "orders", { layers }, { layers: urnOf(LAYER, "shared") }),
        provider,
    });
    const layer = { ...resource(LAYER, "shared", { layerName: "shared" }), provider };

    const POLICY = "aws:iam/policy:Policy";
    const ROLE = "aws:iam/role:Role";
    const wide = { policy: { Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" } } };
    const limit = (name: string): StackResource => resource(POLICY, name, { ...wide, arn: UNKNOWN });
    const bounded = (policy: string): StackResource =>
        resource(ROLE, "worker", { assumeRolePolicy: {}, permissionsBoundary: UNKNOWN }, { permissionsBoundary: urnOf(POLICY, policy) });
    const attached = (policy: string): StackResource =>
        resource(
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            "a",
            { role: "x", policyArn: UNKNOWN },
            { policyArn: urnOf(POLICY, policy) },
        );

    it("are of the rules that say so", () => {
        assert.equal(asksForStack(noWildcardActions), true);
        assert.equal(asksForStack(endpointPolicy), true);
    });

    it("say nothing of a policy that only bounds a role", () => {
        assert.deepEqual(told(noWildcardActions, false, [limit("team-boundary"), bounded("team-boundary")]), [[], []]);
        assert.deepEqual(told(noWildcardActions, true, [limit("limits"), bounded("limits")]), [[], []]);
    });

    it("report a boundary that is attached too", () => {
        const stack = [limit("team-boundary"), bounded("team-boundary"), attached("team-boundary")] as const;
        assert.deepEqual(told(noWildcardActions, false, stack), [[], ["service"]]);
    });

    it("report a policy that is called a boundary and only attached", () => {
        assert.deepEqual(told(noWildcardActions, false, [limit("team-boundary"), attached("team-boundary")]), [[], ["service"]]);
    });

    it("do not know of a policy that is called a boundary and used for nothing", () => {
        assert.deepEqual(told(noWildcardActions, false, [limit("team-boundary")]), [[], ["? "]]);
    });

    it("tell of an ordinary policy before it exists, in an engine", () => {
        assert.deepEqual(told(noWildcardActions, false, [limit("orders"), attached("orders")]), [["service"], []]);
        assert.deepEqual(told(noWildcardActions, true, [limit("orders"), attached("orders")]), [[], ["service"]]);
    });

    it("tell at once of a policy that aws-native attaches by its own inputs", () => {
        const native = resource("aws-native:iam:ManagedPolicy", "boundary", {
            policyDocument: { Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" } },
            roles: ["worker"],
        });
        assert.deepEqual(told(noWildcardActions, false, [native]), [["service"], []]);
    });

    for (const service of ["opensearch", "elasticsearch"]) {
        const DOMAIN = `aws:${service}/domain:Domain`;
        const open = { Statement: { Effect: "Allow", Principal: "*", Action: "es:ESHttpGet", Resource: "*" } };
        const policy = resource(
            `aws:${service}/domainPolicy:DomainPolicy`,
            "p",
            { domainName: UNKNOWN, accessPolicies: open },
            { domainName: urnOf(DOMAIN, "d") },
        );
        const domain = (props: Props): StackResource => resource(DOMAIN, "d", { domainName: UNKNOWN, ...props });

        it(`judge the policy of a domain by the domain (${service})`, () => {
            assert.deepEqual(told(noPublicPolicies, false, [policy, domain({})]), [[], ["everybody"]]);
            assert.deepEqual(told(noPublicPolicies, false, [policy, domain({ vpcOptions: { subnetIds: [UNKNOWN] } })]), [[], []]);
            assert.deepEqual(told(noPublicPolicies, false, [policy, domain({ advancedSecurityOptions: { enabled: true } })]), [[], []]);
            assert.deepEqual(told(noPublicPolicies, false, [policy, domain({ vpcOptions: UNKNOWN })])[1].length, 1);
        });

        it(`judge the policy of a domain outside the stack by itself, once its name is known (${service})`, () => {
            const named = resource(policy.type, "p", { domainName: "elsewhere", accessPolicies: open });
            assert.deepEqual(told(noPublicPolicies, false, [named]), [[], ["everybody"]]);
            assert.deepEqual(told(noPublicPolicies, false, [policy]), [[], ["? domainName"]]);
        });
    }

    it("look for the policy of a VPC endpoint among the resources", () => {
        const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
        const endpoint = resource(ENDPOINT, "s3", { serviceName: "com.amazonaws.eu-west-1.s3", id: UNKNOWN });
        const separate = resource(
            "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
            "p",
            { vpcEndpointId: UNKNOWN },
            { vpcEndpointId: endpoint.urn },
        );
        const elsewhere = resource("aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy", "p", { vpcEndpointId: UNKNOWN });
        assert.deepEqual(told(endpointPolicy, false, [endpoint]), [[], ["missing"]]);
        assert.deepEqual(told(endpointPolicy, false, [endpoint, separate]), [[], []]);
        assert.deepEqual(told(endpointPolicy, false, [endpoint, elsewhere]), [[], ["? policy"]]);
    });

    it("know that the layers which the stack publishes are the function's own account's", () => {
        const foreign = "arn:aws:lambda:eu-west-1:210987654321:layer:theirs:1";
        const config = { accountId: "123456789012" };
        for (const known of [true, false]) {
            assert.deepEqual(told(layersTrusted, known, [fn([UNKNOWN]), layer]), [[], []]);
            // Nobody knows how long the list is: a layer of another account may stand beside the stack's own.
            assert.deepEqual(told(layersTrusted, known, [fn(UNKNOWN), layer]), [[], ["? layers"]]);
            assert.deepEqual(told(layersTrusted, known, [fn([UNKNOWN]), { ...layer, external: true }])[1], ["? layers[0]"]);
            const elsewhere = { ...layer, provider: { ...provider, urn: `${provider.urn}-not` } };
            assert.deepEqual(told(layersTrusted, known, [fn([UNKNOWN]), elsewhere])[1], ["? layers[0]"]);
        }
        assert.deepEqual(told(layersTrusted, false, [fn([UNKNOWN, foreign]), layer], config), [["foreign"], []]);
    });

    it("do not take for a layer of the stack what is masked, or more than the stack publishes", () => {
        const own = "arn:aws:lambda:eu-west-1:123456789012:layer:shared:1";
        const config = { accountId: "123456789012" };
        const settled = (layers: unknown, props: Props = {}): string[] =>
            told(layersTrusted, true, [fn(layers), { ...layer, props }], config)[1];
        assert.deepEqual(settled([MASKED]), ["? layers[0]"]);
        assert.deepEqual(settled(MASKED), ["? layers"]);
        assert.deepEqual(settled([UNKNOWN, MASKED]), ["? layers[1]"]);
        assert.deepEqual(settled([UNKNOWN, UNKNOWN]), ["? layers[0]", "? layers[1]"]);
        assert.deepEqual(settled([own, UNKNOWN], { arn: own }), ["? layers[1]"]);
        assert.deepEqual(settled([own, UNKNOWN], { layerName: "shared" }), ["? layers[1]"]);
        assert.deepEqual(settled([own, UNKNOWN], { layerName: "other" }), []);
        const NATIVE = "aws-native:lambda:LayerVersion";
        for (const props of [{ layerName: "shared" }, { layerVersionArn: own }]) {
            const native = { ...layer, urn: urnOf(NATIVE, "shared"), type: NATIVE, props };
            const user = { ...fn([own, UNKNOWN]), propertyDependencies: { layers: [native.urn] } };
            assert.deepEqual(told(layersTrusted, true, [user, native], config)[1], ["? layers[1]"]);
        }
    });

    it("judge the routes of a component until the body that it writes is known", () => {
        const component = resource("aws-apigateway:index:RestAPI", "shop", { routes: [{ path: "/orders", method: "GET" }] });
        const api = (body: unknown): StackResource => ({
            ...resource("aws:apigateway/restApi:RestApi", "shop", { body }),
            parent: component.urn,
        });
        assert.deepEqual(told(openapi, false, [component]), [[], ["none"]]);
        assert.deepEqual(told(openapi, false, [component, api(UNKNOWN)]), [[], ["none"]]);
        assert.deepEqual(told(openapi, false, [component, api("{}")]), [[], []]);
    });

    it("judge a bucket that says nothing of its encryption by what else says it", () => {
        const required = { requireCustomerManagedKey: true };
        const bucket = resource("aws:s3/bucket:Bucket", "files", { bucket: "files", id: UNKNOWN });
        const CONFIGURATION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
        const configuration = resource(CONFIGURATION, "c", { bucket: UNKNOWN, rules: [] }, { bucket: bucket.urn });
        const elsewhere = resource(CONFIGURATION, "c", { bucket: UNKNOWN, rules: [] });
        assert.deepEqual(told(encryptionBucket, false, [bucket], required), [[], ["awsKey"]]);
        assert.deepEqual(told(encryptionBucket, false, [bucket, configuration], required), [[], []]);
        assert.deepEqual(told(encryptionBucket, false, [bucket, elsewhere], required), [[], ["? bucket"]]);
        assert.deepEqual(told(encryptionBucket, false, [bucket]), [[], []]);
    });

    it("a bucket's configuration is classified as the bucket that it is for", () => {
        const config = { requireCustomerManagedKeyFor: ["confidential"] };
        const bucket = (tags?: Props): StackResource => resource("aws:s3/bucket:Bucket", "docs", { bucket: "docs", ...(tags && { tags }) });
        const configuration = resource(
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            "docs",
            { bucket: UNKNOWN, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
            { bucket: urnOf("aws:s3/bucket:Bucket", "docs") },
        );
        const confidential = bucket({ "data-classification": "Confidential" });
        for (const stackKnown of [true, false]) {
            assert.deepEqual(told(encryptionBucket, stackKnown, [configuration, confidential], config), [[], ["awsKey"]]);
            assert.deepEqual(told(encryptionBucket, stackKnown, [configuration, bucket()], config), [[], []]);
            assert.deepEqual(told(encryptionBucket, stackKnown, [configuration], config), [[], ["? bucket"]]);
        }
        assert.deepEqual(told(encryptionBucket, false, [configuration, confidential], { requireCustomerManagedKey: true }), [
            ["awsKey"],
            [],
        ]);
    });

    it("the account's policy says how long a group keeps its logs", () => {
        const group = (props: Props): StackResource =>
            resource("aws:cloudwatch/logGroup:LogGroup", "log", { name: "/acme/orders", ...props });
        const policy = (document: Props, more: Props = {}): StackResource =>
            resource("aws:cloudwatch/logAccountPolicy:LogAccountPolicy", "retention", {
                policyType: "RETENTION_POLICY",
                policyDocument: JSON.stringify({ enforcementMode: "RETROACTIVE", ...document }),
                ...more,
            });
        const days = policy({ retentionInDays: 90 });
        const outcome = (...resources: readonly [StackResource, ...StackResource[]]): string[] => told(retention, true, resources)[1];
        assert.deepEqual(outcome(group({}), days), []);
        assert.deepEqual(outcome(group({ retentionInDays: 7 }), days), []);
        assert.deepEqual(outcome(group({})), ["forEver"]);
        assert.deepEqual(outcome(group({}), policy({ retentionInDays: "NEVER_EXPIRE" })), []);
        const prefixed = (prefix: string): StackResource =>
            policy({ retentionInDays: 90 }, { selectionCriteria: `LogGroupNamePrefix IN ["${prefix}"]` });
        assert.deepEqual(outcome(group({}), prefixed("/acme/")), []);
        assert.deepEqual(outcome(group({}), prefixed("/aws/")), ["forEver"]);
        assert.deepEqual(outcome(group({}), policy({ retentionInDays: 90, enforcementMode: "NEW_ONLY" })), ["? policyDocument"]);
        assert.deepEqual(outcome(group({ region: "eu-west-1" }), policy({ retentionInDays: 90 }, { region: "us-east-1" })), ["forEver"]);
        assert.deepEqual(told(retention, false, [group({}), days]), [["forEver"], []]);
    });
});

describe("functions that a distribution may run at the edge", () => {
    const FUNCTION = "aws:lambda/function:Function";
    const NATIVE = "aws-native:lambda:Function";
    const ROLE = "aws:iam/role:Role";
    const EDGE = { region: "us-east-1", publish: true, name: "auth" };
    const trust = (...services: readonly string[]): Props => ({
        assumeRolePolicy: { Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: services } } },
    });
    const role = (...services: readonly string[]): StackResource => resource(ROLE, "role", { name: "role", ...trust(...services) });
    const fn = (more: Props = {}, type = FUNCTION): StackResource =>
        resource(type, "auth", { ...EDGE, ...more, role: UNKNOWN }, { role: urnOf(ROLE, "role") });
    const distribution = (lambdaArn: unknown, from: Readonly<Record<string, string>>): StackResource =>
        resource(
            "aws:cloudfront/distribution:Distribution",
            "site",
            { defaultCacheBehavior: { lambdaFunctionAssociations: [{ eventType: "viewer-request", lambdaArn }] } },
            from,
        );
    const rules = [tracing, bounded, privateNetwork] as const;
    const settled = (stackKnown: boolean, resources: readonly [StackResource, ...StackResource[]]): readonly string[][] =>
        rules.map((rule) => told(rule, stackKnown, resources).flat());

    it("are left out where a distribution of the stack runs them", () => {
        const site = distribution(UNKNOWN, { defaultCacheBehavior: urnOf(FUNCTION, "auth") });
        for (const known of [true, false])
            assert.deepEqual(settled(known, [fn(), role("lambda.amazonaws.com", "edgelambda.amazonaws.com"), site]), [[], [], []]);
    });

    it("are judged where their role does not admit Lambda@Edge", () => {
        for (const known of [true, false])
            assert.deepEqual(settled(known, [fn(), role("lambda.amazonaws.com")]), [["off"], ["unbounded"], ["outside"]]);
    });

    it("stay undetermined where another stack may have the distribution", () => {
        const open = [fn(), role("lambda.amazonaws.com", "edgelambda.amazonaws.com")] as const;
        for (const known of [true, false]) assert.deepEqual(settled(known, open), [["? publish"], ["? publish"], ["? publish"]]);
        assert.deepEqual(settled(true, [fn()]), [["? publish"], ["? publish"], ["? publish"]]);
    });

    it("are found at once in an engine where they cannot run at the edge", () => {
        const elsewhere = fn({ region: "eu-west-1" });
        assert.deepEqual(told(bounded, false, [elsewhere, role("lambda.amazonaws.com")]), [["unbounded"], []]);
    });

    it("of aws-native are published by a resource of their own, and judged without one", () => {
        const { publish: _, ...inputs } = EDGE;
        const native = resource(NATIVE, "auth", { ...inputs, region: "us-east-1", role: UNKNOWN }, { role: urnOf(ROLE, "role") });
        const version = resource("aws-native:lambda:Version", "v", { functionName: UNKNOWN }, { functionName: urnOf(NATIVE, "auth") });
        const both = role("lambda.amazonaws.com", "edgelambda.amazonaws.com");
        const site = distribution(UNKNOWN, { defaultCacheBehavior: urnOf("aws-native:lambda:Version", "v") });
        assert.deepEqual(settled(true, [native, both]), [["off"], ["unbounded"], ["outside"]]);
        assert.deepEqual(settled(true, [native, both, version]), [["? publish"], ["? publish"], ["? publish"]]);
        for (const known of [true, false]) assert.deepEqual(settled(known, [native, both, version, site]), [[], [], []]);
        const { region: _region, ...anywhere } = native.props as Props;
        const open = { ...native, props: anywhere };
        for (const known of [true, false]) assert.deepEqual(settled(known, [open, both, version, site]), [[], [], []]);
    });
});

describe("the secure listeners of a Classic Load Balancer", () => {
    const LB = "aws:elb/loadBalancer:LoadBalancer";
    const BALANCER = urnOf(LB, "lb");
    const balancer = (...listeners: readonly Props[]): StackResource => resource(LB, "lb", { name: "lb", listeners });
    const https = (lbPort: unknown): Props => ({ instancePort: 80, instanceProtocol: "http", lbPort, lbProtocol: "https" });
    const negotiation = (lbPort: unknown): StackResource =>
        resource(
            "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy",
            "tls",
            {
                loadBalancer: UNKNOWN,
                lbPort,
                attributes: [{ name: "Reference-Security-Policy", value: "ELBSecurityPolicy-TLS-1-2-2017-01" }],
            },
            { loadBalancer: BALANCER },
        );
    const listenerPolicy = resource(
        "aws:elb/listenerPolicy:ListenerPolicy",
        "use",
        { loadBalancerName: "lb", loadBalancerPort: 443, policyNames: ["tls"] },
        {},
    );
    const settled = (...resources: readonly [StackResource, ...StackResource[]]): string[] => told(loadBalancer, false, resources).flat();

    it("have AWS's old default where no resource gives them a policy", () => {
        assert.deepEqual(settled(balancer(https(443))), ["classicUnset"]);
        assert.deepEqual(settled(balancer(https(443), https(8443)), negotiation(443)), ["classicUnset"]);
    });

    it("have the policy that a resource gives their port", () => {
        assert.deepEqual(settled(balancer(https(443)), negotiation(443)), []);
        assert.deepEqual(settled(balancer(https("443")), listenerPolicy), []);
    });

    it("know the resources of the older module, and that a ListenerPolicy without policies gives none", () => {
        const older = { ...listenerPolicy, type: "aws:elasticloadbalancing/listenerPolicy:ListenerPolicy" };
        assert.deepEqual(settled(balancer(https(443)), older), []);
        const none = { ...listenerPolicy, props: { ...(listenerPolicy.props as Props), policyNames: [] } };
        assert.deepEqual(settled(balancer(https(443)), none), ["classicUnset"]);
    });

    it("stay undetermined where a port is not known", () => {
        assert.deepEqual(settled(balancer(https(443)), negotiation(UNKNOWN)), ["? listeners[0].lbProtocol"]);
        assert.deepEqual(settled(balancer(https(UNKNOWN)), negotiation(443)), ["? listeners[0].lbProtocol"]);
        assert.deepEqual(settled(balancer(https(UNKNOWN))), ["classicUnset"]);
    });

    it("do not hold back a plain listener in an engine", () => {
        const both = balancer({ ...https(80), lbProtocol: "http" }, https(443));
        assert.deepEqual(told(loadBalancer, false, [both]), [["classicHttp"], ["classicUnset"]]);
        assert.deepEqual(told(loadBalancer, true, [both]), [[], ["classicHttp", "classicUnset"]]);
    });
});
