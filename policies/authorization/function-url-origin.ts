import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { DISTRIBUTIONS, isSigned, urlOrigins } from "../model/api/function-urls/function-url-origin";

const url = {
    type: "aws:lambda/functionUrl:FunctionUrl",
    name: "orders-url",
    inputs: { functionName: "orders", authorizationType: "AWS_IAM" },
    outputs: { host: "abcdefghijklmnop.lambda-url.eu-west-1.on.aws" },
};
const control = {
    type: "aws:cloudfront/originAccessControl:OriginAccessControl",
    name: "orders",
    inputs: { name: "orders", originAccessControlOriginType: "lambda", signingBehavior: "always", signingProtocol: "sigv4" },
};
const distribution = (origin: object) => ({
    type: "aws:cloudfront/distribution:Distribution",
    name: "shop",
    inputs: {
        enabled: true,
        origins: [
            {
                originId: "orders",
                domainName: ref("orders-url", "host"),
                customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] },
                ...origin,
            },
        ],
    },
});

export default stackRule({
    name: "authorization-function-url-origin",
    description: "A distribution in front of a function URL must sign its requests.",
    severity: "medium",
    level: "advisory",
    checklist: ["B10"],
    why: "A URL that CloudFront calls without a signature has to be open, and then everybody can go round the distribution, its web ACL and its limits.",
    fix: [
        "give the origin an origin access control of type `lambda` with `signingBehavior` `always`, set the URL to `AWS_IAM`, and permit `cloudfront.amazonaws.com` with the distribution as `sourceArn`.",
    ],
    notes: [
        "An origin is a function URL by its host name, or by its dependency on one of the stack where the name is not known yet. A control that is not in the stack cannot be judged.",
    ],
    messages: {
        unsigned: "the origin is a function URL, and CloudFront does not sign the requests to it.",
    },
    example: {
        good: [url, control, distribution({ originAccessControlId: ref("orders", "id") })],
        bad: [url, distribution({})],
    },
    applies: (stack) => stack.ofType(...DISTRIBUTIONS).length > 0,
    *check(stack, { each, found }) {
        yield* each(stack.ofType(...DISTRIBUTIONS), function* (distribution) {
            for (const url of urlOrigins(distribution))
                yield* each([distribution], function* () {
                    if (!isSigned(url)) yield found("unsigned", [distribution, url.origin]);
                });
        });
    },
});
