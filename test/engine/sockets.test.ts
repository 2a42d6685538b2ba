import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { ROOT, engineVersion } from "../../scripts/engine";

/** A provider of its own, a look-up, a component, another stack and a provider that has no plug-in here. */
const PROGRAM = `name: everything
runtime: yaml
resources:
  net:
    type: pulumi:pulumi:StackReference
    properties: { name: acme/network/prod }
  group:
    type: aws:ec2:SecurityGroup
    properties: { vpcId: '\${net.outputs["vpcId"]}' }
  vpc:
    type: awsx:ec2:Vpc
  topic:
    type: aws:sns:Topic
outputs: { arn: '\${topic.arn}', vpcId: '\${vpc.vpcId}' }
`;

describe("The sockets of a rehearsal", function () {
    this.timeout(900_000);
    const folder = mkdtempSync(path.join(tmpdir(), "sockets-"));
    after(() => rmSync(folder, { recursive: true, force: true }));

    before(function () {
        if (engineVersion() === undefined || spawnSync("strace", ["-V"]).status !== 0) {
            process.stdout.write("  skipped: pulumi or strace is not on the PATH\n");
            this.skip();
        }
    });

    it("lead nowhere but to this machine, whatever the environment offers", () => {
        writeFileSync(path.join(folder, "Pulumi.yaml"), PROGRAM);
        const trace = path.join(folder, "trace");
        const cli = [
            "-r",
            path.join(ROOT, "test/support/register.cjs"),
            path.join(ROOT, "cli/main.ts"),
            "rehearse",
            folder,
            "--format",
            "json",
        ];
        const { status, stdout, stderr } = spawnSync(
            "strace",
            ["-f", "-qq", "-e", "trace=connect,sendto,sendmsg", "-o", trace, process.execPath, ...cli],
            {
                encoding: "utf8",
                maxBuffer: 1 << 26,
                env: {
                    ...process.env,
                    AWS_ACCESS_KEY_ID: "AKIA" + "IOSFODNN7EXAMPLE",
                    AWS_SECRET_ACCESS_KEY: "example",
                    AWS_PROFILE: "default",
                    PULUMI_ACCESS_TOKEN: "example",
                },
            },
        );
        assert.ok(status === 0 || status === 1, stderr);
        assert.ok((JSON.parse(stdout) as { summary: { resources: number } }).summary.resources > 30, stdout);
        const calls = readFileSync(trace, "utf8").split("\n");
        const away = calls.filter((call) => /sa_family=AF_INET6?\b/.test(call) && !/inet_addr\("127\.\d+\.\d+\.\d+"\)|"::1"/.test(call));
        assert.deepEqual(away, []);
        assert.ok(
            calls.some((call) => /^\d+\s+connect\(.*inet_addr\("127\.0\.0\.1"\)/.test(call)),
            "no connection was seen at all",
        );
        assert.deepEqual(readdirSync(folder).sort(), ["Pulumi.yaml", "trace"]);
    });
});
