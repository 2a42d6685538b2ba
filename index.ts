import { PolicyPack } from "@pulumi/policy";
import { rules } from "./policies";
import { toPolicy } from "./policies/kit/adapter";

if (__filename.endsWith(".ts"))
    process.stderr.write("lambda-safeguard: the pack is not built and boots slowly; run `npm run build` in its folder.\n");

new PolicyPack("lambda-safeguard", {
    description: "Enforces the AWS Lambda security checklist at preview and update.",
    displayName: "AWS Lambda Safeguard",
    enforcementLevel: "mandatory",
    policies: rules.map(toPolicy),
});
