import assert from "node:assert/strict";
import { isExamined } from "../../../../policies/model/assets/macie";
import { throttledStages } from "../../../../policies/model/api/throttling";
import { parseDocument } from "../../../../policies/model/iam/language/document";
import { functionRoleTrust } from "../../../../policies/model/iam/trust/trust-scope";
import { methodSettingsOf } from "../../../../policies/model/logging/execution-log";
import { Stack } from "../../../../policies/model/stack";
import type { StackResource } from "../../../../policies/model/stack";
import { UNKNOWN } from "../../../../policies/model/values";
import { assertProportional } from "../../../support/steps";
import { resource as made, TYPES } from "./build";

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

describe("resources of one name", () => {
    it("are compared with what names them in steps that grow with their number", () => {
        assertProportional(
            "functions and roles",
            (size) => {
                const stack = Stack.of([
                    ...times(size, (at) => made(TYPES.role, `r${at}`, { name: "r" })),
                    ...times(size, (at) => made(TYPES.fn, `f${at}`, { role: "r" })),
                    ...times(size, (at) => made(TYPES.attachment, `a${at}`, { role: "r", policyArn: "arn:aws:iam::aws:policy/X" })),
                ]);
                return () => {
                    assert.ok(stack.functions.every(({ role }) => role.kind === "unresolved" && role.candidates.length === size));
                    assert.ok(stack.roles.every(({ managedPolicyArns }) => managedPolicyArns.unresolved.length > 0));
                    stack.roleConsumers();
                };
            },
            60,
        );
    });
    it("are compared with a component that all of them are in, and that many depend on", () => {
        assertProportional(
            "functions and the roles of one component",
            (size) => {
                const component = made(TYPES.component, "c", {});
                const stack = Stack.of([
                    component,
                    ...times(size, (at) => ({ ...made(TYPES.role, `r${at}`, { name: `r${at}` }), parent: component.urn })),
                    ...times(size, (at) => ({
                        ...made(TYPES.fn, `f${at}`, { role: UNKNOWN }),
                        propertyDependencies: { role: [component.urn] },
                    })),
                ]);
                return () => {
                    assert.ok(stack.functions.every(({ role }) => role.kind === "unresolved" && role.candidates.length === size));
                    stack.roleConsumers();
                };
            },
            60,
        );
    });
    it("leave a use that may be another's undetermined for each of them", () => {
        const stack = Stack.of([
            ...times(30, (at) => made(TYPES.role, `r${at}`, { name: "r" })),
            ...times(30, (at) => made(TYPES.fn, `f${at}`, { role: "r" })),
        ]);
        const { uses } = stack.roleConsumers();
        assert.equal(uses.length, 30);
        for (const { possible } of uses as readonly { readonly possible: readonly unknown[] }[]) assert.ok(possible.length > 0);
    });
});

/** An API of `size` stages, and settings for as many. */
const stages = (size: number, stageName: (at: number) => string): Stack =>
    Stack.of([
        made("aws:apigateway/restApi:RestApi", "api", { id: "api" }),
        ...times(size, (at) => made("aws:apigateway/stage:Stage", `s${at}`, { restApi: "api", stageName: stageName(at) })),
        ...times(size, (at) =>
            made("aws:apigateway/methodSettings:MethodSettings", `m${at}`, {
                restApi: "api",
                stageName: stageName(at),
                methodPath: "*/*",
                settings: { loggingLevel: "OFF" },
            }),
        ),
    ]);

describe("the settings of stages", () => {
    for (const [title, name] of [
        ["each of its own name", (at: number) => `s${at}`],
        ["all of one name", () => "s"],
    ] as const) {
        it(`are found in steps that grow with the stages, ${title}`, () => {
            assertProportional(
                "stages of one API",
                (size) => {
                    const stack = stages(size, name);
                    return () => {
                        const [settingsOf, isThrottled] = [methodSettingsOf(stack), throttledStages(stack)];
                        for (const stage of stack.ofType("aws:apigateway/stage:Stage")) {
                            assert.equal(settingsOf(stage).groups.length, 1);
                            assert.equal(isThrottled(stage), false);
                        }
                    };
                },
                200,
            );
        });
    }
});

describe("the jobs of Macie", () => {
    it("are asked for a bucket in steps that grow with the buckets", () => {
        assertProportional(
            "jobs of one bucket each, and one of all",
            (size) => {
                const job = (name: string, buckets: readonly string[]): StackResource =>
                    made("aws:macie2/classificationJob:ClassificationJob", name, {
                        s3JobDefinition: { bucketDefinitions: [{ accountId: "123456789012", buckets }] },
                    });
                const stack = Stack.of([
                    ...times(size, (at) => made(TYPES.bucket, `b${at}`, { bucket: `b${at}` })),
                    ...times(size, (at) => job(`j${at}`, [`b${at}`])),
                    job(
                        "all",
                        times(size, (at) => `b${at}`),
                    ),
                ]);
                return () => {
                    assert.ok(stack.buckets.every((bucket) => isExamined(stack, bucket)));
                };
            },
            100,
        );
    });
});

describe("a role that trusts Lambda again and again", () => {
    it("is read in steps that grow with its statements", () => {
        const statement = (Service: string): object => ({ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" });
        assertProportional(
            "statements",
            (size) => {
                const Statement = times(size, (at) => statement(at % 2 === 0 ? "lambda.amazonaws.com" : "ec2.amazonaws.com"));
                const document = parseDocument({ Version: "2012-10-17", Statement });
                return () => assert.equal(functionRoleTrust(document).others.length, Math.floor(size / 2));
            },
            200,
        );
    });
});
