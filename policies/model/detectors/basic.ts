/** The credentials of HTTP's basic authentication: `user:password`, in clear or in base 64 (RFC 7617). */
import { isSecretLiteral } from "./literals";

/** Whether a value is `user:password`, as the credentials of HTTP authentication are written. */
export function isUserWithPassword(value: string): boolean {
    const password = /^[^\s:]{1,64}:([^\s:]{4,128})$/u.exec(value)?.[1];
    return password !== undefined && isSecretLiteral(password, { type: "password", weak: false, qualified: true }, "value");
}

/** Whether a text is `user:password` in base64. */
export function isEncodedUser(text: string): boolean {
    if (!/^[A-Za-z0-9+/]{8,512}={0,2}$/u.test(text)) return false;
    const plain = Buffer.from(text, "base64").toString("latin1");
    return /^[\x21-\x7e]+$/u.test(plain) && isUserWithPassword(plain);
}
