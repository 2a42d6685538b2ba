import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { schemasOf } from "../../../rehearsal/run/yaml-schema";

const PROGRAM = `
name: shop
runtime: yaml
variables:
  digest:
    fn::invoke:
      function: docker:getRegistryImage
      arguments: { name: nginx }
      return: sha256Digest
  file:
    fn::std:file: { input: notes.txt }
resources:
  suffix:
    type: random:RandomString
    properties: { length: 6 }
  runs:
    type: command:local:Command
    properties: { create: make }
  cluster:
    type: eks:Cluster
    get: { id: c, state: { version: "1" } }
  space:
    type: pulumi:providers:kubernetes
    properties: { kubeconfig: "\${cluster.kubeconfig}" }
outputs:
  a: \${runs.stdout}
  b: \${runs["stderr"]} \${cluster.nodes[0].name}
`;

interface Schema {
    readonly provider: { readonly inputProperties: object };
    readonly resources: Readonly<
        Record<string, { readonly inputProperties: object; readonly properties: object; readonly isComponent?: boolean }>
    >;
    readonly functions: Readonly<
        Record<string, { readonly inputs: { readonly properties: object }; readonly outputs: { readonly properties: object } }>
    >;
}

describe("The schema of a provider without facts, for a program in YAML", () => {
    const folder = mkdtempSync(join(tmpdir(), "schema-"));
    before(() => writeFileSync(join(folder, "Pulumi.yaml"), PROGRAM));
    after(() => rmSync(folder, { recursive: true }));
    const of = (name: string): Schema => JSON.parse(schemasOf(folder)(name)) as Schema;

    it("holds the types that the program names, with the properties that it sets", () => {
        const { resources } = of("command");
        assert.deepEqual(Object.keys(resources), ["command:local:Command"]);
        assert.deepEqual(Object.keys(resources["command:local:Command"]?.inputProperties ?? {}), ["create"]);
    });

    it("shows of each whatever the program takes of anything", () => {
        const shown = Object.keys(of("command").resources["command:local:Command"]?.properties ?? {});
        assert.deepEqual(
            ["create", "stdout", "stderr", "nodes"].filter((name) => !shown.includes(name)),
            [],
        );
    });

    it("names a type whose values are made up by its own token, and another of a short name by that of the first module", () => {
        assert.deepEqual(Object.keys(of("random").resources), ["random:index/randomString:RandomString"]);
        assert.deepEqual(Object.keys(of("eks").resources), ["eks:index:Cluster"]);
    });

    it("holds what is read of an existing resource, and says of a package of components that it has no others", () => {
        const cluster = of("eks").resources["eks:index:Cluster"];
        assert.deepEqual([Object.keys(cluster?.inputProperties ?? {}), cluster?.isComponent], [["version"], true]);
        assert.equal(of("command").resources["command:local:Command"]?.isComponent, undefined);
    });

    it("holds the functions, called either way, and the configuration of a provider", () => {
        const { functions } = of("docker");
        assert.deepEqual(Object.keys(functions), ["docker:index/getRegistryImage:getRegistryImage"]);
        const [call] = Object.values(functions);
        assert.deepEqual(Object.keys(call?.inputs.properties ?? {}), ["name"]);
        assert.ok("sha256Digest" in (call?.outputs.properties ?? {}));
        assert.deepEqual(Object.keys(of("std").functions), ["std:index:file"]);
        assert.deepEqual(Object.keys(of("kubernetes").provider.inputProperties), ["kubeconfig"]);
    });

    it("is empty of what the program does not name, and of a folder without a program", () => {
        assert.deepEqual(of("gcp").resources, {});
        assert.deepEqual((JSON.parse(schemasOf(join(folder, "none"))("random")) as Schema).resources, {});
    });
});
