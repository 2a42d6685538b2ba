/** The ARN of a resource, by the format that AWS documents for its type. */
import type { Properties } from "../wire";
import type { Subject } from "./subject";

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");

/**
 * `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}` with the parts filled in: from the inputs of the same name, the last one else
 * from the id that AWS chooses (`own`) or the `title`. `known` holds what is known of the resource; texts only count.
 */
export function arnBy(
    format: string,
    subject: Subject,
    known: Properties,
    { own, title }: { readonly own: string; readonly title: string },
): string {
    const texts = new Map(
        Object.entries(known).flatMap(([key, value]) => (typeof value === "string" && value !== "" ? [[plain(key), key] as const] : [])),
    );
    const last = [...format.matchAll(/\$\{(\w+)\}/g)].at(-1)?.[1];
    const kind = plain(subject.type.split(":").at(-1) ?? "");
    return format.replace(/\$\{(\w+)\}/g, (_, part: string) => {
        if (part === "Partition") return subject.partition;
        if (part === "Region") return subject.region;
        if (/^(?:aws)?account(?:id)?$|owneraccount$/i.test(part)) return subject.account;
        const wanted = plain(part).replace(/withpath$/, "");
        const key = texts.get(wanted) ?? (wanted === `${kind}name` ? texts.get("name") : undefined);
        const fallback = /Id$/.test(part) ? own || title : title;
        const text = key === undefined ? (part === last ? fallback : subject.hash(16)) : subject.text(key) || fallback;
        // IAM writes the path between the kind and the name.
        return /WithPath$/.test(part) ? `${(subject.text("path") || "/").slice(1)}${text}` : text;
    });
}
