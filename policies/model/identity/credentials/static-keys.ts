/** Access keys that a provider or a configuration writes out. */
import { inspect } from "node:util";

/** Keys written out in a provider or a configuration. Opaque: it prints, serialises and compares as nothing but `[secret]`. */
export class StaticKeys {
    readonly #id: string;
    readonly #secret: string;
    readonly #token: string | undefined;

    constructor(id: string, secret: string, token: string | undefined) {
        this.#id = id;
        this.#secret = secret;
        this.#token = token;
    }

    /** For the SDK's clients alone. */
    credentials(): { accessKeyId: string; secretAccessKey: string; sessionToken?: string } {
        const base = { accessKeyId: this.#id, secretAccessKey: this.#secret };
        return this.#token === undefined ? base : { ...base, sessionToken: this.#token };
    }

    toString(): string {
        return "[secret]";
    }

    toJSON(): string {
        return "[secret]";
    }

    [inspect.custom](): string {
        return "[secret]";
    }
}
