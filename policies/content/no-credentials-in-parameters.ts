import { kindsText } from "../kit/detections";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { CREDENTIALS, worst } from "../model/content/kinds";
import { readable, textsOf } from "../model/content/resources";
import { detect } from "../model/detectors";

export default resourceRule({
    name: "content-no-credentials-in-parameters",
    description: "Systems Manager parameters of the types String and StringList must hold no credentials.",
    severity: "critical",
    level: "mandatory",
    checklist: ["B5", "A5"],
    why: "Parameters of these types are stored as they are: whoever may read parameters reads the value in plain text, without needing a key.",
    fix: ["revoke the credential, and keep its successor in a parameter of the type SecureString or in Secrets Manager."],
    notes: ["A value counts by its form, or by the name of the parameter where it is a literal. SecureString parameters are not judged."],
    on: ["aws:ssm/parameter:Parameter", "aws-native:ssm:Parameter"],
    messages: {
        credential: (d: { kind: Text }) =>
            text`the parameter holds ${d.kind} in plain text, which everybody who may read parameters can use.`,
    },
    example: {
        good: { inputs: { name: "/orders/table", type: "String", value: "orders" } },
        bad: { inputs: { name: "/orders/db/password", type: "String", value: "Tr0ub4" + "dor&3" } },
    },
    *check(parameter, { each, found }) {
        const name = parameter.child("name");
        yield* each(textsOf(parameter), function* (entry) {
            if (entry.place !== "parameter") return;
            const credential = worst(detect(readable(entry), { kinds: CREDENTIALS, name: entry.key }));
            if (credential !== undefined) yield found("credential", entry.path, { kind: kindsText([credential]) });
            // A value may be a credential by its name alone, and that may be hidden.
            else if (name.isHidden && detect(readable(entry), { kinds: CREDENTIALS, name: "password" }).length > 0) name.known();
        });
    },
});
