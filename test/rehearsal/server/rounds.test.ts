import assert from "node:assert/strict";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { properties, struct } from "../../../rehearsal/server/messages";
import { Provider } from "../../../rehearsal/server/provider";
import type { Properties } from "../../../rehearsal/wire";
import { assertProportional, countSteps } from "../../support/steps";

const ROLE = { package: "aws", account: "000000000000", region: "eu-west-1", version: "7.48.0", foresees: true } as const;
const urn = (name: string): string => `urn:pulumi:dev::shop::aws:iam/role:Role::${name}`;

function create(provider: Provider, of: string, inputs: Properties): void {
    const request = new proto.CreateRequest();
    request.setUrn(of);
    request.setPreview(true);
    request.setProperties(struct(inputs));
    provider.create(request, "engine");
}

function getRole(provider: Provider, name: string): Properties {
    const request = new proto.InvokeRequest();
    request.setTok("aws:iam/getRole:getRole");
    request.setArgs(struct({ name }));
    return properties(provider.invoke(request, "engine").getReturn());
}

const ROLES: readonly (readonly [string, Properties])[] = [
    ["one", { name: "ci", path: "/ops/" }],
    ["two", { name: "cd", path: "/ops/" }],
];

describe("Look-ups, whatever order the engine asks in", () => {
    const register = (provider: Provider): void => ROLES.forEach(([name, inputs]) => create(provider, urn(name), inputs));

    it("are asked again where what they name was made after them, and then answer as if it had been made before", () => {
        const [early, late] = [new Provider(ROLE), new Provider(ROLE)];
        for (const provider of [early, late]) provider.begin(false);
        getRole(early, "ci");
        register(early);
        register(late);
        const expected = getRole(late, "ci");
        assert.deepEqual([early.isUnsettled(), late.isUnsettled()], [true, false]);
        early.begin(true);
        assert.deepEqual(getRole(early, "ci"), expected);
        register(early);
        assert.equal(early.isUnsettled(), false);
        assert.equal(expected["path"], "/ops/");
    });

    it("need no other round where nothing of the run is meant", () => {
        const provider = new Provider(ROLE);
        provider.begin(false);
        getRole(provider, "elsewhere");
        register(provider);
        assert.equal(provider.isUnsettled(), false);
    });

    it("know nothing of a preview that failed, and neither do the notes", () => {
        const provider = new Provider(ROLE);
        provider.begin(false);
        register(provider);
        provider.begin(false);
        assert.equal(provider.notes.states.size, 0);
        assert.notEqual(getRole(provider, "ci")["path"], "/ops/");
        assert.equal(provider.isUnsettled(), false);
    });

    it("are answered, and asked again, in steps that grow with the program", () => {
        const names = (size: number): string[] => Array.from({ length: size }, (_, n) => `role-${n}`);
        const begun = (): Provider => {
            const provider = new Provider(ROLE);
            provider.begin(false);
            return provider;
        };
        const registered = (size: number): Provider => {
            const provider = begun();
            for (const name of names(size)) create(provider, urn(name), { name, path: "/ops/" });
            return provider;
        };
        assertProportional(
            "look-ups",
            (size) => {
                const provider = registered(size);
                return () => {
                    for (const name of names(size)) assert.equal(getRole(provider, name)["path"], "/ops/");
                };
            },
            200,
        );
        assertProportional(
            "another round",
            (size) => {
                const provider = begun();
                // Each look-up goes before the roles that are made after it.
                for (const name of names(size)) {
                    create(provider, urn(name), { name });
                    getRole(provider, name);
                }
                return () => assert.equal(provider.isUnsettled(), false);
            },
            200,
        );
    });

    it("are not answered anew where the same is meant as before", () => {
        const provider = new Provider(ROLE);
        provider.begin(false);
        register(provider);
        const answered = countSteps(() => getRole(provider, "ci"));
        const settled = countSteps(() => assert.equal(provider.isUnsettled(), false));
        assert.ok(settled < answered / 4, `${settled} steps, and ${answered} for the answer`);
    });

    it("know a resource by what it shows now, not by what it showed before", () => {
        const provider = new Provider(ROLE);
        provider.begin(false);
        create(provider, urn("one"), { name: "ci", path: "/ops/" });
        create(provider, urn("one"), { name: "cd", path: "/ops/" });
        assert.notEqual(getRole(provider, "ci")["path"], "/ops/");
        assert.equal(getRole(provider, "cd")["path"], "/ops/");
    });

    it("leave in the notes only what the last round made", () => {
        const provider = new Provider(ROLE);
        provider.begin(false);
        register(provider);
        provider.begin(true);
        create(provider, urn("one"), { name: "ci" });
        assert.deepEqual([...provider.notes.states.keys()], [urn("one")]);
    });
});
