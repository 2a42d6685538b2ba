/** What the compiler says of nodes: each line under `@ts-expect-error` must not compile, which `npm run typecheck` holds. */
import assert from "node:assert/strict";
import { isOneOf, LINKS, viewAt } from "../../../../policies/model/stack";
import type { Node, NodeOf } from "../../../../policies/model/stack";
import { given, stackOf, TYPES } from "./build";

const BUCKET = "aws:s3/bucketVersioning:BucketVersioning";
const stack = stackOf(
    given(TYPES.fn, "orders", { name: "orders", arn: "arn:aws:lambda:eu-west-1:123456789012:function:orders", timeout: 3 }),
    given("aws:lambda/functionUrl:FunctionUrl", "front", { authorizationType: "NONE", functionName: "orders" }, { from: {} }),
    given("aws-native:iam:User", "amira", { userName: "amira", loginProfile: { passwordResetRequired: true } }),
    given(BUCKET, "versions", { versioningConfiguration: { status: "Enabled" } }),
    given("aws-native:lambda:WebFunction", "shop", { functionName: "shop" }),
);

describe("the types of nodes", () => {
    it("know the inputs and outputs of the types that are asked for", () => {
        const [versioning] = stack.ofType(BUCKET);
        assert.ok(versioning !== undefined);
        assert.equal(viewAt(versioning.inputs, ["versioningConfiguration", "status"]).knownText, "Enabled");
        // @ts-expect-error -- no property of the type
        assert.equal(viewAt(versioning.inputs, ["versioningConfig", "status"]).knownText, undefined);
        // @ts-expect-error -- no property of what stands there
        assert.equal(viewAt(versioning.inputs, ["versioningConfiguration", "stat"]).knownText, undefined);
        // @ts-expect-error -- no property of the type
        assert.equal(versioning.inputs.string("buckets"), undefined);
        assert.equal(versioning.inputs.string("bucket"), undefined);
    });

    it("know the properties of nodes with a class of their own, outputs included", () => {
        const [orders] = stack.functions;
        assert.ok(orders !== undefined);
        assert.equal(orders.inputs.number("timeout"), 3);
        assert.match(orders.inputs.string("arn") ?? "", /:orders$/);
        // @ts-expect-error -- misspelt
        assert.equal(orders.inputs.number("timeOut"), undefined);
        // @ts-expect-error -- misspelt
        assert.equal(orders.joined(["rol"], { tokens: [], scope: "region" }).kind, "none");
    });

    it("know the properties of what a link leads from", () => {
        const [orders] = stack.functions;
        const [url] = orders?.urls.items ?? [];
        assert.equal(url?.inputs.string("authorizationType"), "NONE");
        // @ts-expect-error -- the native name, which the model has turned into `authorizationType`, is still readable; this is neither
        assert.equal(url.inputs.string("authorization"), undefined);
        assert.equal(LINKS.functionUrls.tokens.length, 1);
    });

    it("know what a native type has besides, in a node that is read as the type of aws", () => {
        const [amira] = stack.users;
        assert.equal(amira?.inputs.object("loginProfile")?.boolean("passwordResetRequired"), true);
        // @ts-expect-error -- misspelt
        assert.equal(amira.inputs.object("loginprofile"), undefined);
    });

    it("narrow a node by its token", () => {
        const timeouts = stack.nodes.map((node: Node) => {
            if (!node.is("aws:lambda/function:Function")) return undefined;
            // @ts-expect-error -- misspelt
            assert.equal(node.inputs.string("runtimes"), undefined);
            return node.inputs.number("timeout");
        });
        assert.deepEqual(
            timeouts.filter((timeout) => timeout !== undefined),
            [3],
        );
    });

    it("say nothing of types that the installed providers lack: they are read by any name", () => {
        const [shop] = stack.webFunctions;
        assert.equal(shop?.inputs.string("functionName"), "shop");
        assert.equal(shop.inputs.string("anything"), undefined);
    });

    it("know no property of a node of any type, so that none is read by name", () => {
        const [node] = stack.nodes;
        assert.ok(node !== undefined);
        // @ts-expect-error -- which property it has shows only its type
        assert.equal(viewAt(node.inputs, ["anything"]).raw, undefined);
        // @ts-expect-error -- the same by a reader of the view
        assert.equal(node.inputs.string("anything"), undefined);
        // @ts-expect-error -- the same of its dependencies
        assert.deepEqual(node.dependencyUrns("anything"), []);
    });

    it("narrow a node to one of several types", () => {
        const named = stack.nodes.filter((node) => isOneOf(node, ["aws:lambda/function:Function", "aws:lambda/functionUrl:FunctionUrl"]));
        // @ts-expect-error -- a property of neither
        assert.ok(named.every(({ inputs }) => inputs.string("functionNames") === undefined));
        assert.deepEqual(
            named.map(({ inputs }) => inputs.string("functionName") ?? inputs.string("name")),
            ["orders", "orders"],
        );
    });

    it("refuse a node of any type, or of another one, where one of a type is asked for", () => {
        const timeoutOf = (fn: NodeOf<"aws:lambda/function:Function">): number | undefined => fn.inputs.number("timeout");
        const urls = stack.ofType("aws:lambda/functionUrl:FunctionUrl");
        const untold = stack.nodes.filter(({ token }) => token.endsWith(":FunctionUrl"));
        // @ts-expect-error -- nodes of any type
        assert.deepEqual(untold.map(timeoutOf), [undefined]);
        // @ts-expect-error -- nodes of another type
        assert.deepEqual(urls.map(timeoutOf), [undefined]);
    });

    it("let a node of a type stand where any node is asked for", () => {
        const nameOf = (node: Node): string => node.name;
        const timeoutOf = (fn: NodeOf<"aws:lambda/function:Function">): number | undefined => fn.inputs.number("timeout");
        const [orders] = stack.functions;
        assert.ok(orders !== undefined);
        assert.deepEqual([nameOf(orders), timeoutOf(orders)], ["orders", 3]);
    });
});
