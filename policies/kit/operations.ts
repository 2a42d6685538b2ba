/** How messages name the operations of APIs. */
import { detect } from "../model/detectors";
import type { Operation } from "../model/api/operation";
import { Undetermined } from "../model/values";
import { WILDCARDS, strings } from "./options";
import { literal, oneOf, text, vouched } from "./text";
import type { Text } from "./text";

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "CONNECT", "ANY"];

/** A word or several, a version, a variable: what a path is made of where it holds no identifier. */
const SEGMENT = /^(?:(?:[A-Za-z]{1,40}\d{0,2})(?:[._-][A-Za-z]{1,40}\d{0,2}){0,6}|\{[A-Za-z]{1,40}(?:[._-][A-Za-z]{1,40}){0,4}\+?\})$/;

/**
 * `GET /orders/{id}`. A path is text of the program: a segment that is no plain word is left out, and all of it where a detector
 * finds anything in it.
 */
export function operationText({ method, path }: Operation): Text {
    const verb = method !== undefined && METHODS.includes(method) ? oneOf(method, METHODS) : undefined;
    if (path === undefined)
        return verb === undefined ? literal("an operation") : text`${literal(/^[AO]/.test(verb) ? "an" : "a")} ${verb} operation`;
    const shown = vouched(pathWords(path), "checked");
    return verb === undefined || path.startsWith("$") ? shown : text`${verb} ${shown}`;
}

function pathWords(path: string): string {
    if (path === "$default" || path === "$connect") return path;
    if (!path.startsWith("/") || path.length > 300 || detect(path).length > 0) return "(a path)";
    return path
        .split("/")
        .map((segment) => (segment === "" || SEGMENT.test(segment) ? segment : "…"))
        .join("/");
}

/** The option by which operations are meant to be public. */
export const publicRoutes = () =>
    strings({
        default: [],
        about: `Operations that are meant to be public, such as \`POST /webhooks/*\` or \`/health\` (any method), ${WILDCARDS}.`,
    });

/**
 * What `ask` says of an operation, or `otherwise` where nobody knows and a pattern intends the operation to be public: that is told
 * wherever it may be open.
 * @param intendedBy the place of that pattern; undefined where none does
 * @throws Undetermined where nobody knows and no pattern intends it
 */
export function asFarAsIntended<T>(intendedBy: number | undefined, ask: () => T, otherwise: T): T {
    try {
        return ask();
    } catch (error) {
        if (intendedBy !== undefined && error instanceof Undetermined) return otherwise;
        throw error;
    }
}
