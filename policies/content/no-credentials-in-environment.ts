import { kindsText } from "../kit/detections";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { CREDENTIALS, worst } from "../model/content/kinds";
import { isAwsType, readable, textsOf } from "../model/content/resources";
import { detect } from "../model/detectors";
import { Undetermined } from "../model/values";

export default resourceRule({
    name: "content-no-credentials-in-environment",
    description: "Environment variables must hold no credentials, only references to where they are kept.",
    severity: "critical",
    level: "mandatory",
    checklist: ["B5"],
    why: "Environment variables are part of the configuration: whoever may describe the function reads them, they stand in the state of the stack and in every published version, and nobody rotates them.",
    fix: [
        "revoke the credential, keep its successor in Secrets Manager or in a SecureString parameter, and give the variable its name or ARN.",
        "For AWS itself a function needs no key: the SDK takes the temporary credentials of its execution role.",
    ],
    notes: [
        "Judged are the variables of functions, web function revisions, API stages, build projects, containers, jobs and services.",
        "A value counts by its form, or by the name of its variable where it is a literal. References (`{{resolve:…}}`, secret names and ARNs, parameter paths) are right.",
        "The key of an access key resource of the same stack is unknown at preview and therefore left to `identity-access-key-not-in-function`; on the document of a deployed stack its value can be seen, and both policies report it.",
    ],
    on: "*",
    messages: {
        credential: (d: { kind: Text }) => text`the variable holds ${d.kind}, which everybody who may read the configuration can use.`,
        accessKey: "the variable sets an AWS access key by hand, in place of the temporary credentials of a role.",
    },
    example: {
        good: { inputs: { environment: { variables: { DB_SECRET_NAME: "prod/orders/db", STAGE: "prod" } } } },
        bad: { inputs: { environment: { variables: { DB_PASSWORD: "Tr0ub4" + "dor&3" } } } },
    },
    applies: (resource) => isAwsType(resource.type),
    *check(resource, { each, found }) {
        yield* each(textsOf(resource), function* (entry) {
            if (entry.place !== "environment") return;
            // Nobody but a person sets this variable, whatever the document masks: AWS sets it by itself.
            if (
                entry.key === "AWS_ACCESS_KEY_ID" &&
                (entry.undetermined === undefined ? entry.text !== "" : entry.undetermined === "secret")
            ) {
                yield found("accessKey", entry.path);
                return;
            }
            const credential = worst(detect(readable(entry), { kinds: CREDENTIALS, name: entry.key }));
            if (credential !== undefined) yield found("credential", entry.path, { kind: kindsText([credential]) });
            // A variable may hold a credential by its name alone, and that may be hidden.
            else if (entry.key === "" && detect(readable(entry), { kinds: CREDENTIALS, name: "password" }).length > 0)
                throw new Undetermined(entry.path, "unresolved");
        });
    },
});
