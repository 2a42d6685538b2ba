import assert from "node:assert/strict";
import { detect } from "../../../policies/model/detectors";
import { FORESEEN, USUAL, madeBy } from "../../../rehearsal/others";
import { UNKNOWN, isSecret, plain, secret, type Properties } from "../../../rehearsal/wire";
import { mustBeText } from "../../support/must-be-text";

const urn = (name: string): string => `urn:pulumi:dev::shop::any::${name}`;
const made = (token: string, inputs: Properties, name = "thing"): { id: string; outputs: Properties } => {
    const values = madeBy(token, inputs, urn(name));
    assert.ok(values !== undefined);
    return values;
};
const textOf = (token: string, inputs: Properties, key = "result"): string => {
    const text = plain(made(token, inputs).outputs[key] ?? null);
    assert.ok(typeof text === "string");
    return text;
};

const STRING = "random:index/randomString:RandomString";
const PASSWORD = "random:index/randomPassword:RandomPassword";

describe("What the provider random would draw", () => {
    it("is the same at each run, and another for each resource", () => {
        assert.deepEqual(made(STRING, { length: 8 }), made(STRING, { length: 8 }));
        assert.notEqual(made(STRING, { length: 8 }, "a").id, made(STRING, { length: 8 }, "b").id);
    });

    for (const [inputs, form] of [
        [{ length: 8, special: false }, /^[a-z0-9]{8}$/],
        [{ length: 6, upper: false, special: false, numeric: false }, /^[a-z]{6}$/],
        [{ length: 40, lower: false, special: false }, /^MADEUP[A-Z0-9]{34}$/],
        [{ length: 5, lower: false, upper: false, special: false }, /^\d{5}$/],
        [{ length: 200 }, /^madeup[a-z0-9]{194}$/],
        [{ length: 0 }, /^$/],
    ] as const)
        it(`is a string of the kinds and the length asked for: ${JSON.stringify(inputs)}`, () =>
            assert.match(textOf(STRING, inputs), form));

    it("bounds a length that no name has", () => assert.equal(textOf(STRING, { length: 1e9 }).length, 4096));

    it("is a password that is marked as a secret, with a character of each kind", () => {
        const { outputs } = made(PASSWORD, { length: 16, overrideSpecial: "_%" });
        assert.ok(isSecret(outputs["result"]) && isSecret(outputs["bcryptHash"]));
        const text = textOf(PASSWORD, { length: 16, overrideSpecial: "_%" });
        assert.match(text, /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*_).{16}$/);
        assert.doesNotMatch(textOf(PASSWORD, { length: 16, special: false }), /\W/);
    });

    it("counts as a credential where the program spreads it, as it does in the account", () => {
        assert.equal(detect(textOf(PASSWORD, { length: 20 }), { name: "DB_PASSWORD" }).length, 1);
    });

    it("is one id in four spellings", () => {
        const { id, outputs } = made("random:index/randomId:RandomId", { byteLength: 4, prefix: "x-" });
        assert.match(mustBeText(outputs["hex"]), /^x-[0-9a-f]{8}$/);
        const bytes = Buffer.from(mustBeText(outputs["hex"]).slice(2), "hex");
        assert.equal(outputs["dec"], `x-${bytes.readUInt32BE()}`);
        assert.equal(outputs["b64Std"], `x-${bytes.toString("base64")}`);
        assert.equal(id, bytes.toString("base64url"));
    });

    it("is a pet of as many words, a number within its bounds, a UUID, a choice of what is given", () => {
        assert.match(made("random:index/randomPet:RandomPet", { length: 3, prefix: "app", separator: "_" }).id, /^app_made_up_[a-p]{6}$/);
        assert.match(made("random:index/randomPet:RandomPet", {}).id, /^made-[a-p]{6}$/);
        for (const name of ["a", "b", "c", "d"]) {
            const number = Number(made("random:index/randomInteger:RandomInteger", { min: 3, max: 5 }, name).outputs["result"]);
            assert.ok(number >= 3 && number <= 5, String(number));
        }
        assert.match(made("random:index/randomUuid:RandomUuid", {}).id, /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        const shuffle = "random:index/randomShuffle:RandomShuffle";
        assert.deepEqual(made(shuffle, { inputs: ["a", "b"], resultCount: 3 }).outputs["results"], ["a", "b", "a"]);
        assert.deepEqual(made(shuffle, { inputs: [] }).outputs["results"], []);
        assert.equal(textOf("random:index/randomBytes:RandomBytes", { length: 4 }, "hex").length, 8);
    });

    it("does not depend on what is not known of it, such as keepers", () => {
        assert.deepEqual(made(STRING, { length: 8, keepers: { of: UNKNOWN } }), made(STRING, { length: 8 }));
        assert.equal(textOf(STRING, { length: secret(8) }).length, 8);
    });
});

describe("What the provider tls would make", () => {
    it("is a key of the kind asked for, private parts marked as secrets", () => {
        const { outputs } = made("tls:index/privateKey:PrivateKey", { algorithm: "ED25519" });
        assert.match(mustBeText(outputs["publicKeyOpenssh"]), /^ssh-ed25519 [A-Za-z0-9+/=]+\n$/);
        assert.match(mustBeText(outputs["publicKeyFingerprintMd5"]), /^(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$/);
        for (const key of ["privateKeyPem", "privateKeyPemPkcs8", "privateKeyOpenssh"]) {
            assert.ok(isSecret(outputs[key]), key);
            assert.deepEqual(
                detect(mustBeText(plain(outputs[key] ?? null))).map(({ kind }) => kind),
                ["private-key"],
            );
        }
    });

    it("is a certificate chain whose thumbprint has the form that IAM asks for", () => {
        const { outputs } = made("tls:index/getCertificate:getCertificate", { url: "https://oidc.example.com" });
        const [first] = outputs["certificates"] as Properties[];
        assert.match(mustBeText(first?.["sha1Fingerprint"]), /^[0-9a-f]{40}$/);
        assert.match(textOf("tls:index/selfSignedCert:SelfSignedCert", {}, "certPem"), /^-----BEGIN CERTIFICATE-----\n/);
    });
});

describe("What the providers of images would say", () => {
    it("is the name with a digest, for both", () => {
        const classic = made("docker:index/image:Image", { imageName: "localhost:5000/app:v1", registry: { server: "localhost:5000" } });
        assert.match(mustBeText(classic.outputs["repoDigest"]), /^localhost:5000\/app@sha256:[0-9a-f]{64}$/);
        assert.equal(classic.outputs["registryServer"], "localhost:5000");
        assert.match(textOf("docker-build:index:Image", { tags: ["reg/app:v1"] }, "ref"), /^reg\/app:v1@sha256:[0-9a-f]{64}$/);
    });

    it("stays open where the name is not known", () => {
        assert.equal(madeBy("docker:index/image:Image", { imageName: UNKNOWN }, urn("image")), undefined);
        assert.equal(madeBy("docker-build:index:Image", {}, urn("image")), undefined);
        assert.equal(madeBy("docker:index/getRegistryImage:getRegistryImage", {}, urn("image")), undefined);
    });
});

describe("The other providers", () => {
    it("are those that tell a moment, too", () => {
        assert.equal(made("time:index/static:Static", {}).outputs["unix"], Date.parse("2026-01-01T00:00:00Z") / 1000);
        assert.equal(made("time:index/offset:Offset", { baseRfc3339: "2030-05-05T00:00:00Z" }).id, "2030-05-05T00:00:00Z");
    });

    it("stay open where nothing is known of a type, whatever its name", () => {
        for (const token of ["command:local:Command", "constructor", "__proto__"])
            assert.equal(madeBy(token, {}, urn("c")), undefined, token);
    });

    it("are each stood in for once", () => {
        const names: readonly string[] = [...FORESEEN, ...USUAL];
        assert.equal(new Set(names).size, names.length);
    });
});
