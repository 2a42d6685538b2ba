import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COMPONENTS } from "../../../rehearsal/components/catalogue";
import { COMPONENT_TYPES, schemaOf } from "../../../rehearsal/components/schema";
import type { Properties } from "../../../rehearsal/wire";
import { registered, type Registered } from "./mocks";
import { mustBeText } from "../../support/must-be-text";

const of = (all: readonly Registered[], type: string): Registered[] =>
    all.filter((one) => one.type.startsWith("aws:") && one.type.endsWith(`:${type}`));
const one = (all: readonly Registered[], type: string, name?: string): Properties => {
    const found = of(all, type).filter((entry) => name === undefined || entry.name === name);
    assert.equal(found.length, 1, `${type} ${name ?? ""}: ${found.length}`);
    return found[0]?.inputs ?? {};
};
const counted = (all: readonly Registered[]): Record<string, number> => {
    const types = all.filter(({ type }) => type.startsWith("aws:")).map(({ type }) => type.split(":").at(-1) ?? "");
    return Object.fromEntries([...new Set(types)].map((type) => [type, types.filter((other) => other === type).length]));
};
const json = (value: unknown): Properties => JSON.parse(String(value)) as Properties;

describe("The stand-ins for components", () => {
    it("are told to hosts that ask for a schema", () => {
        assert.deepEqual(Object.keys(COMPONENTS), [...COMPONENT_TYPES].sort());
        const { resources } = JSON.parse(schemaOf("awsx")) as {
            resources: Record<string, { inputProperties: object; properties: object; isComponent: boolean }>;
        };
        const vpc = resources["awsx:ec2:Vpc"];
        assert.ok(vpc?.isComponent);
        for (const input of ["cidrBlock", "tags", "natGateways"]) assert.ok(input in vpc.inputProperties, input);
        assert.ok("privateSubnetIds" in vpc.properties);
        assert.ok(!("aws-apigateway:index:RestAPI" in resources));
        const folder = (JSON.parse(schemaOf("synced-folder")) as { resources: Record<string, { properties: object }> }).resources;
        assert.deepEqual(folder["synced-folder:index:S3BucketFolder"]?.properties, {});
    });
});

describe("The stand-in for syncedfolder.S3BucketFolder", () => {
    const folder = mkdtempSync(join(tmpdir(), "folder-"));
    before(() => {
        mkdirSync(join(folder, "css"));
        for (const name of ["index.html", "css/a.css", "notes.unusual", ".hidden"]) writeFileSync(join(folder, name), "x");
    });
    after(() => rmSync(folder, { recursive: true }));
    const args = { path: folder, bucketName: "site", acl: "private" };

    it("makes an object for each file, hidden ones only where the program says so", async () => {
        const { all } = await registered("synced-folder:index:S3BucketFolder", "site", args);
        assert.deepEqual(
            of(all, "BucketObject").map(({ name, inputs }) => [
                name,
                inputs["key"],
                inputs["bucket"],
                inputs["acl"],
                inputs["contentType"],
            ]),
            [
                ["site-css/a.css", "css/a.css", "site", "private", "text/css"],
                ["site-index.html", "index.html", "site", "private", "text/html"],
                ["site-notes.unusual", "notes.unusual", "site", "private", "text/plain"],
            ],
        );
        const hidden = await registered("synced-folder:index:S3BucketFolder", "site", { ...args, includeHiddenFiles: true });
        assert.equal(of(hidden.all, "BucketObject").length, 4);
    });

    it("makes no objects of a folder that is not known", async () => {
        const { all } = await registered("synced-folder:index:S3BucketFolder", "site", { bucketName: "site", acl: "private" });
        assert.deepEqual(of(all, "BucketObject"), []);
    });

    it("makes the command that copies them where the program manages no objects", async () => {
        const { all } = await registered("synced-folder:index:S3BucketFolder", "site", { ...args, managedObjects: false });
        assert.deepEqual(of(all, "BucketObject"), []);
        const command = all.find(({ type }) => type === "command:local:Command");
        assert.equal(command?.name, "site-sync-command");
        assert.match(mustBeText(command.inputs["create"]), /^aws s3 sync ".+" "s3:\/\/site" --acl "private" --region "eu-west-1" --delete/);
    });
});

describe("The stand-in for awsx.ec2.Vpc", () => {
    it("makes a public and a private subnet in three zones, each zone with a NAT gateway of its own", async () => {
        const { all, shown } = await registered("awsx:ec2:Vpc", "net", {});
        assert.deepEqual(counted(all), {
            Eip: 3,
            InternetGateway: 1,
            NatGateway: 3,
            Route: 6,
            RouteTable: 6,
            RouteTableAssociation: 6,
            Subnet: 6,
            Vpc: 1,
        });
        assert.equal(one(all, "Vpc")["cidrBlock"], "10.0.0.0/16");
        const subnet = one(all, "Subnet", "net-public-2");
        assert.deepEqual([subnet["availabilityZone"], subnet["mapPublicIpOnLaunch"]], ["eu-west-1b", true]);
        assert.deepEqual(subnet["tags"], { Name: "net-public-2", SubnetType: "Public" });
        assert.match(mustBeText(one(all, "Route", "net-private-1")["natGatewayId"]), /^nat-/);
        assert.equal((shown["privateSubnetIds"] as string[]).length, 3);
        assert.match(String(shown["vpcId"]), /^vpc-/);
    });

    it("makes one NAT gateway, or none, where the program says so", async () => {
        const single = await registered("awsx:ec2:Vpc", "net", { natGateways: { strategy: "Single" }, numberOfAvailabilityZones: 2 });
        assert.deepEqual([of(single.all, "NatGateway").length, of(single.all, "Route").length, of(single.all, "Subnet").length], [1, 4, 4]);
        const none = await registered("awsx:ec2:Vpc", "net", { natGateways: { strategy: "None" }, availabilityZoneNames: ["eu-west-1a"] });
        assert.deepEqual(counted(none.all), { InternetGateway: 1, Route: 1, RouteTable: 2, RouteTableAssociation: 2, Subnet: 2, Vpc: 1 });
    });

    it("gives an interface endpoint its subnets and a security group with the strategy Auto", async () => {
        const vpcEndpointSpecs = [
            { serviceName: "com.amazonaws.eu-west-1.sqs", vpcEndpointType: "Interface" },
            { serviceName: "com.amazonaws.eu-west-1.s3" },
        ];
        const { all } = await registered("awsx:ec2:Vpc", "net", { vpcEndpointSpecs, vpcEndpointStrategy: "Auto" });
        const queue = one(all, "VpcEndpoint", "com.amazonaws.eu-west-1.sqs");
        assert.deepEqual([(queue["subnetIds"] as string[]).length, queue["privateDnsEnabled"]], [3, true]);
        assert.deepEqual(one(all, "SecurityGroupRule")["cidrBlocks"], ["10.0.0.0/16"]);
        assert.equal((one(all, "VpcEndpoint", "com.amazonaws.eu-west-1.s3")["routeTableIds"] as string[]).length, 6);
        assert.deepEqual([one(all, "Vpc")["enableDnsHostnames"], one(all, "Vpc")["enableDnsSupport"]], [true, true]);
    });
});

describe("The stand-in for apigateway.RestAPI", () => {
    const folder = mkdtempSync(join(tmpdir(), "components-"));
    before(() => {
        mkdirSync(join(folder, "css"));
        for (const name of ["index.html", "css/main.css"]) writeFileSync(join(folder, name), "x");
    });
    after(() => rmSync(folder, { recursive: true }));
    const arn = "arn:aws:lambda:eu-west-1:000000000000:function:hello";
    const route = { path: "hello", method: "GET", eventHandler: arn };

    it("leads a route to its function, which API Gateway may call from that route alone", async () => {
        const { all, shown } = await registered("aws-apigateway:index:RestAPI", "shop", { routes: [route] });
        assert.deepEqual(counted(all), { Deployment: 1, Permission: 1, RestApi: 1, Stage: 1 });
        const api = one(all, "RestApi");
        const { paths } = json(api["body"]) as { paths: Record<string, Record<string, Properties>> };
        const uri = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations`;
        const integration = { uri, passthroughBehavior: "when_no_match", httpMethod: "POST", type: "aws_proxy" };
        assert.deepEqual(paths, { "/hello": { get: { "x-amazon-apigateway-integration": integration } } });
        assert.deepEqual([api["name"], api["binaryMediaTypes"]], ["shop", ["*/*"]]);
        assert.match(mustBeText(one(all, "Permission")["sourceArn"]), /^arn:aws:execute-api:eu-west-1:000000000000:\w+\/\*\/GET\/hello$/);
        assert.equal(one(all, "Stage")["stageName"], "stage");
        assert.match(String(shown["url"]), /^https:\/\/\w+\.execute-api\.eu-west-1\.amazonaws\.com\/stage\/$/);
    });

    it("writes what a route demands of its callers", async () => {
        const authorizer = {
            authorizerName: "jwt",
            parameterName: "Authorization",
            identitySource: ["method.request.header.Authorization"],
            providerARNs: ["arn:x"],
        };
        const demands = {
            apiKeyRequired: true,
            iamAuthEnabled: true,
            requestValidator: "ALL",
            requiredParameters: [{ name: "q", in: "query" }],
        };
        const { all } = await registered("aws-apigateway:index:RestAPI", "shop", {
            routes: [{ ...route, ...demands, authorizers: [authorizer] }],
        });
        const { paths, securityDefinitions } = json(one(all, "RestApi")["body"]) as Record<
            string,
            Record<string, Record<string, Properties>>
        >;
        const operation = paths?.["/hello"]?.["get"] ?? {};
        assert.deepEqual(operation["security"], [{ jwt: [] }, { api_key: [] }]);
        assert.deepEqual(operation["x-amazon-apigateway-auth"], { type: "AWS_IAM" });
        assert.deepEqual(operation["parameters"], [{ name: "q", in: "query", required: true }]);
        assert.equal(securityDefinitions?.["jwt"]?.["x-amazon-apigateway-authtype"], "cognito_user_pools");
        assert.equal(securityDefinitions["api_key"]?.["name"], "x-api-key");
    });

    it("puts the files of a folder into a bucket that API Gateway can read", async () => {
        const { all } = await registered("aws-apigateway:index:RestAPI", "Shop_1", { routes: [{ path: "/", localPath: folder }] });
        assert.deepEqual(counted(all), {
            BucketObject: 2,
            Bucket: 1,
            Deployment: 1,
            RestApi: 1,
            Role: 1,
            RolePolicyAttachment: 1,
            Stage: 1,
        });
        assert.deepEqual(
            of(all, "BucketObject").map(({ inputs }) => inputs["contentType"]),
            ["text/css", "text/html"],
        );
        assert.equal(of(all, "Bucket")[0]?.name, "shop1");
        const { paths } = json(one(all, "RestApi")["body"]) as { paths: Properties };
        assert.deepEqual(Object.keys(paths), ["/", "/{proxy+}"]);
    });

    it("passes a route on to another address, with and without more of the path", async () => {
        const { all } = await registered("aws-apigateway:index:RestAPI", "shop", {
            routes: [{ path: "/away", target: { type: "http", uri: "https://example.com" } }],
        });
        const { paths } = json(one(all, "RestApi")["body"]) as { paths: Record<string, Record<string, Record<string, Properties>>> };
        const uris = Object.values(paths).map(
            (path) => path["x-amazon-apigateway-any-method"]?.["x-amazon-apigateway-integration"]?.["uri"],
        );
        assert.deepEqual(
            [Object.keys(paths), uris],
            [
                ["/away/", "/away/{proxy+}"],
                ["https://example.com/", "https://example.com/{proxy}"],
            ],
        );
    });

    it("takes the program's own specification, and its title", async () => {
        const { all } = await registered("aws-apigateway:index:RestAPI", "shop", {
            swaggerString: JSON.stringify({ swagger: "2.0", info: { title: "mine" }, paths: {} }),
        });
        assert.deepEqual([one(all, "RestApi")["name"], json(one(all, "RestApi")["body"])["info"]], ["mine", { title: "mine" }]);
    });
});

describe("The stand-ins for awsx.ecs, lb, ecr and cloudtrail", () => {
    const container = {
        image: "nginx",
        cpu: 512,
        memory: 1500,
        portMappings: [{ containerPort: 80, targetGroup: { arn: "arn:tg", port: 8080 } }],
    };

    it("make a task definition with its roles and its log group, as large as its containers need", async () => {
        const { all } = await registered("awsx:ecs:FargateService", "web", {
            cluster: "arn:c",
            taskDefinitionArgs: { container },
            networkConfiguration: { subnets: ["subnet-1"] },
        });
        assert.deepEqual(counted(all), { Service: 1, TaskDefinition: 1, LogGroup: 1, Role: 2, RolePolicyAttachment: 1 });
        const task = one(all, "TaskDefinition");
        assert.deepEqual(
            [task["cpu"], task["memory"], task["networkMode"], task["requiresCompatibilities"]],
            ["512", "2048", "awsvpc", ["FARGATE"]],
        );
        const [definition] = JSON.parse(mustBeText(task["containerDefinitions"])) as [Record<string, unknown>];
        assert.deepEqual([definition["name"], definition["portMappings"]], ["container", [{ containerPort: 80, hostPort: 8080 }]]);
        assert.equal((definition["logConfiguration"] as Properties)["logDriver"], "awslogs");
        const service = one(all, "Service");
        assert.deepEqual([service["launchType"], service["desiredCount"], service["waitForSteadyState"]], ["FARGATE", 1, true]);
        assert.deepEqual(service["loadBalancers"], [{ containerName: "container", containerPort: 8080, targetGroupArn: "arn:tg" }]);
        assert.equal(
            one(all, "RolePolicyAttachment")["policyArn"],
            "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
        );
    });

    it("make a load balancer of the default VPC with a listener and a security group that is open to all", async () => {
        const { all } = await registered("awsx:lb:ApplicationLoadBalancer", "web", {});
        assert.deepEqual(counted(all), { Listener: 1, LoadBalancer: 1, TargetGroup: 1, SecurityGroup: 1 });
        const listener = one(all, "Listener");
        assert.deepEqual([listener["port"], listener["protocol"]], [80, "HTTP"]);
        assert.equal((one(all, "LoadBalancer")["subnets"] as string[]).length, 3);
        assert.equal(one(all, "TargetGroup")["targetType"], "ip");
        const secure = await registered("awsx:lb:ApplicationLoadBalancer", "web", {
            subnetIds: ["subnet-1"],
            listener: { port: 443, certificateArn: "arn:c" },
        });
        assert.deepEqual([one(secure.all, "Listener")["protocol"], one(secure.all, "Listener")["certificateArn"]], ["HTTPS", "arn:c"]);
        const network = await registered("awsx:lb:NetworkLoadBalancer", "web", { subnetIds: ["subnet-1"] });
        assert.deepEqual([one(network.all, "Listener")["protocol"], of(network.all, "SecurityGroup").length], ["TCP", 0]);
    });

    it("let a load balancer call a function that is a target", async () => {
        const { all } = await registered("awsx:lb:TargetGroupAttachment", "web", { targetGroupArn: "arn:tg", lambdaArn: "arn:f" });
        const permission = one(all, "Permission");
        assert.deepEqual(
            [permission["function"], permission["principal"], permission["sourceArn"]],
            ["arn:f", "elasticloadbalancing.amazonaws.com", "arn:tg"],
        );
        assert.equal(one(all, "TargetGroupAttachment")["targetId"], "arn:f");
    });

    it("make a repository that drops untagged images, and an image with a digest", async () => {
        const repository = await registered("awsx:ecr:Repository", "Web", {});
        const { rules } = json(one(repository.all, "LifecyclePolicy", "web")["policy"]) as { rules: Properties[] };
        assert.deepEqual(rules[0]?.["selection"], { tagStatus: "untagged", countType: "imageCountMoreThan", countNumber: 1 });
        const image = await registered("awsx:ecr:Image", "web", {
            repositoryUrl: "000000000000.dkr.ecr.eu-west-1.amazonaws.com/web",
            context: "./app",
        });
        assert.equal(image.shown["imageUri"], "000000000000.dkr.ecr.eu-west-1.amazonaws.com/web@sha256:0");
        assert.equal(image.all.filter(({ type }) => type === "docker-build:index:Image").length, 1);
    });

    it("make a trail with a bucket that only CloudTrail writes to, and a log group where asked for", async () => {
        const { all } = await registered("awsx:cloudtrail:Trail", "audit", {
            cloudWatchLogsGroup: { enable: true },
            enableLogFileValidation: true,
        });
        assert.deepEqual(counted(all), { Bucket: 1, BucketPolicy: 1, LogGroup: 1, Role: 1, Trail: 1 });
        const trail = one(all, "Trail");
        assert.match(mustBeText(trail["cloudWatchLogsGroupArn"]), /:log-group:.*:\*$/);
        assert.equal(trail["enableLogFileValidation"], true);
        assert.match(JSON.stringify(one(all, "BucketPolicy")["policy"]), /cloudtrail\.amazonaws\.com/);
    });
});
