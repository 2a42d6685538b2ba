import assert from "node:assert/strict";
import { answer } from "../../../rehearsal/functions";
import { Resources } from "../../../rehearsal/functions/resources";
import type { Properties } from "../../../rehearsal/wire";
import { contextOf } from "../support";
import { mustBeText } from "../../support/must-be-text";

const TOKEN = "aws:iam/getPolicy:getPolicy";
const ask = (args: Properties, partition = "aws"): Properties => answer(TOKEN, args, contextOf(TOKEN, { urn: "", partition })).values;

describe("A look-up of a policy that AWS manages", () => {
    it("finds it by its name, in the partition", () => {
        for (const partition of ["aws", "aws-cn"]) {
            const { arn, id, name, path } = ask({ name: "AdministratorAccess" }, partition);
            assert.deepEqual(
                [arn, id, name, path],
                [`arn:${partition}:iam::aws:policy/AdministratorAccess`, arn, "AdministratorAccess", "/"],
            );
        }
    });

    it("finds it at its own path, whatever of the path is given, and by its ARN", () => {
        for (const [path, name] of [
            ["/job-function/", "DatabaseAdministrator"],
            ["/job-function/", "SystemAdministrator"],
            ["/service-role/", "AWSLambdaBasicExecutionRole"],
        ] as const) {
            const arn = `arn:aws:iam::aws:policy${path}${name}`;
            for (const args of [{ name }, { name, pathPrefix: "/" }, { name, pathPrefix: path }, { arn }]) {
                const found = ask(args);
                assert.deepEqual([found["arn"], found["name"], found["path"]], [arn, name, path]);
            }
        }
    });

    it("does not find it below a path where it does not stand", () => {
        for (const args of [
            { name: "AdministratorAccess", pathPrefix: "/job-function/" },
            { name: "DatabaseAdministrator", pathPrefix: "/service-role/" },
        ])
            assert.doesNotMatch(mustBeText(ask(args)["arn"]), /:iam::aws:/);
    });

    it("finds no other of that name: what AWS does not manage is the account's own", () => {
        assert.match(mustBeText(ask({ name: "OrdersAccess" })["arn"]), /^arn:aws:iam::000000000000:policy\/OrdersAccess$/);
        const arn = "arn:aws:iam::123456789012:policy/AdministratorAccess";
        assert.equal(ask({ arn })["arn"], arn);
    });

    it("takes what the same run made under the name", () => {
        const type = "aws:iam/policy:Policy";
        const arn = "arn:aws:iam::000000000000:policy/ReadOnlyAccess";
        const states = Resources.of([[`urn:pulumi:dev::shop::${type}::own`, { id: arn, outputs: { arn, name: "ReadOnlyAccess" } }]]);
        assert.equal(answer(TOKEN, { name: "ReadOnlyAccess" }, contextOf(TOKEN, { urn: "" }), states).values["arn"], arn);
    });
});
