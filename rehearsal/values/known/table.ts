/** What neither the generated facts nor conventions tell of a type, and how it is written. */
import type { Properties } from "../../wire";
import type { Subject } from "../subject";

export interface Facts {
    /** Inputs that cannot be changed without a replacement. */
    readonly replaces?: readonly string[];
    readonly tagged?: boolean;
    readonly id?: (subject: Subject) => string;
    /** Outputs that are known only after the creation. */
    readonly computed?: (subject: Subject, id: string) => Properties;
}

/**
 * By type; ARNs and host names are those of the partition `aws`, and the caller moves them to another. Sources, by service: the AWS
 * General Reference ("Service endpoints") and each service's user guide ("Endpoints", "Connecting to …").
 */
export type Table = Readonly<Record<string, Facts>>;

/** The output `arn`; `global` leaves out the Region, `nameless` the account too. */
export const arn =
    (
        service: string,
        resource: (subject: Subject, id: string) => string,
        global?: "global" | "nameless",
    ): ((subject: Subject, id: string) => Properties) =>
    (subject, id) => ({
        arn: `arn:aws:${service}:${global ? "" : subject.region}:${global === "nameless" ? "" : subject.account}:${resource(subject, id)}`,
    });

/** The id is this input, `""` where that is not known. */
export const byInput = (key: string) => (subject: Subject) => subject.text(key);

/** The id is these inputs with `/` between them. */
export const joined =
    (...keys: string[]) =>
    (subject: Subject) =>
        keys.map(subject.text).join("/");

/** An id of ten hexadecimal digits, as long as API Gateway's. */
export const short = (subject: Subject): string => subject.hash(10);

/** The id of a hosted zone. */
export const zoneOf = (subject: Subject): string => `Z${subject.hash(20).toUpperCase()}`;

/** In the form of a UUID, without its version bits; the same for one URN. */
export function uuidOf(subject: Subject): string {
    const h = subject.hash(32);
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20, 32)}`;
}
