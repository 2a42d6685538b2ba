import { kindsText } from "../kit/detections";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { CREDENTIALS, worst } from "../model/content/kinds";
import { isAwsType, isWrapper, readable, textsOf } from "../model/content/resources";
import { isInUrl, mayHoldUrl } from "../model/content/urls";
import { detect } from "../model/detectors";

/** What AWS's other places hold is reported by policies of their own. */
const OWN_PLACES: ReadonlySet<string> = new Set(["value", "free-text"]);

export default resourceRule({
    name: "content-no-credentials-in-urls",
    description: "URLs and connection strings must carry no credentials.",
    severity: "high",
    level: "mandatory",
    checklist: ["A9"],
    why: "A URL is written to access logs, proxies, traces and error messages on its way, with every credential in it, and the server at its end keeps it too.",
    fix: [
        "revoke the credential, and send its successor in a header, from a connection or a secret of Secrets Manager.",
        "For webhooks whose URL is the secret, keep the URL in Secrets Manager.",
    ],
    notes: [
        "Judged are user information with a password, credentials in the query or fragment, presigned URLs, secret webhooks and connection strings, in any input but those whose purpose is to hold a secret.",
        "URLs in tags, names, environment variables, parameters and code are reported by the policies on those.",
    ],
    on: "*",
    messages: {
        credential: (d: { kind: Text }) => text`it holds ${d.kind}, and every log on the way of a request writes it down.`,
    },
    example: {
        good: {
            type: "aws:sns/topicSubscription:TopicSubscription",
            inputs: { protocol: "https", endpoint: "https://partner.example.com/orders" },
        },
        bad: {
            type: "aws:sns/topicSubscription:TopicSubscription",
            inputs: { protocol: "https", endpoint: "https://orders:Tr0ub4" + "dor@partner.example.com/orders" },
        },
    },
    applies: (resource) => !isWrapper(resource.type),
    *check(resource, { each, found }) {
        const isAws = isAwsType(resource.type);
        const isComponent = !isAws && resource.provider === undefined && !resource.type.startsWith("pulumi:providers:");
        yield* each(textsOf(resource), function* (entry) {
            if (isAws && !OWN_PLACES.has(entry.place)) return;
            // An unknown ARN or id is not worth a word: only what may become a URL is said to be open, and of a component, which no
            // provider makes, nothing: what it is made of is judged itself.
            if (entry.undetermined !== undefined && (isComponent || !mayHoldUrl(entry, resource))) return;
            const content = readable(entry);
            const credential = worst(detect(content, { kinds: CREDENTIALS }).filter((one) => isInUrl(content, one)));
            if (credential !== undefined) yield found("credential", entry.path, { kind: kindsText([credential]) });
        });
    },
});
