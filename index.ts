import "./policies/kit/engine/start";
import { PolicyPack } from "@pulumi/policy";
import { rules } from "./policies";
import { toPolicy } from "./policies/kit/engine/adapter";
import { servingCalls } from "./policies/kit/engine/call-in-hand";
import { PACK } from "./policies/kit/metadata";

if (__filename.endsWith(".ts"))
    process.stderr.write("lambda-safeguard: the pack is not built and boots slowly; run `npm run build` in its folder.\n");

servingCalls(
    () =>
        new PolicyPack("lambda-safeguard", {
            ...PACK,
            tags: [...PACK.tags],
            enforcementLevel: "mandatory",
            policies: rules.map(toPolicy),
        }),
);
