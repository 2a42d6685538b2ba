import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outputsAsked } from "../../../../rehearsal/run/stacks/asked";
import { outputsMadeUp } from "../../../../rehearsal/run/stacks/made-up";
import { UNKNOWN } from "../../../../rehearsal/wire";
import { mustBeText } from "../../../support/must-be-text";

describe("The outputs of other stacks that a program asks for", () => {
    let folder = "";
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "asked-"))));
    afterEach(() => rmSync(folder, { recursive: true }));
    const asked = (files: Readonly<Record<string, string>>): unknown => {
        for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
        const { isAsked, names } = outputsAsked(folder);
        return isAsked ? names : "none";
    };

    it("are read from its sources, in each language", () => {
        const sources: Readonly<Record<string, string>> = {
            "index.ts": `new StackReference("a/b/c").getOutput("vpcId"); r.requireOutput('zone'); await r.getOutputDetails("zone");`,
            "__main__.py": `pulumi.StackReference("a/b/c").require_output("vpc-id"); r.get_output('zone')`,
            "main.go":
                'pulumi.NewStackReference(ctx, "a/b/c", nil); r.GetStringOutput(pulumi.String("vpcId")); r.GetOutput(pulumi.String("zone"))',
            "Pulumi.yaml": 'type: pulumi:pulumi:StackReference\nvalue: ${r.outputs["vpcId"]}\nother: ${r.outputs.zone}',
        };
        const expected = [
            ["vpcId", "zone"],
            ["vpc-id", "zone"],
            ["vpcId", "zone"],
            ["vpcId", "zone"],
        ];
        for (const [index, [name, text]] of Object.entries(sources).entries()) {
            assert.deepEqual(asked({ [name]: text }), expected[index], name);
            rmSync(join(folder, name));
        }
    });

    it("are not known where a name is made as the program runs", () => {
        const start = 'const r = new StackReference("a/b/c"); r.getOutput("vpcId"); ';
        for (const rest of ["r.getOutput(name)", "r.getOutput(`${zone}Id`)", "r.outputs.apply((all) => all.x)", "r.outputs[name]"])
            assert.equal(asked({ "index.ts": start + rest }), undefined, rest);
        assert.equal(asked({ "index.ts": 'new StackReference("a/b/c");' }), undefined);
    });

    it("are none where no stack is read, or only in what others wrote", () => {
        mkdirSync(join(folder, "node_modules"));
        writeFileSync(join(folder, "node_modules", "a.js"), 'new StackReference("a/b/c").getOutput("x")');
        assert.equal(asked({ "index.ts": 'api.getOutput("x")' }), "none");
    });

    it("are made up by their names, several where the name says so", () => {
        const made = outputsMadeUp("acme/network/prod", ["vpc-id", "privateSubnetIds", "roleArn"], "000000000000", "eu-west-1");
        assert.match(mustBeText(made["vpc-id"]), /^vpc-[0-9a-f]{17}$/);
        assert.match(mustBeText(made["roleArn"]), /^arn:aws:iam::000000000000:role\//);
        const subnets = made["privateSubnetIds"] as string[];
        assert.equal(new Set(subnets).size, 3);
        for (const subnet of subnets) assert.match(subnet, /^subnet-[0-9a-f]{17}$/);
        assert.deepEqual(Object.values(outputsMadeUp("acme/network/prod", undefined, "000000000000", "eu-west-1")), [UNKNOWN]);
    });
});
