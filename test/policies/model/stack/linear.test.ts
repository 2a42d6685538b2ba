import assert from "node:assert/strict";
import { Stack } from "../../../../policies/model/stack";
import type { StackResource } from "../../../../policies/model/stack";
import { UNKNOWN } from "../../../../policies/model/values";
import { roleArn, TYPES } from "./build";

let steps = 0;

/** An object that counts every look at it. */
function counted<T extends object>(target: T): T {
    const count =
        <A extends unknown[], R>(operation: (...args: A) => R) =>
        (...args: A): R => {
            steps++;
            return operation(...args);
        };
    return new Proxy<T>(target, {
        get: count((object: T, key: string | symbol): unknown => Reflect.get(object, key)),
        has: count(Reflect.has),
        ownKeys: count(Reflect.ownKeys),
        getOwnPropertyDescriptor: count(Reflect.getOwnPropertyDescriptor),
    });
}

const urn = (type: string, index: number): string => `urn:pulumi:test::shop::${type}::n${String(index).padStart(6, "0")}`;

/** `count` functions, each with its role, attachment, log group and bucket; every hundredth attachment and bucket policy leads nowhere. */
function services(count: number, deployed: boolean): StackResource[] {
    const provider = {
        urn: "urn:pulumi:test::shop::pulumi:providers:aws::p",
        type: "pulumi:providers:aws",
        name: "p",
        props: { region: "eu-west-1" },
    };
    const one = (type: string, index: number, props: object, from: Record<string, readonly string[]> = {}): StackResource => ({
        urn: urn(type, index),
        type,
        name: `n${index}`,
        props: counted(props),
        parent: urn(TYPES.component, Math.floor(index / 10)),
        dependencies: counted(Object.values(from).flat()),
        propertyDependencies: counted(deployed ? {} : from),
        provider,
    });
    return Array.from({ length: count }, (_, index) => {
        const lost = index % 100 === 0;
        return [
            one(TYPES.component, index, {}),
            one(TYPES.role, index, { name: `r${index}`, ...(deployed ? { arn: roleArn(`r${index}`) } : {}) }),
            one(
                TYPES.fn,
                index,
                { name: `f${index}`, role: deployed ? roleArn(`r${index}`) : UNKNOWN },
                { role: [urn(TYPES.role, index)] },
            ),
            one(
                TYPES.attachment,
                index,
                { role: lost ? UNKNOWN : `r${index}`, policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
                { role: lost ? [] : [urn(TYPES.role, index)] },
            ),
            one(TYPES.logGroup, index, { name: deployed ? `/aws/lambda/f${index}` : UNKNOWN }, { name: [urn(TYPES.fn, index)] }),
            one(TYPES.bucket, index, { bucket: `b${index}` }),
            one("aws:s3/bucketPolicy:BucketPolicy", index, { bucket: lost ? UNKNOWN : `b${index}`, policy: "{}" }),
        ];
    }).flat();
}

/** Asks everything of everybody, and returns how many looks at properties and dependencies it took. */
function asked(count: number, deployed: boolean): number {
    const resources = services(count, deployed);
    steps = 0;
    const stack = Stack.of(resources);
    let found = 0;
    for (const fn of stack.functions) {
        found += fn.role.kind === "node" ? 1 : 0;
        found += fn.logGroup.kind === "node" ? 1 : 0;
        for (const many of [fn.urls, fn.permissions, fn.alarms, fn.distributions, fn.accessKeys]) found += many.items.length;
    }
    for (const role of stack.roles) found += role.managedPolicyArns.items.length;
    for (const bucket of stack.buckets) found += bucket.policies.items.length;
    found += stack.roleConsumers().uses.length;
    found += stack.nodes.reduce((sum, node) => sum + node.children.length, 0) > 0 ? 1 : 0;
    const lost = Math.ceil(count / 100);
    assert.equal(found, 5 * count - 2 * lost + 1, "everything was found");
    return steps;
}

describe("the stack model", () => {
    for (const [title, deployed] of [
        ["at first preview", false],
        ["on the deployed state", true],
    ] as const) {
        it(`takes steps in proportion to the stack ${title}`, () => {
            const small = asked(200, deployed);
            const large = asked(1600, deployed);
            assert.ok(small > 1000, "the steps are counted");
            assert.ok(large < small * 8 * 1.02, `${large} steps for eight times the resources of ${small}`);
        });
    }

    it("reads nothing before it is asked", () => {
        const resources = services(10, true);
        steps = 0;
        Stack.of(resources);
        assert.equal(steps, 0);
    });

    it("makes each node once", () => {
        const stack = Stack.of(services(3, true));
        const [fn] = stack.functions;
        assert.ok(fn);
        assert.equal(stack.node(fn.urn), fn);
        assert.equal(stack.functions[0], fn);
        assert.equal(fn.role.kind === "node" && fn.role.node, stack.roles[0]);
    });

    it("sorts resources by URN", () => {
        const urns = Stack.of(services(3, true).reverse()).nodes.map((node) => node.urn);
        assert.deepEqual(urns, [...urns].sort());
    });
});
