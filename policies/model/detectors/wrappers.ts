/** Calls that make something else of a literal and keep what it says: `[]byte("…")`, `pulumi.String("…")`, `SecretStr("…")`. */

const WRAPPERS: readonly (readonly [because: string, source: string])[] = [
    [
        "bytes, in Go, Python, JavaScript and C#",
        "\\[\\]byte|bytes|bytearray|Buffer\\.from|new TextEncoder\\(\\)\\.encode|(?:\\w{1,20}\\.){1,4}GetBytes",
    ],
    ["pointers and inputs of Go", "(?:aws|pulumi|jsii|ptr|pointer|proto|to)\\.(?:String|StringPtr|Ptr|To|ToSecret)"],
    [
        "outputs of Pulumi",
        "pulumi\\.(?:secret|output)|(?:pulumi\\.)?Output\\.(?:secret|CreateSecret|Create|createSecret|ofSecret|of|from_input)",
    ],
    ["plain text in the AWS CDK", "(?:\\w{1,20}\\.)?SecretValue\\.(?:unsafePlainText|unsafe_plain_text|plainText|plain_text)"],
    [
        "strings and options of Rust and Java",
        "(?:String|SecretString|SecretBox|Secret|Zeroizing)::(?:from|new)|Some|new String|Optional\\.of",
    ],
    ["secrets of Pydantic", "SecretStr|SecretBytes"],
];

/** The calls before the quote of a literal, with their brackets, one in another at most; source of a regular expression. */
export const WRAPPED = `(?:(?:${WRAPPERS.map(([, source]) => source).join("|")})\\([ \\t]{0,8}){1,2}`;
