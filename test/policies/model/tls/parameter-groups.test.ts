import assert from "node:assert/strict";
import { engineOf, requiredByDefault } from "../../../../policies/model/tls/parameter-groups";

const byDefault = (family: string): boolean | undefined => requiredByDefault(engineOf(family));

describe("whether a family of parameter groups demands TLS by default", () => {
    for (const [family, expected] of [
        ["postgres9.6", false],
        ["postgres14", false],
        ["postgres15", true],
        ["postgres18", true],
        ["aurora-postgresql16", false],
        ["aurora-postgresql17", undefined],
        ["mysql5.6", undefined],
        ["mysql5.7", false],
        ["mysql8.0", false],
        ["mysql8.4", false],
        ["mysql9.0", undefined],
        ["mysql9.7", true],
        ["aurora-mysql8.0", undefined],
        ["mariadb10.4", undefined],
        ["mariadb10.11", false],
        ["mariadb11.4", false],
        ["mariadb11.8", true],
        ["sqlserver-ee-15.0", undefined],
        ["redshift-1.0", undefined],
        ["redshift-2.0", true],
        ["oracle-ee-19", undefined],
        ["", undefined],
    ] as const) {
        it(`${family || "no family"}: ${String(expected)}`, () => assert.equal(byDefault(family), expected));
    }

    it("knows the engine of a family with an edition in its name", () => {
        assert.equal(engineOf("sqlserver-ex-15.0").engine?.parameter, "rds.force_ssl");
        assert.equal(engineOf("oracle-ee-19").engine, undefined);
    });
});
