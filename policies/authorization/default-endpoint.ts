import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { isEndpointDisabled, isMapped, isPrivateApi, MAPPING_TYPES, mappedApis } from "../model/api/endpoint";

const api = (more: object) => ({
    type: "aws:apigatewayv2/api:Api",
    name: "shop",
    inputs: { name: "shop", protocolType: "HTTP", ...more },
});
const mapping = {
    type: "aws:apigatewayv2/apiMapping:ApiMapping",
    name: "shop-domain",
    inputs: { apiId: ref("shop", "id"), domainName: "shop.example.com", stage: "live" },
};

export default stackRule({
    name: "authorization-default-endpoint",
    description: "An API with a custom domain must not answer at its `execute-api` address too.",
    severity: "low",
    level: "disabled",
    strict: "advisory",
    checklist: ["B10"],
    why: "The default address goes round whatever guards the domain: its TLS version, its client certificates, the web ACL of a distribution in front.",
    fix: ["set `disableExecuteApiEndpoint` to true, once no caller uses the default address any more."],
    notes: ["Private APIs are not judged. A domain is mapped by BasePathMapping, ApiMapping or RoutingRule."],
    messages: { open: "the API has a custom domain and still answers at its `execute-api` address." },
    example: {
        good: [api({ disableExecuteApiEndpoint: true }), mapping],
        bad: [api({}), mapping],
    },
    applies: (stack) => stack.ofType(...MAPPING_TYPES).length > 0,
    *check(stack, { each, found }) {
        const mapped = mappedApis(stack.ofType(...MAPPING_TYPES));
        yield* each([...stack.restApis, ...stack.apis], function* (api) {
            if (isMapped(api, mapped) && !isPrivateApi(api) && !isEndpointDisabled(api))
                yield found("open", [api, "disableExecuteApiEndpoint"]);
        });
    },
});
