/**
 * What a `lambda.Permission` admits, and a statement of a `lambda.ResourcePolicy` (Lambda API reference, AddPermission and
 * PutResourcePolicy; Lambda developer guide, "Granting function access to AWS services" and "Control access to Lambda function URLs").
 *
 * Since October 2025 a call through a function URL needs both `lambda:InvokeFunctionUrl` and `lambda:InvokeFunction`; the second may be
 * held to the URL by `lambda:InvokedViaFunctionUrl`.
 */
import { anyOf, awsPrincipal, hasFixedOwner, isFixed, provesKey, servicePrincipal, settle } from "../../iam/language";
import type { Principal, Statement } from "../../iam/language";
import { isHidden, isUnknown, Undetermined } from "../../values";
import type { View } from "../../values";

/** Types that state one permission by properties. */
export const PERMISSION_TYPES = ["aws:lambda/permission:Permission", "aws-native:lambda:Permission"] as const;
/** Types that state permissions by a document. */
export const RESOURCE_POLICY_TYPES = ["aws:lambda/resourcePolicy:ResourcePolicy", "aws-native:lambda:ResourcePolicy"] as const;

/**
 * Whom a permission names. A service has a name with dots, `logs.eu-west-1.amazonaws.com` or `alexa-appkit.amazon.com`.
 * @throws Undetermined where it is not known, or missing.
 */
export function principalOf(permission: View): Principal {
    const written = permission.string("principal");
    if (written === undefined) throw new Undetermined(["principal"], "shape");
    return isServiceName(written) ? servicePrincipal(written) : awsPrincipal(written);
}

const isServiceName = (written: string): boolean => /^[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+$/.test(written);

/** Whether a service is Alexa, which names the skill by an event source token. */
export const isAlexa = ({ written }: Principal): boolean => /^alexa-[a-z]+\.amazon\.com$/i.test(written);

/**
 * Whether a permission for everybody is held to something: an organisation, an account, or a source with an owner. `aws:SourceArn` is only
 * in the calls that services make, so a fixed one lets no one else in (IAM User Guide, "AWS global condition context keys").
 * @throws Undetermined where it is not known.
 */
export function holdsEverybody(permission: View): boolean {
    return namesOrganization(permission) || isSet(permission, "sourceAccount", isFixed) || namesSource(permission);
}

/** Whether a permission is held to an organisation. */
export const namesOrganization = (permission: View): boolean => isSet(permission, "principalOrgId", isFixed);

/**
 * Whether a permission names the source on whose behalf a service calls. A source that is known only after deployment is made from a
 * resource, and names it.
 * @throws Undetermined where it is masked.
 */
export const namesSource = (permission: View): boolean =>
    isSet(permission, "sourceAccount", isFixed) || isSet(permission, "sourceArn", hasFixedOwner);

/** Whether a property is set, and good. What is not known yet stands for a value of another resource. */
function isSet(permission: View, property: string, isGood: (value: string) => boolean): boolean {
    const view = permission.child(property);
    if (isUnknown(view.raw)) return true;
    const value = view.asString();
    return value !== undefined && value !== "" && isGood(value);
}

/** Whether a permission is set for an Alexa skill. */
export const namesSkill = (permission: View): boolean => isSet(permission, "eventSourceToken", () => true);

/**
 * Whether a permission for everybody opens a function URL, and it alone: then it is part of that URL's openness.
 * @throws Undetermined where it is not known.
 */
export function opensUrl(permission: View): boolean {
    const type = permission.child("functionUrlAuthType");
    const via = permission.child("invokedViaFunctionUrl");
    if (!isHidden(type.raw) && type.asString()?.toUpperCase() === "NONE") return true;
    if (!isHidden(via.raw) && via.asBoolean() === true) return true;
    type.known();
    via.known();
    return false;
}

/**
 * The same for a statement of a document.
 * @throws Undetermined where it is not known.
 */
export const statementOpensUrl = (statement: Statement): boolean =>
    settle(
        anyOf([
            provesKey(statement, "lambda:functionurlauthtype", (value) => value.toUpperCase() === "NONE"),
            provesKey(statement, "lambda:invokedviafunctionurl", (value) => value.toLowerCase() === "true"),
        ]),
        statement.path,
    );

/** Whether a statement names an Alexa skill. */
export const statementNamesSkill = (statement: Statement): boolean =>
    provesKey(statement, "lambda:eventsourcetoken", (value) => value !== "" && value !== "*") !== "no";
