/**
 * How far a resource pattern reaches: whether it leaves an action open for every resource of the kind that the action acts on, or only for
 * some. The question behind each risk is whether a principal that holds the permission chooses the victim.
 *
 * Sources: AWS IAM User Guide, "IAM JSON policy elements: Resource" (an ARN with fewer than six fields is completed with `*`); Service
 * Authorization Reference for the resource types of each action.
 */
import { isUnknown } from "../../values";
import { arnFields } from "../language/arn-patterns";
import { overlaps } from "../language/resource-patterns";
import { matchesWildcard } from "../../wildcard";
import { actionInfo } from "../knowledge/actions";

/** `all`: every resource of the type, or every one of a region or account. `unknown`: the ARN is known only after deployment. */
export type Reach = "all" | "some" | "none" | "unknown";

/** Stands for the name of some resource that no policy author thought of; no realistic pattern spells it. */
const ANY_NAME = "\u0001some-resource-nobody-named-in-a-policy\u0001";

/**
 * What the resource pattern of a statement reaches for `action` (`service:Name`).
 *
 * Partition, region and account are not compared: `arn:aws:iam::123456789012:role/*` is every role that a principal of that account
 * could use. `types` narrows the judgement to those resource types of the action, by the names of the Service Authorization Reference.
 */
export function reach(resource: string, action: string, types?: readonly string[]): Reach {
    if (isUnknown(resource)) return "unknown";
    if (/^\*+$/.test(resource)) return "all";
    // A name or the placeholder of a template, which AWS refuses: whatever takes its place, its author chose it.
    if (!/^(?:arn:|[^:]*[*?])/.test(resource)) return "some";
    const formats = formatsOf(action);
    if (formats === undefined) return "some";
    let reached: Reach = "none";
    const [service, name] = serviceAndName(resource);
    for (const format of formats) {
        if (types !== undefined && !types.includes(format.type)) continue;
        if (service !== format.service && !overlaps(service, format.service)) continue;
        if (matchesWildcard(format.takesPath ? withoutOpenFolders(name) : name, format.anyName)) return "all";
        if (reached === "none" && overlaps(name, format.name)) reached = "some";
    }
    return reached;
}

/** One ARN format of a resource type of an action. */
interface Format {
    readonly type: string;
    readonly service: string;
    readonly name: string;
    /** The name with {@link ANY_NAME} for its variables. */
    readonly anyName: string;
    /** Whether a path may stand before the name (`role/${RoleNameWithPath}`). */
    readonly takesPath: boolean;
}

/** `role/*\/*` chooses as little as `role/*`: whatever path, whatever name. */
function withoutOpenFolders(name: string): string {
    const isOpen = (part: string | undefined): boolean => part !== undefined && /^[*?]+$/.test(part) && part.includes("*");
    const parts = name.split("/");
    return parts.filter((part, index) => !(isOpen(part) && isOpen(parts[index + 1]))).join("/");
}

const known = new Map<string, readonly Format[]>();

function formatsOf(action: string): readonly Format[] | undefined {
    if (!known.has(action)) {
        const formats = actionInfo(action)?.resourceTypes.flatMap(({ name: type, arns }) =>
            arns.map((arn): Format => {
                const [service, name] = serviceAndName(arn);
                const anyName = name.replace(/\$\{[A-Za-z0-9]*\}/g, ANY_NAME);
                return { type, service, name, anyName, takesPath: name.includes("WithPath}") };
            }),
        );
        // Only names of the reference are kept: how many there are is known.
        if (formats === undefined) return undefined;
        known.set(action, formats);
    }
    return known.get(action);
}

/** Service and resource part of an ARN or of a pattern of one. */
function serviceAndName(arn: string): readonly [string, string] {
    const fields = arnFields(arn);
    return [fields[2] ?? "*", fields.length > 5 ? fields.slice(5).join(":") : "*"];
}

/** Whether a resource pattern speaks of the calling user itself, so that "the victim" is the caller. */
export const isOwnUser = (resource: string): boolean => {
    const name = serviceAndName(resource)[1].toLowerCase();
    return name.startsWith("user/") && name.endsWith("${aws:username}");
};
