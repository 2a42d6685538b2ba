import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { pulumi } from "../../rehearsal/run/engine";
import { rehearse } from "../../rehearsal/run/rehearse";
import { StandIn } from "../../rehearsal/server/stand-in";
import { engineVersion } from "../../scripts/engine";

const NETWORK = "name: network\nruntime: yaml\noutputs: { vpcId: vpc-0deployed }\n";
const ORDERS = `name: orders
runtime: yaml
resources:
  net:
    type: pulumi:pulumi:StackReference
    properties: { name: organization/network/prod }
  elsewhere:
    type: pulumi:pulumi:StackReference
    properties: { name: acme/storage/prod }
  topic:
    type: aws:sns:Topic
  parameter:
    type: aws:ssm:Parameter
    properties: { type: SecureString, value: { fn::secret: "sealed away" } }
  group:
    type: aws:ec2:SecurityGroup
    properties: { vpcId: '\${net.outputs["vpcId"]}', description: '\${elsewhere.outputs["bucketName"]}' }
`;

interface Step {
    readonly op: string;
    readonly urn: string;
    readonly newState: { readonly inputs?: Record<string, unknown>; readonly outputs?: Record<string, unknown> };
}

describe("A rehearsal of a program that reads other stacks", function () {
    this.timeout(900_000);
    const folder = mkdtempSync(path.join(tmpdir(), "stacks-"));
    const at = (...names: string[]): string => path.join(folder, ...names);
    const env = {
        PATH: process.env["PATH"],
        HOME: folder,
        PULUMI_HOME: at("home"),
        PULUMI_BACKEND_URL: `file://${at("state")}`,
        PULUMI_CONFIG_PASSPHRASE: "of the user",
        PULUMI_SKIP_UPDATE_CHECK: "true",
    };
    const run = (project: string, more: NodeJS.ProcessEnv, ...args: string[]): void => {
        const { status, stderr } = spawnSync("pulumi", [...args, "--non-interactive"], {
            cwd: at(project),
            env: { ...env, ...more },
            encoding: "utf8",
        });
        assert.equal(status, 0, stderr);
    };

    before(function () {
        if (engineVersion() === undefined) {
            process.stdout.write("  skipped: pulumi is not on the PATH\n");
            this.skip();
        }
        for (const name of ["home", "state", "network", "orders"]) mkdirSync(at(name));
        writeFileSync(at("network", "Pulumi.yaml"), NETWORK);
        writeFileSync(at("orders", "Pulumi.yaml"), ORDERS);
        writeFileSync(at("orders", "Pulumi.prod.yaml"), "config:\n  aws:region: eu-west-3\n");
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    const rehearsed = async (deployed: boolean): Promise<{ steps: readonly Step[]; notes: readonly string[] }> => {
        const { document, notes } = await rehearse({
            folder: at("orders"),
            stack: "prod",
            account: undefined,
            region: undefined,
            deployed,
            env,
        });
        return { steps: (JSON.parse(document) as { steps: Step[] }).steps, notes };
    };
    const stepOf = (steps: readonly Step[], name: string): Step => {
        const step = steps.find(({ urn }) => urn.endsWith(`::${name}`));
        assert.ok(step, name);
        return step;
    };
    /** Every file of the project and of the backend. */
    const files = (): Record<string, string> =>
        Object.fromEntries(
            ["state", "network", "orders"].flatMap((root) =>
                readdirSync(at(root), { recursive: true, withFileTypes: true })
                    .filter((entry) => entry.isFile())
                    .map((entry) => path.join(entry.parentPath, entry.name))
                    .map((file) => [file, createHash("sha256").update(readFileSync(file)).digest("hex")]),
            ),
        );

    it("has made-up outputs of stacks that are not at hand, of any organization, and says so", async () => {
        const { steps, notes } = await rehearsed(false);
        assert.match(String(stepOf(steps, "group").newState.inputs?.["vpcId"]), /^vpc-[0-9a-f]{17}$/);
        assert.match(String(stepOf(steps, "group").newState.inputs?.["description"]), /^made-up-/);
        for (const stack of ["acme/storage/prod", "organization/network/prod"])
            assert.deepEqual(notes.filter((note) => note.startsWith(`the outputs of the stack ${stack} are made up`)).length, 1);
    });

    it("has what is deployed with --deployed, opens no secret, and changes neither project nor backend", async () => {
        // The stand-in is a server of this process, which must not wait for the engine.
        const standIn = await StandIn.start({
            package: "aws",
            account: "111122223333",
            region: "eu-west-3",
            version: "7.48.0",
            foresees: false,
        });
        writeFileSync(
            at("orders", "Pulumi.yaml"),
            ORDERS.replace(/ {2}elsewhere:[^]*?(?= {2}topic:)/, "").replace(/, description: [^}]*\}'/, ""),
        );
        try {
            run("network", {}, "stack", "init", "prod");
            run("network", {}, "up", "--yes", "--skip-preview");
            run("orders", {}, "stack", "init", "prod");
            await updated(at("orders"), { ...env, PULUMI_DEBUG_PROVIDERS: standIn.address });
        } finally {
            standIn.stop();
        }
        writeFileSync(at("orders", "Pulumi.yaml"), ORDERS);
        const before = files();
        const { steps, notes } = await rehearsed(true);
        assert.deepEqual(files(), before);
        const topic = stepOf(steps, "topic");
        assert.equal(topic.op, "same");
        assert.match(String(topic.newState.outputs?.["arn"]), /^arn:aws:sns:eu-west-3:111122223333:topic-/);
        assert.equal(stepOf(steps, "group").newState.inputs?.["vpcId"], "vpc-0deployed");
        assert.ok(
            notes.some((note) => /of the deployed stack: placeholders/.test(note)),
            notes.join("\n"),
        );
        assert.ok(notes.includes("the outputs of the stack organization/network/prod are those that are deployed"));
        assert.ok(notes.includes("the outputs of the stack acme/storage/prod are made up: the project's backend does not give them"));
    });

    it("says in one line that there is no such stack", async () => {
        const wishes = { folder: at("orders"), account: undefined, region: undefined, deployed: true, env };
        await assert.rejects(
            rehearse({ ...wishes, stack: "absent" }),
            /^Error: --deployed: the project's backend has no stack absent that can be read/,
        );
    });
});

/** The update runs beside this process, whose server answers it. */
async function updated(cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
    const { status, stdout, stderr } = await pulumi(["up", "--yes", "--skip-preview"], cwd, env);
    assert.equal(status, 0, stdout + stderr);
}
