import { flag, object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { corsOf, isAnyOrigin } from "../model/api/cors";

export default resourceRule({
    name: "authorization-cors",
    description: "A function URL or HTTP API must not let the pages of any origin call it with credentials.",
    severity: "high",
    level: "mandatory",
    checklist: ["B10"],
    why: "With any origin and credentials a browser sends the user's cookies along: every page that the user opens can act in the user's name.",
    fix: ["list the origins of your own pages in `allowOrigins`, or leave `allowCredentials` out."],
    notes: [
        "`https://*` and `http://*` are any origin too. Without credentials `*` passes, unless `forbidAnyOrigin` is set.",
        "REST APIs answer the preflight by responses of their own and are not judged.",
    ],
    config: object({ forbidAnyOrigin: flag({ default: false, about: "Whether any origin is reported without credentials too." }) }),
    on: ["aws:lambda/functionUrl:FunctionUrl", "aws:apigatewayv2/api:Api", "aws-native:lambda:Url", "aws-native:apigatewayv2:Api"],
    messages: {
        credentials: "the pages of any origin may call with the user's credentials.",
        anyOrigin: "the pages of any origin may call.",
    },
    example: {
        good: {
            inputs: {
                functionName: "orders",
                authorizationType: "AWS_IAM",
                cors: { allowOrigins: ["https://shop.example.com"], allowCredentials: true },
            },
        },
        bad: {
            inputs: { functionName: "orders", authorizationType: "AWS_IAM", cors: { allowOrigins: ["*"], allowCredentials: true } },
        },
    },
    *check(resource, { config, each, found }) {
        yield* each(corsOf(resource.type, resource.as()), function* (read) {
            const cors = read();
            if (cors === undefined) return;
            const credentials = cors.child("allowCredentials");
            const maybe = credentials.isHidden;
            if (!config.forbidAnyOrigin && !maybe && credentials.asBoolean() !== true) return;
            const origins = cors.child("allowOrigins");
            if (!isAnyOrigin(origins)) return;
            if (!maybe && credentials.asBoolean() === true) yield found("credentials", origins);
            else if (config.forbidAnyOrigin) yield found("anyOrigin", origins);
            else credentials.known();
        });
    },
});
