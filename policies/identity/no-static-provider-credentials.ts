import { resourceRule } from "../kit/rule";
import { enumerate, oneOf, text } from "../kit/text";
import type { Text } from "../kit/text";
import { Undetermined } from "../model/values";
import type { View } from "../model/values";

const KEYS = ["accessKey", "secretKey", "token"] as const;

export default resourceRule({
    name: "identity-no-static-provider-credentials",
    description: "Providers must not hold credentials of AWS.",
    severity: "critical",
    level: "mandatory",
    checklist: ["A2", "B5"],
    why: "Keys in a provider stand in the program or the stack's configuration and in every copy of its state, are shared by all who deploy, and carry no MFA.",
    fix: [
        "remove the keys, and let the provider take a profile, a role to assume, a web identity or the environment's temporary credentials.",
        "Then delete the access key: it is in the state's history.",
    ],
    notes: [
        "A default provider gets `aws:accessKey` and `aws:secretKey` from the stack's configuration, encrypted there or not.",
        "Keys that a document masks are keys all the same. A value that another resource will give is judged when it is known.",
        "An access key that is shorter than any of AWS's (16 characters), such as the `test` that local emulators take, is none.",
    ],
    on: ["pulumi:providers:aws", "pulumi:providers:aws-native"],
    messages: {
        longLived: (d: { inputs: Text }) =>
            text`the provider holds an access key (${d.inputs}): everybody who reads the state can use it until somebody revokes it.`,
        temporary: (d: { inputs: Text }) =>
            text`the provider holds the credentials of a session (${d.inputs}): everybody who reads the state can use them until they run out.`,
    },
    example: {
        good: { inputs: { region: "eu-west-1", profile: "deploy", assumeRoles: '[{"roleArn":"arn:aws:iam::123456789012:role/deploy"}]' } },
        bad: { inputs: { region: "eu-west-1", accessKey: "AKIAIOSFODNN7" + "EXAMPLE", secretKey: "from the program" } },
    },
    *check(provider, { found }) {
        const present = KEYS.map((key) => provider.as().child(key)).filter((value) => !value.isAbsent && !value.isOneOf(""));
        const written = present.filter((value) => !value.isUnknown);
        if (isOfAnEmulator(provider.as().child("accessKey"))) return;
        const [first] = written;
        if (first !== undefined) {
            const inputs = enumerate(written.map(({ path }) => text`\`${oneOf(String(path[0]), KEYS)}\``));
            yield found(present.some(({ path }) => path[0] === "token") ? "temporary" : "longLived", first, { inputs });
        } else if (present[0] !== undefined) throw new Undetermined(present[0].path, "unknown");
    },
});

/** "Minimum length of 16" (IAM API reference, AccessKey, AccessKeyId): with a shorter one AWS knows nobody. */
const isOfAnEmulator = ({ knownText }: View): boolean => knownText !== undefined && knownText.length < 16;
