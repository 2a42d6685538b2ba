/** Encryption as Pulumi's passphrase provider has it, for placeholders in place of secrets. */
import { createCipheriv, pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";

/** Pulumi: sdk/go/common/resource/config/crypt.go, `PassphraseIterations` and `NewSymmetricCrypterFromPassphrase`. */
const ITERATIONS = 1_000_000;

export interface Sealing {
    /** The entry `encryptionsalt` of a stack's settings. */
    readonly salt: string;
    seal(words: string): string;
}

/** A new salt each time; what is sealed has the form `v1:nonce:ciphertext` in base64, AES-256-GCM under a key of PBKDF2. */
export async function sealing(passphrase: string): Promise<Sealing> {
    const salt = randomBytes(8);
    const key = await promisify(pbkdf2)(passphrase, salt, ITERATIONS, 32, "sha256");
    const seal = (words: string): string => {
        const nonce = randomBytes(12);
        const cipher = createCipheriv("aes-256-gcm", key, nonce);
        const body = Buffer.concat([cipher.update(words, "utf8"), cipher.final(), cipher.getAuthTag()]);
        return `v1:${nonce.toString("base64")}:${body.toString("base64")}`;
    };
    return { salt: `v1:${salt.toString("base64")}:${seal("pulumi")}`, seal };
}
