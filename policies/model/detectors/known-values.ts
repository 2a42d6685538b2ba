/** Values that their name and their shape tell together. */
import { isEncodedUser } from "./basic";
import { type SecretName } from "./names";
import { isPlaceholder } from "./placeholder";
import { type CredentialKind } from "./types";

/** The more specific kind that a name and the shape of its value make, else `named-secret`. */
export function kindOfNamed(name: SecretName, value: string): CredentialKind {
    if (isPlaceholder(value)) return "named-secret";
    if (name.type === "secret" && name.weak && isEncodedUser(value)) return "authorization-header";
    return (
        KNOWN_VALUES.find(({ known, matches }) => (known === undefined || known === name.known) && matches(value))?.kind ?? "named-secret"
    );
}

/** Values that their name and their shape tell. */
const KNOWN_VALUES: readonly {
    readonly kind: CredentialKind;
    readonly known?: SecretName["known"];
    readonly matches: (value: string) => boolean;
}[] = [
    { kind: "azure-storage-key", known: "azure-key", matches: (value) => /^[A-Za-z0-9+/]{43}=$/u.test(value) },
    {
        kind: "aws-secret-access-key",
        known: "aws-secret-key",
        matches: (value) => /^[A-Za-z0-9/+]{40}$/u.test(value) && /[A-Z]/u.test(value) && /[a-z]/u.test(value),
    },
    { kind: "aws-session-token", known: "aws-session-token", matches: (value) => /^[A-Za-z0-9/+=_-]{100,4096}$/u.test(value) },
    { kind: "azure-storage-key", matches: (value) => /^[A-Za-z0-9+/]{86}==$/u.test(value) },
];
