import { integer, object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { plural, text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { isContainerImage } from "../model/lambda/package";
import { RUNTIMES, runtimePhase } from "../model/lambda/runtimes";
import { Undetermined } from "../model/values";

export default resourceRule({
    name: "runtime-supported",
    description: "Lambda functions must use a runtime that AWS still supports.",
    severity: "high",
    level: "mandatory",
    checklist: ["A5"],
    why: "AWS no longer patches a deprecated runtime: known holes in the language and in its libraries stay open, and some months later the function can no longer be created or updated.",
    fix: [
        "set `runtime` to a supported version of the same language and test the function on it; for an `aws.lambda.CallbackFunction` pass `runtime`, because its default depends on the version of @pulumi/aws.",
    ],
    notes: [
        "Container images bring their own runtime and are not judged.",
        "A runtime that is deprecated within `warnDays` and one in public preview are told as advice.",
        "A customer-managed runtime (`custom`) and an identifier that the pack's table does not have are not judged: AWS adds runtimes during the year.",
    ],
    config: object({
        warnDays: integer({ default: 180, about: "How many days before the deprecation of a runtime its use is told as advice." }),
    }),
    on: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
    messages: {
        blocked: (d: { runtime: Text }) => text`${d.runtime} is deprecated, and Lambda no longer creates functions on it.`,
        deprecated: (d: { runtime: Text; days: number }) =>
            text`${d.runtime} was deprecated ${plural(d.days, "day")} ago, so it gets no security patches.`,
        ending: (d: { runtime: Text; days: number }) =>
            text`${d.runtime} will be deprecated in ${plural(d.days, "day")}; from then on it gets no security patches.`,
        preview: (d: { runtime: Text }) =>
            text`${d.runtime} is a public preview: AWS gives no support for it and does not mean it for production.`,
    },
    example: {
        good: { inputs: { runtime: "nodejs24.x", handler: "index.handler", role: "arn:aws:iam::123456789012:role/orders" } },
        bad: { inputs: { runtime: "nodejs18.x", handler: "index.handler", role: "arn:aws:iam::123456789012:role/orders" } },
    },
    *check(fn, { config, found, at, now }) {
        const id = fn.string("runtime");
        if (id === undefined || id === "" || isContainerImage(fn.as())) return;
        const phase = runtimePhase(id, now);
        if (phase.kind === "unknown") throw new Undetermined(["runtime"], "unresolved");
        const runtime = vouched(RUNTIMES.find((known) => known === id) ?? "the runtime", "table");
        if (phase.kind === "blocked") yield found("blocked", "runtime", { runtime });
        else if (phase.kind === "deprecated") yield found("deprecated", "runtime", { runtime, days: phase.days });
        else if (phase.kind === "preview") yield at("advisory", found("preview", "runtime", { runtime }));
        else if (phase.daysLeft <= config.warnDays) yield at("advisory", found("ending", "runtime", { runtime, days: phase.daysLeft }));
    },
});
