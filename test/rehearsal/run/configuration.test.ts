import assert from "node:assert/strict";
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { configurationOf } from "../../../rehearsal/run/configuration";
import { projectIn } from "../../../rehearsal/run/project";

/** Opens a value as Pulumi does. */
function opened(salt: string, passphrase: string, sealed: string): string {
    const key = pbkdf2Sync(passphrase, Buffer.from(salt.split(":")[1] ?? "", "base64"), 1_000_000, 32, "sha256");
    const [, nonce = "", body = ""] = sealed.split(":");
    const bytes = Buffer.from(body, "base64");
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
    decipher.setAuthTag(bytes.subarray(-16));
    return decipher.update(bytes.subarray(0, -16)).toString("utf8") + decipher.final("utf8");
}

interface Settings {
    readonly encryptionsalt?: string;
    readonly config: Readonly<Record<string, unknown>>;
}

describe("The configuration of a rehearsal", () => {
    const folder = mkdtempSync(join(tmpdir(), "configuration-"));
    const put = (name: string, content: string): void => writeFileSync(join(folder, name), content);
    after(() => rmSync(folder, { recursive: true }));
    before(() => {
        put("Pulumi.yaml", "name: orders\nruntime:\n  name: nodejs\n");
        put("Pulumi.dev.yaml", "config:\n  aws:region: eu-west-1\n  aws:profile: admin\n  orders:size: 3\n");
        put(
            "Pulumi.prod.yaml",
            "encryptionsalt: v1:abc\nconfig:\n  orders:password:\n    secure: v1:def\n  orders:nested:\n    key:\n      secure: v1:ghi\n",
        );
    });

    const settings = async (stack: string | undefined, region?: string): Promise<Settings & { readonly notes: readonly string[] }> => {
        const { yaml, notes } = await configurationOf(projectIn(folder, stack), region, "open sesame");
        return { ...(parse(yaml) as Settings), notes };
    };

    it("is that of the stack for development, without what leads to an account", async () => {
        const { config, notes } = await settings(undefined);
        assert.deepEqual(config, { "aws:region": "eu-west-1", "orders:size": 3 });
        assert.deepEqual(notes, ["the configuration is that of the stack dev; --stack takes another"]);
    });

    it("is that of the stack that is named, with or without its owner", async () => {
        assert.ok("orders:password" in (await settings("acme/orders/prod")).config);
        assert.ok("orders:password" in (await settings("prod")).config);
    });

    it("has placeholders in place of secrets, which Pulumi can open, and says so once", async () => {
        const { encryptionsalt = "", config, notes } = await settings("prod");
        const password = config["orders:password"] as { secure: string };
        const nested = config["orders:nested"] as { key: { secure: string } };
        assert.equal(opened(encryptionsalt, "open sesame", encryptionsalt.split(":").slice(2).join(":")), "pulumi");
        assert.equal(opened(encryptionsalt, "open sesame", password.secure), "placeholder");
        assert.equal(opened(encryptionsalt, "open sesame", nested.key.secure), "placeholder");
        assert.equal(notes.filter((note) => note.includes("placeholders")).length, 1);
    });

    it("fills in the region only where the configuration has none", async () => {
        assert.equal((await settings("dev", "us-east-2")).config["aws:region"], "eu-west-1");
        assert.equal((await settings("prod", "us-east-2")).config["aws:region"], "us-east-2");
        const { config, notes } = await settings("prod");
        assert.equal(config["aws:region"], "us-east-1");
        assert.equal(notes.filter((note) => note.startsWith("no Region is configured: us-east-1 stands for it")).length, 1);
        assert.ok(!(await settings("prod", "us-east-2")).notes.some((note) => note.includes("Region")));
    });

    it("has the Region that the project configures for all of its stacks, but for a stack that has its own", async () => {
        const other = mkdtempSync(join(tmpdir(), "configuration-"));
        const regionOf = async (config: string, stack = "bare"): Promise<unknown> => {
            writeFileSync(join(other, "Pulumi.yaml"), `name: orders\nruntime: yaml\nconfig:\n  orders:size: 3\n${config}`);
            const { yaml, region, notes } = await configurationOf(projectIn(other, stack), undefined, "open sesame");
            const written = (parse(yaml) as Partial<Settings>).config?.["aws:region"];
            return [region, written, notes.filter((note) => note.includes("Region")).length];
        };
        writeFileSync(join(other, "Pulumi.own.yaml"), "config:\n  aws:region: eu-west-1\n");
        writeFileSync(join(other, "Pulumi.bare.yaml"), "config: {}\n");
        try {
            assert.deepEqual(await regionOf("  aws:region: eu-west-3\n"), ["eu-west-3", undefined, 0]);
            assert.deepEqual(await regionOf("  aws:region:\n    value: eu-west-3\n"), ["eu-west-3", undefined, 0]);
            assert.deepEqual(await regionOf("  aws:region:\n    value: eu-west-3\n", "own"), ["eu-west-1", "eu-west-1", 0]);
            assert.deepEqual(await regionOf(""), ["us-east-1", "us-east-1", 1]);
            await assert.rejects(regionOf("  aws:region: eu-wset-1\n"), /Pulumi\.yaml: aws:region: AWS has no Region of this name/);
        } finally {
            rmSync(other, { recursive: true });
        }
    });

    it("names no Region that AWS cannot have", async () => {
        await assert.rejects(settings("prod", "eu-wset-1"), /^Error: AWS_REGION: AWS has no Region of this name; one is eu-west-1$/);
        put("Pulumi.odd.yaml", "config:\n  aws:region: Frankfurt\n");
        await assert.rejects(settings("odd"), /Pulumi\.odd\.yaml: aws:region: AWS has no Region of this name/);
    });

    it("of a folder without a project, or with one that is no YAML, is refused in one line", () => {
        assert.throws(() => projectIn(tmpdir(), undefined), /is no Pulumi project: there is no Pulumi\.yaml in it$/);
        const unreadable = mkdtempSync(join(tmpdir(), "safeguard-unreadable-"));
        symlinkSync("Pulumi.yaml", join(unreadable, "Pulumi.yaml"));
        assert.throws(() => projectIn(unreadable, undefined), /Pulumi\.yaml: cannot be read: its links lead in a circle \(ELOOP\)$/);
        rmSync(unreadable, { recursive: true });
        assert.throws(() => projectIn(folder, "../x y"), /--stack: is no name of a stack$/);
    });
});
