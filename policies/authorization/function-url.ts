import { ref } from "../kit/example";
import { WILDCARDS, object, strings } from "../kit/options";
import { stackRule } from "../kit/rule";
import { literal } from "../kit/text";
import { functionOf, hasUrl, publicGlob, urlOpenings } from "../model/api/function-urls/function-url";
import { Undetermined } from "../model/values";

const GRANTS = ["aws:lambda/permission:Permission", "aws:lambda/resourcePolicy:ResourcePolicy"] as const;

const orders = { type: "aws:lambda/function:Function", name: "orders", inputs: { name: "orders" } };
const url = (authorizationType: string) => ({
    type: "aws:lambda/functionUrl:FunctionUrl",
    name: "orders-url",
    inputs: { functionName: ref("orders", "name"), authorizationType },
});

export default stackRule({
    name: "authorization-function-url",
    description: "A function URL must ask for IAM authorization.",
    severity: "critical",
    level: "mandatory",
    checklist: ["B10"],
    why: "With `NONE` Lambda authenticates nobody: everybody who knows the address runs the function, at your cost and with its permissions.",
    fix: [
        "set `authorizationType` to `AWS_IAM` and delete the public permissions: they outlive the URL. Let a CloudFront distribution with an origin access control, or API Gateway, face the public.",
        "A function that is meant to be public belongs in the option `publicFunctions`.",
    ],
    notes: [
        "A permission that opens function URLs to everybody (`functionUrlAuthType: NONE`, `invokedViaFunctionUrl`) is reported where the stack has no URL of the function: a URL made later would be open.",
        "Since October 2025 a public URL has two public permissions, `lambda:InvokeFunctionUrl` and `lambda:InvokeFunction`. The second, without `invokedViaFunctionUrl`, opens the function itself to every AWS account: `authorization-function-permission` reports that.",
    ],
    config: object({
        publicFunctions: strings({
            default: [],
            about: `Functions whose URL is meant to be public: their names in AWS or in the program, ${WILDCARDS}.`,
        }),
    }),
    messages: {
        url: "everybody may call the function through its URL.",
        permission: "the permission opens every URL of the function without IAM authorization to everybody.",
    },
    example: {
        good: [orders, url("AWS_IAM")],
        bad: [orders, url("NONE")],
    },
    applies: (stack) => stack.ofType("aws:lambda/functionUrl:FunctionUrl", ...GRANTS).length > 0,
    *check(stack, { config, each, found, unlessIntended }) {
        yield* each(stack.ofType("aws:lambda/functionUrl:FunctionUrl"), function* (url) {
            const type = url.inputs.string("authorizationType")?.toUpperCase();
            if (type === "AWS_IAM") return;
            if (type !== "NONE") throw new Undetermined(["authorizationType"], "shape");
            const at = publicGlob(config.publicFunctions, functionOf(url));
            yield unlessIntended(["publicFunctions", at], literal("the function URL"), found("url", [url, "authorizationType"]));
        });
        yield* each(stack.ofType(...GRANTS), function* (grant) {
            const [opening] = urlOpenings(grant);
            if (opening === undefined || hasUrl(stack, grant)) return;
            const at = publicGlob(config.publicFunctions, functionOf(grant));
            yield unlessIntended(["publicFunctions", at], literal("every URL of the function"), found("permission", [grant, opening.path]));
        });
    },
});
