/** Files of a folder that a component serves or copies. */
import { lstatSync, readdirSync, statSync } from "node:fs";
import { extname, isAbsolute, join, resolve } from "node:path";

/** Content types of what websites are made of (IANA, Media Types). */
const TYPES: Readonly<Record<string, string>> = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".htm": "text/html",
    ".html": "text/html",
    ".ico": "image/vnd.microsoft.icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
};

/** By the ending of the name, in any case; `undefined` for one that is not in the table. */
export const contentTypeOf = (path: string): string | undefined => TYPES[extname(path).toLowerCase()];

/**
 * Follows links.
 * @throws the system's error where there is nothing at the path.
 */
export const isFolder = (path: string): boolean => statSync(path).isDirectory();

/** The files below the folder, by their way in it with `/`. Links to folders are left out: they may lead in circles. */
export function filesIn(folder: string): { readonly path: string; readonly way: string }[] {
    const root = isAbsolute(folder) ? folder : resolve(folder);
    const walk = (path: string, way: string): { path: string; way: string }[] =>
        readdirSync(path)
            .sort()
            .flatMap((entry) => {
                const [child, childWay] = [join(path, entry), way === "" ? entry : `${way}/${entry}`];
                if (lstatSync(child).isDirectory()) return walk(child, childWay);
                return statSync(child, { throwIfNoEntry: false })?.isFile() === true ? [{ path: child, way: childWay }] : [];
            });
    return walk(root, "");
}
