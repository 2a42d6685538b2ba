/** Shapes of the graph of resources itself: parents, providers, dependencies. */
import { functionWith, times } from "../documents";
import type { Family } from "../family";
import { made, related, role, UNKNOWN, urnOf } from "./related";

export const GRAPHS: readonly Family[] = [
    related("dependencies in a circle of all", 900, (count) => {
        const all = times(count, (at) => functionWith(`f${at}`, { role: UNKNOWN }));
        return all.map((fn, at) => ({
            ...fn,
            more: { propertyDependencies: { role: [urnOf(all[(at + 1) % count] ?? fn)] }, dependencies: [urnOf(fn)] },
        }));
    }),
    related("one resource that depends on all", 800, (count) => {
        const all = times(count, (at) => role(`r${at}`));
        return [...all, made("aws:lambda/function:Function", "f", { role: UNKNOWN }, { propertyDependencies: { role: all.map(urnOf) } })];
    }),
    related("aliases", 2600, (count) =>
        times(count, (at) => functionWith(`f${at}`, {})).map((fn) => ({
            ...fn,
            more: { aliases: times(20, (of) => `${urnOf(fn)}-old-${of}`) },
        })),
    ),
    related("tags of providers", 3000, (count) => [
        ...times(count, (at) =>
            made("pulumi:providers:aws", `p${at}`, {
                region: "eu-west-1",
                defaultTags: JSON.stringify({ tags: Object.fromEntries(times(40, (of) => [`tag-${of}`, `value ${at}`])) }),
            }),
        ),
        ...times(count, (at) =>
            made(
                "aws:sqs/queue:Queue",
                `q${at}`,
                { name: `q${at}` },
                { provider: `urn:pulumi:dev::fuzz::pulumi:providers:aws::p${at}::p${at}` },
            ),
        ),
    ]),
    related("components in components", 1100, (count) =>
        times(count, (at) =>
            made("my:own:Component", `c${at}`, {}, { custom: false, parent: `urn:pulumi:dev::fuzz::my:own:Component::c${at >> 1}` }),
        ),
    ),
    related("names that fold into one", 900, (count) =>
        times(count, (at) =>
            functionWith(`ﬃ${"\u0301".repeat(40)}Å${at}`, {
                environment: { variables: { [`ﷺ${"\u0327".repeat(40)}PASSWORD${at}`]: "ﷺ" } },
            }),
        ),
    ),
    related("addresses of a condition", 20, (count) => [
        made("aws:s3/bucketPolicy:BucketPolicy", "p", {
            bucket: "b",
            policy: JSON.stringify({
                Statement: {
                    Effect: "Allow",
                    Principal: "*",
                    Action: "s3:GetObject",
                    Resource: "arn:aws:s3:::b/*",
                    Condition: {
                        IpAddress: { "aws:SourceIp": times(count, (at) => `${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}.0/24`) },
                    },
                },
            }),
        }),
    ]),
    related("schemas that refer to all schemas", 340, (count) => [
        made("aws:apigateway/restApi:RestApi", "api", {
            body: JSON.stringify({
                openapi: "3.0.1",
                paths: Object.fromEntries(times(count, (at) => [`/p${at}`, { $ref: `#/components/pathItems/i${at % 50}` }])),
                components: {
                    pathItems: Object.fromEntries(
                        times(count, (at) => [
                            `i${at}`,
                            { get: { parameters: times(4, (of) => ({ $ref: `#/components/parameters/x${of}` })) } },
                        ]),
                    ),
                },
            }),
        }),
    ]),
];
