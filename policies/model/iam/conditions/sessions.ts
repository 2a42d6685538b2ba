/** Conditions on the kind of principal: role sessions, which cannot carry an MFA key of their own assumption, and users. */
import { parseArn } from "../../arn";
import { provesKey, someValue, type Conditioned } from "../language/conditions";
import { anyOf, type Verdict } from "../language/verdict";

/** Whether only role sessions are admitted, which never carry an MFA key of their own assumption: by `aws:PrincipalArn` or `aws:PrincipalType`. */
export const provesRoleSession = (statement: Conditioned): Verdict =>
    anyOf([
        provesKey(statement, "aws:principalarn", (value) => /^(assumed-)?role\//.test(parseArn(value)?.resource ?? "")),
        provesKey(statement, "aws:principaltype", (value) => value === "AssumedRole"),
    ]);

/**
 * Whether no user of an account is admitted, as a Deny of `arn:aws:iam::123456789012:user/*` leaves it. Every signed request has
 * `aws:PrincipalArn` ("AWS global condition context keys").
 */
export const sparesUsers = ({ conditions }: Conditioned, account: string): Verdict =>
    anyOf(
        conditions.map((line) =>
            line.key === "aws:principalarn" && /^(?:arn|string)notlike$/.test(line.operator) && line.set !== "ForAnyValue"
                ? someValue(line, (value) => isEveryUser(value, account))
                : "no",
        ),
    );

function isEveryUser(value: string, account: string): boolean {
    const arn = parseArn(value);
    return arn?.service === "iam" && arn.resource === "user/*" && (arn.account === account || arn.account === "*");
}
