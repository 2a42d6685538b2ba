import assert from "node:assert/strict";
import { operationText } from "../../../../policies/kit/operations";
import { publicPattern, routeOperation } from "../../../../policies/model/api/operation";

describe("an operation", () => {
    it("is named as people write it", () => {
        const name = (method: string | undefined, path: string | undefined): string => operationText({ method, path });
        assert.equal(name("GET", "/orders/{id}"), "GET /orders/{id}");
        assert.equal(name("ANY", "/{proxy+}"), "ANY /{proxy+}");
        assert.equal(name("GET", "/"), "GET /");
        assert.equal(name("GET", "/v2/order-items.json"), "GET /v2/order-items.json");
        assert.equal(name(undefined, "$default"), "$default");
        assert.equal(name("GET", undefined), "a GET operation");
        assert.equal(name("ANY", undefined), "an ANY operation");
        assert.equal(name("OPTION", undefined), "an operation");
        assert.equal(name(undefined, undefined), "an operation");
    });
    it("keeps to itself what may be a name, a number or a key", () => {
        const name = (path: string): string => operationText({ method: "GET", path });
        assert.equal(name("/users/jane.doe@customer-mail.com"), "GET (a path)");
        assert.equal(name("/accounts/123456789012"), "GET /accounts/…");
        assert.equal(name("/hooks/a8Kd02hSj3/in"), "GET /hooks/…/in");
        assert.equal(name("orders"), "GET (a path)");
        assert.equal(operationText({ method: "FETCH", path: "/" }), "/");
    });
    it("is read from the key of a route", () => {
        assert.deepEqual(routeOperation("get /orders"), { method: "GET", path: "/orders" });
        assert.deepEqual(routeOperation("$connect"), { method: undefined, path: "$connect" });
    });
    it("is public by its method and its path", () => {
        const isPublic = (...patterns: string[]): boolean =>
            publicPattern(patterns, { method: "POST", path: "/hooks/a/b" }, []) !== undefined;
        for (const pattern of ["POST /hooks/*", "post /hooks/a/*", "/hooks/*", "* /hooks/a/b"]) assert.ok(isPublic(pattern), pattern);
        for (const pattern of ["GET /hooks/*", "POST /hooks", "/hook/*", "$default"]) assert.ok(!isPublic(pattern), pattern);
        assert.throws(() => publicPattern(["GET /a"], { method: "GET", path: undefined }, []));
        assert.equal(publicPattern([], { method: undefined, path: undefined }, []), undefined);
        assert.equal(publicPattern(["GET /a", "/b", "GET *"], { method: "GET", path: "/b" }, []), 1);
    });
});
