import { kindsText } from "../kit/detections";
import { choices, object, strings } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { kindsOf, PERSONAL_DETECTORS, USUAL_PERSONAL_DETECTORS } from "../model/content/kinds";
import { isAwsType, readable, textsOf } from "../model/content/resources";
import { detect } from "../model/detectors";

export default resourceRule({
    name: "content-no-personal-data-in-environment",
    description: "Environment variables must hold no personal data.",
    severity: "medium",
    level: "advisory",
    checklist: ["A8"],
    why: "Environment variables are part of the configuration: whoever may describe the function reads them, and they stay in the state of the stack and in every published version.",
    fix: [
        "read the value at run time from a table or parameter with access of its own.",
        "Where an address is a team's mailbox, list its domain in `allowedEmailDomains`.",
    ],
    config: object({
        allowedEmailDomains: strings({ default: [], about: "Domains whose addresses are mailboxes of teams, not of persons." }),
        detectors: choices(PERSONAL_DETECTORS, { default: USUAL_PERSONAL_DETECTORS, about: "What is looked for." }),
    }),
    on: "*",
    messages: {
        personal: (d: { kinds: Text }) => text`the variable holds ${d.kinds}, which everybody who may read the configuration sees.`,
    },
    example: {
        good: { inputs: { environment: { variables: { SENDER: "noreply@" + "mail.example.com" } } } },
        bad: { inputs: { environment: { variables: { SENDER: "jane.doe@" + "mail.example.com" } } } },
    },
    applies: (resource) => isAwsType(resource.type),
    *check(resource, { config, each, found }) {
        const kinds = kindsOf(config.detectors);
        const { allowedEmailDomains } = config;
        yield* each(textsOf(resource), function* (entry) {
            if (entry.place !== "environment") return;
            const personal = detect(readable(entry), { kinds, allowedEmailDomains, name: entry.key });
            if (personal.length > 0) yield found("personal", entry.path, { kinds: kindsText(personal) });
        });
    },
});
