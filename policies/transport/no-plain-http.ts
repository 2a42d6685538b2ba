import { flag, object } from "../kit/options";
import { keyText } from "../kit/paths";
import { resourceRule } from "../kit/rule";
import { oneOf, text } from "../kit/text";
import type { Text } from "../kit/text";
import { ENDPOINT_TYPES, endpointsOf } from "../model/tls/endpoints";
import { ENVIRONMENT_TYPES, environmentOf } from "../model/lambda/environment";
import { namesIdentifier, namesProxy, PLAIN_SCHEMES, plainUrls } from "../model/tls/plain-urls";

export default resourceRule({
    name: "transport-no-plain-http",
    description: "Endpoints that AWS or a function calls must be reached over TLS, not over plain HTTP or another unencrypted protocol.",
    severity: "high",
    level: "mandatory",
    checklist: ["A3"],
    why: "What is sent to `http://`, `ws://`, `ftp://`, `amqp://`, `redis://` or `mqtt://` can be read and changed on the way, credentials and personal data included.",
    fix: ["use the scheme with TLS: `https://`, `wss://`, `ftps://`, `amqps://`, `rediss://`, `mqtts://`, `ldaps://`."],
    notes: [
        "Loopback and link-local addresses and the Lambda runtime's own host are not endpoints; XML namespaces, JSON schema and licence URLs are identifiers. Neither is reported, nor are `HTTPS_PROXY` and its like: TLS goes through a proxy from end to end.",
        "A variable whose name says that it holds an identifier (`…AUDIENCE`, `…ENTITY_ID`, `…NAMESPACE`) is not reported.",
        "A URL with a password in a function's environment is reported by `content-no-credentials-in-environment` alone.",
    ],
    config: object({ environment: flag({ default: true, about: "Whether the environment variables of functions are judged too." }) }),
    on: [...ENDPOINT_TYPES, ...ENVIRONMENT_TYPES],
    fixes: {
        protocol: "set `protocol` to `https`, with an endpoint that begins with `https://`.",
    },
    messages: {
        endpoint: (d: { scheme: Text }) => text`the endpoint is reached over ${d.scheme}, which is not encrypted.`,
        protocol: "the subscription delivers over plain HTTP.",
        variable: (d: { scheme: Text; variable: Text }) =>
            text`${d.variable} holds a URL of the scheme ${d.scheme}, which is not encrypted; if it is an identifier that nobody connects to, switch the option \`environment\` off or exempt the function.`,
    },
    example: {
        good: {
            type: "aws:sns/topicSubscription:TopicSubscription",
            inputs: { protocol: "https", endpoint: "https://partner.example.com/orders" },
        },
        bad: {
            type: "aws:sns/topicSubscription:TopicSubscription",
            inputs: { protocol: "http", endpoint: "http://partner.example.com/orders" },
        },
    },
    *check(resource, { config, each, found }) {
        if (ENVIRONMENT_TYPES.includes(resource.type)) {
            if (!config.environment) return;
            yield* each(environmentOf(resource.type, resource.as()), function* ([name, value]) {
                if (namesProxy(name) || namesIdentifier(name)) return;
                const [first] = plainUrls(value.asString() ?? "").filter((url) => !url.hasPassword);
                if (first !== undefined)
                    yield found("variable", value, { scheme: oneOf(first.scheme, PLAIN_SCHEMES), variable: keyText(name) });
            });
            return;
        }
        if (/:(Topic)?Subscription$/.test(resource.type) && resource.string("protocol") === "http") {
            yield found("protocol", "protocol");
            return;
        }
        yield* each(endpointsOf(resource.type, resource.as()), function* (read) {
            yield* each(read(), function* (endpoint) {
                const [first] = plainUrls(endpoint.asString() ?? "");
                if (first !== undefined) yield found("endpoint", endpoint, { scheme: oneOf(first.scheme, PLAIN_SCHEMES) });
            });
        });
    },
});
