import { kindsText } from "../kit/detections";
import { WILDCARDS, choices, object, strings } from "../kit/options";
import type { Outcome } from "../kit/outcome";
import { patterns } from "../kit/patterns";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { DETECTORS, kindsOf, USUAL_DETECTORS } from "../model/content/kinds";
import { matchesAny } from "../model/content/patterns";
import { defaultTagsOf, isAwsType, tagsOf } from "../model/content/resources";
import { detect } from "../model/detectors";
import type { Path } from "../model/values";
import { matchesWildcard } from "../model/wildcard";

export default resourceRule({
    name: "content-tags",
    description: "Tags must hold no personal data and no credentials.",
    severity: "high",
    level: "mandatory",
    checklist: ["A8"],
    why: "Tags are no place for confidential data: whoever may list resources or read a bill sees them, and AWS copies them to logs, reports and other services.",
    fix: [
        "take the value out of the tag; name a team or an id that says nothing outside, and keep secrets in Secrets Manager.",
        "Where an address is a team's mailbox, list its domain in `allowedEmailDomains`.",
    ],
    notes: [
        "Keys and values are judged. A tag that a provider gives to all its resources is reported once, on the provider.",
        "Values are judged by their form: no service is asked whether a key works or a number is somebody's.",
        "`forbiddenPatterns` are JavaScript regular expressions (flag `u`), matched against the first 1,024 characters.",
    ],
    config: object({
        allowedEmailDomains: strings({ default: [], about: "Domains whose addresses are mailboxes of teams, not of persons." }),
        allowedKeys: strings({ default: [], about: `Tag keys that are not judged, ${WILDCARDS}.` }),
        forbiddenPatterns: patterns({ about: "Regular expressions that no tag key or value may match." }),
        detectors: choices(DETECTORS, { default: USUAL_DETECTORS, about: "What is looked for." }),
    }),
    on: "*",
    messages: {
        credential: (d: { kinds: Text }) => text`the tag holds ${d.kinds}, which everybody who may read tags can use.`,
        personal: (d: { kinds: Text }) => text`the tag holds ${d.kinds}, and AWS shows tags wherever the resource is listed or billed.`,
        forbidden:
            "the tag matches a pattern that the configuration forbids, and AWS shows tags wherever the resource is listed or billed.",
    },
    example: {
        good: { inputs: { tags: { team: "payments", "cost-centre": "4711" } } },
        bad: { inputs: { tags: { owner: "jane.doe@" + "mail.example.com" } } },
    },
    applies: (resource) => isAwsType(resource.type),
    *check(resource, { config, each, found }) {
        const kinds = kindsOf(config.detectors);
        const { allowedEmailDomains } = config;
        const inherited = defaultTagsOf(resource.provider);
        const judgeText = function* (content: string, where: Path, name?: string): Iterable<Outcome> {
            const detections = detect(content, { kinds, allowedEmailDomains, ...(name === undefined ? {} : { name }) });
            const credentials = detections.filter(({ category }) => category === "credential");
            if (credentials.length > 0) yield found("credential", where, { kinds: kindsText(credentials) });
            else if (detections.length > 0) yield found("personal", where, { kinds: kindsText(detections) });
            else if (matchesAny(config.forbiddenPatterns, content)) yield found("forbidden", where);
        };
        yield* each(tagsOf(resource), function* ({ key, value, path, source }) {
            if (config.allowedKeys.some((pattern) => matchesWildcard(pattern, key))) return;
            if (source === "tagsAll" && value.isOneOf(inherited.get(key) as never)) return;
            // A key that must not be shown must not stand in the path either.
            yield* judgeText(key, path.slice(0, -1));
            yield* judgeText(value.asString() ?? "", path, key);
        });
    },
});
