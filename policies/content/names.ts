import { kindsText } from "../kit/detections";
import { choices, object, strings } from "../kit/options";
import { patterns } from "../kit/patterns";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { CREDENTIALS, DETECTORS, kindsOf } from "../model/content/kinds";
import { matchesAny } from "../model/content/patterns";
import { isAwsType, readable, tagsOf, textsOf } from "../model/content/resources";
import { isInUrl } from "../model/content/urls";
import { detect } from "../model/detectors";
import type { Path } from "../model/values";

/** Whether a property is the name of an IAM user: `name` of aws.iam.User, `userName` of aws-native's. */
const namesUser = (type: string, path: Path): boolean =>
    path.length === 1 &&
    ((type === "aws:iam/user:User" && path[0] === "name") || (type === "aws-native:iam:User" && path[0] === "userName"));

export default resourceRule({
    name: "content-names",
    description: "Names, descriptions, comments and other free-form fields must hold no personal data and no credentials.",
    severity: "high",
    level: "mandatory",
    checklist: ["A8"],
    why: "Names and descriptions are no place for confidential data: they stand in ARNs, logs, bills and support cases, and whoever may list resources sees them.",
    fix: [
        "take the value out; reference a secret by its name or ARN, and name resources after what they do.",
        "Where an address is a team's mailbox, list its domain in `allowedEmailDomains`.",
    ],
    notes: [
        "A name is judged on the resource that it names: `bucket` of a bucket policy or `functionName` of a permission only refers to it.",
        "Documents written for machines (state machine definitions, API bodies, user data, templates, event inputs, commands, options of containers) are judged for credentials alone, and not for URLs: `content-no-credentials-in-urls` does that.",
        "By default numbers are not judged, for names hit them by chance; `detectors` takes the same words as that of `content-tags`.",
        "An e-mail address as the name of an IAM user is an advisory: many identity providers name users so.",
        "A value that stands in a tag of the resource as well is reported there, by `content-tags`.",
    ],
    config: object({
        allowedEmailDomains: strings({ default: [], about: "Domains whose addresses are mailboxes of teams, not of persons." }),
        forbiddenPatterns: patterns({ about: "Regular expressions that no name, description or comment may match." }),
        detectors: choices(DETECTORS, { default: ["credential", "email", "iban"], about: "What is looked for." }),
    }),
    on: "*",
    messages: {
        credential: (d: { kinds: Text }) => text`it holds ${d.kinds}, which everybody who may describe the resource can use.`,
        personal: (d: { kinds: Text }) => text`it holds ${d.kinds}, and AWS shows it wherever the resource is listed.`,
        forbidden: "it matches a pattern that the configuration forbids, and AWS shows it wherever the resource is listed.",
    },
    example: {
        good: { inputs: { description: "Takes orders; owned by the payments team." } },
        bad: { inputs: { description: "Takes orders; ask jane.doe@" + "mail.example.com." } },
    },
    applies: (resource) => isAwsType(resource.type),
    *check(resource, { config, each, found, at }) {
        const { allowedEmailDomains } = config;
        const kinds = kindsOf(config.detectors);
        const inTag = (content: string): boolean => tagsOf(resource).some(({ value }) => value.isOneOf(content));
        yield* each(textsOf(resource), function* (entry) {
            const isDocument = entry.place === "free-text";
            if (!isDocument && entry.place !== "name" && entry.place !== "description") return;
            const content = readable(entry);
            if (isDocument) {
                if (!config.detectors.includes("credential")) return;
                const credentials = detect(content, { kinds: CREDENTIALS, name: entry.key }).filter((found) => !isInUrl(content, found));
                if (credentials.length > 0) yield found("credential", entry.path, { kinds: kindsText(credentials) });
                return;
            }
            const detections = detect(content, { kinds, allowedEmailDomains });
            const isForbidden = matchesAny(config.forbiddenPatterns, content);
            if ((detections.length === 0 && !isForbidden) || inTag(content)) return;
            const credentials = detections.filter(({ category }) => category === "credential");
            if (credentials.length > 0) yield found("credential", entry.path, { kinds: kindsText(credentials) });
            else if (detections.length > 0) {
                const personal = found("personal", entry.path, { kinds: kindsText(detections) });
                const isCustom = namesUser(resource.type, entry.path) && !isForbidden && detections.every(({ kind }) => kind === "email");
                yield isCustom ? at("advisory", personal) : personal;
            } else yield found("forbidden", entry.path);
        });
    },
});
