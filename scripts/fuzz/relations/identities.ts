/** Roles, users, groups and their policies that refer to one another. */
import { functionWith, times } from "../documents";
import type { Family } from "../family";
import { made, READING, related, role, UNKNOWN, urnOf } from "./related";

export const IDENTITIES: readonly Family[] = [
    related("functions and policies of one role", 1500, (count) => [
        role("r"),
        ...times(count, (at) => functionWith(`f${at}`, { role: "arn:aws:iam::123456789012:role/r" })),
        ...times(count, (at) => made("aws:iam/rolePolicy:RolePolicy", `p${at}`, { role: "r", policy: READING })),
    ]),
    related("attachments of one policy", 1000, (count) => [
        made("aws:iam/policy:Policy", "p", { name: "p", policy: READING }),
        ...times(count, (at) => role(`r${at}`)),
        ...times(count, (at) =>
            made("aws:iam/rolePolicyAttachment:RolePolicyAttachment", `a${at}`, {
                role: `r${at}`,
                policyArn: "arn:aws:iam::123456789012:policy/p",
            }),
        ),
    ]),
    related("users in all groups", 1400, (count) => [
        ...times(count, (at) => made("aws:iam/user:User", `u${at}`, { name: `u${at}` })),
        ...times(20, (at) => made("aws:iam/group:Group", `g${at}`, { name: `g${at}` })),
        ...times(count, (at) =>
            made("aws:iam/userGroupMembership:UserGroupMembership", `m${at}`, { user: `u${at}`, groups: times(20, (of) => `g${of}`) }),
        ),
        ...times(20, (at) => made("aws:iam/groupPolicy:GroupPolicy", `p${at}`, { group: `g${at}`, policy: READING })),
    ]),
    related("roles that assume one another in a circle", 1300, (count) =>
        times(count, (at) => [
            role(`r${at}`),
            made("aws:iam/rolePolicy:RolePolicy", `p${at}`, {
                role: `r${at}`,
                policy: READING.replace("s3:GetObject", "sts:AssumeRole").replace(
                    "arn:aws:s3:::acme/*",
                    `arn:aws:iam::123456789012:role/r${(at + 1) % count}`,
                ),
            }),
        ]).flat(),
    ),
    related("access keys in the environment of all", 1200, (count) => {
        const keys = times(count, (at) => made("aws:iam/accessKey:AccessKey", `k${at}`, { user: `u${at}` }));
        return [
            ...keys,
            ...keys.map((key, at) =>
                made(
                    "aws:lambda/function:Function",
                    `f${at}`,
                    { environment: { variables: { KEY: UNKNOWN } } },
                    { propertyDependencies: { environment: [urnOf(key)] } },
                ),
            ),
        ];
    }),
];
