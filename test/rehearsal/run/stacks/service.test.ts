import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { Service } from "../../../../rehearsal/run/stacks/service";

describe("The backend of a rehearsal that knows every stack", () => {
    let service: Service;
    before(async () => {
        service = await Service.start((name) => {
            if (name.startsWith("broken/")) return Promise.reject(new Error("no"));
            return Promise.resolve(name === "acme/orders/dev" ? null : { resources: [{ name }] });
        });
    });
    after(() => service.stop());

    const ask = async (path: string, init: RequestInit = {}, authorization = `token ${service.token}`): Promise<[number, unknown]> => {
        const response = await fetch(service.url + path, { ...init, headers: { authorization } });
        return [response.status, await response.json()];
    };

    it("listens on the loopback interface", () => {
        assert.match(service.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    });

    it("answers its own engine alone", async () => {
        for (const authorization of ["", "token x", `token ${service.token}x`])
            assert.equal((await ask("/api/user", {}, authorization))[0], 401);
        assert.equal((await ask("/api/user"))[0], 200);
        assert.equal((await ask("/api/user", {}, `update-token ${service.token}`))[0], 200);
    });

    it("has every stack, with what is to be known of it", async () => {
        assert.deepEqual(await ask("/api/stacks/acme/network/prod/export"), [
            200,
            { version: 3, deployment: { resources: [{ name: "acme/network/prod" }] } },
        ]);
        assert.deepEqual(await ask("/api/stacks/acme/orders/dev/export"), [200, { version: 3, deployment: null }]);
        const [, stack] = await ask("/api/stacks/acme/network/prod");
        assert.deepEqual((stack as { stackName: string }).stackName, "prod");
        assert.equal((await ask("/api/stacks/broken/a/b/export"))[0], 500);
        assert.equal((await ask("/api/orgs/acme/members"))[0], 404);
    });

    it("lets a preview begin, report and end", async () => {
        const stack = "/api/stacks/acme/orders/dev";
        const [, { updateID }] = (await ask(`${stack}/preview`, { method: "POST" })) as [number, { updateID: string }];
        const [, begun] = (await ask(`${stack}/update/${updateID}`, { method: "POST" })) as [number, { token: string }];
        assert.equal(begun.token, service.token);
        for (const what of ["events/batch", "complete"])
            assert.deepEqual(await ask(`${stack}/update/${updateID}/${what}`, { method: "POST" }), [200, {}]);
    });

    it("gives back what it is to seal, plain or compressed", async () => {
        const body = JSON.stringify({ plaintext: "a2V5" });
        assert.deepEqual(await ask("/api/stacks/a/b/c/encrypt", { method: "POST", body }), [200, { ciphertext: "a2V5" }]);
        const response = await fetch(`${service.url}/api/stacks/a/b/c/encrypt`, {
            method: "POST",
            body: new Uint8Array(gzipSync(body)),
            headers: { authorization: `token ${service.token}`, "content-encoding": "gzip" },
        });
        assert.deepEqual(await response.json(), { ciphertext: "a2V5" });
    });
});
