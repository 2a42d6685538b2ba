/** Passwords in the form in which the tools and drivers of Oracle take them. */
import { type Found } from "./prefixes";
import { isForm, isLiteralPassword } from "./urls";

/** What stands behind a slash in `user/password@//host:1521/service`, and the place that Oracle's drivers connect to. */
const ORACLE_USER = /(?:^|[\s"'`=:])([A-Za-z][\w$#]{0,30})\/(["']?)([^\s"'/@]{4,64})\2$/u;
const ORACLE_PLACE = /^@(?:\/\/[\w.-]{1,64}|[\w.-]{1,64}:\d{4,5}[/:]\w|\(DESCRIPTION\b)/iu;

/** Finds `user/password@//host:1521/service`, as Oracle's tools and drivers take it. */
export function findOracle(text: string): Found[] {
    const found: Found[] = [];
    for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
        if (!ORACLE_PLACE.test(text.slice(at, at + 330))) continue;
        const before = ORACLE_USER.exec(text.slice(Math.max(0, at - 110), at));
        const [, user = "", quote = "", password = ""] = before ?? [];
        if (before === null || !isLiteralPassword(password) || user === "git" || isForm(user, password, "")) continue;
        found.push({ kind: "connection-string", start: at - user.length - quote.length * 2 - password.length - 1, end: at + 1 });
    }
    return found;
}
