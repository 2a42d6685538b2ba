/** Where the value begins of which a sentence says what it is. */
import { firstOf } from "./sticky";

/** Sentences, each with what it is. What stands there is judged further: most sentences name no secret. */
const SENTENCES: readonly (readonly [because: string, pattern: RegExp])[] = [
    [
        "`the password is …`, in the languages whose verb stands there",
        /[ \t](?:is|was|ist|war|lautet|est|es|\u00e8|\u00e9|jest|je|\u00e4r|er|on|to):?[ \t]{1,4}/uy,
    ],
    [
        "`the secret key for the sandbox: …`, `the secret for the sandbox is …`",
        /[ \t](?:for|of|to|on|in|f\u00fcr|f\u00fcrs|von|der|des|pour|du|para|de|do|da|del|della|per)[ \t][\p{L}\d ._-]{1,40}(?:[:=]|[ \t](?:is|ist|est|es|\u00e8|\u00e9))[ \t]{1,4}/uy,
    ],
    ["`Password (production): …`", /[ \t]\([\p{L}\d ._-]{1,40}\)[ \t]?[:=][ \t]{1,4}/uy],
    [
        "`use the API key …`: a value without a sign, if nothing but chance made it",
        /[ \t](?=[A-Za-z\d_-]{0,30}\d)(?=[A-Za-z\d_-]{24,128}(?![\w(.:=]))/uy,
    ],
    ['`use the password "…"`, if a digit is in it', /[ \t](?=["'][A-Za-z!#%&*+.:=@^_~-]{0,32}\d)(?=["'][^\s"']{8,128}["'])/uy],
];

/** Where the value begins that a sentence gives to the name from `start` to `end`; undefined if none does. */
export const startOfProse = (text: string, start: number, end: number): number | undefined =>
    /["'`$]/u.test(text[start - 1] ?? "") ? undefined : firstOf(SENTENCES, text, end);
