/** Places in the program, out of the positions that the engine writes beside each resource. */
import { posix } from "node:path";
import { ancestorsOf, holdsProject } from "../../policies/kit/project";
import { isObject } from "../json";

/** The program's place that made a resource. */
export interface Source {
    /** Relative to the project's folder. */
    readonly file: string;
    readonly line: number;
    readonly column: number;
}

/** A resource as a place is looked up for it. */
export interface Placeless {
    readonly project: string;
    readonly type: string;
    readonly name: string;
    /** What the engine said of places, of which none is the program's. */
    readonly positions: readonly string[];
}

export type Places = (resource: Placeless) => Source | undefined;

/** A resource, as far as its place is concerned. */
type Located = Readonly<Record<string, unknown>>;

const POSITION = /^project:\/\/\/([^#]+)#(\d{1,9})(?:,(\d{1,9}))?$/;
/** No system knows a longer path, and no text is a position that is longer by more than a line and a column. */
const LONGEST = 4096;
/** What is not the program's: packages, and whatever lies outside the project. */
const FOREIGN = /(?:^|\/)(?:\.\.|node_modules|site-packages|dist-packages)\//;
/** A program of ES modules: the SDK takes the URL of the file for a relative path, so that it stands whole behind the folder. */
const MODULE = /(?:^|\/)file:(\/[^]+)$/;

/** Reads the positions of one document. */
export class Positions {
    #root: string | undefined;

    /** `isProject` says whether a folder of this machine is a project's. */
    constructor(
        private readonly resources: readonly Located[],
        private readonly isProject: (folder: string) => boolean = (folder) => holdsProject(decoded(folder)),
    ) {}

    /** Where the program made the resource, or called the package that did: the innermost frame that stands in the program. */
    of(resource: Located): Source | undefined {
        for (const position of positionsOf(resource)) {
            const source = this.parse(position);
            if (source !== undefined) return source;
        }
        return undefined;
    }

    /** `project:///index.ts#13,16`. A position in a package or outside the project is not the program's. */
    parse(position: unknown): Source | undefined {
        const [, path, line, column] = partsOf(position);
        if (path === undefined || FOREIGN.test(path)) return undefined;
        const absolute = moduleOf(path);
        const file = absolute === undefined ? path : this.#relative(absolute);
        return file === undefined ? undefined : { file: decoded(file), line: Number(line), column: Number(column ?? 1) };
    }

    #relative(absolute: string): string | undefined {
        this.#root ??= rootOf(this.resources, this.isProject);
        const root = this.#root === "/" ? "/" : `${this.#root}/`;
        return absolute.startsWith(root) ? absolute.slice(root.length) : undefined;
    }
}

const partsOf = (position: unknown): readonly (string | undefined)[] =>
    typeof position === "string" && position.length <= LONGEST ? (POSITION.exec(position) ?? []) : [];

const pathOf = (position: unknown): string | undefined => partsOf(position)[1];

function* positionsOf(resource: Located): Generator {
    yield resource["sourcePosition"];
    const trace = resource["stackTrace"];
    if (!Array.isArray(trace)) return;
    for (const frame of trace as readonly unknown[]) if (isObject(frame)) yield frame["sourcePosition"];
}

/** All that the engine wrote of places beside a resource, the innermost first. */
export const positionsIn = (resource: Located): readonly string[] =>
    [...positionsOf(resource)].filter((position): position is string => typeof position === "string" && position.length <= LONGEST);

const moduleOf = (path: string): string | undefined => MODULE.exec(path)?.[1]?.replace(/^\/(?=[A-Za-z]:\/)/, "");

/** The project's folder: the one on this machine that holds the project's file, else the deepest that holds all modules of the program. */
function rootOf(resources: readonly Located[], isProject: (folder: string) => boolean): string {
    const folders = new Set<string>();
    for (const resource of resources) {
        for (const position of positionsOf(resource)) {
            const path = pathOf(position);
            const absolute = path === undefined || !path.includes("file:/") || FOREIGN.test(path) ? undefined : moduleOf(path);
            if (absolute !== undefined) folders.add(posix.dirname(absolute));
        }
    }
    return projectAmong(folders, isProject) ?? shared(folders);
}

/** So many folders are looked at on disk: a program lies in few, and a document may name any number. */
const MOST_LOOKS = 1000;

function projectAmong(folders: ReadonlySet<string>, isProject: (folder: string) => boolean): string | undefined {
    const looked = new Set<string>();
    for (const folder of folders) {
        for (const ancestor of ancestorsOf(folder)) {
            if (looked.has(ancestor)) break;
            if (looked.size >= MOST_LOOKS) return undefined;
            looked.add(ancestor);
            if (isProject(ancestor)) return ancestor;
        }
    }
    return undefined;
}

/** The deepest folder that all lie in. */
function shared(folders: ReadonlySet<string>): string {
    const [first = "/", ...others] = folders;
    const parts = first.split("/");
    let depth = parts.length;
    for (const other of others) {
        const theirs = other.split("/", depth);
        let same = 0;
        while (same < depth && parts[same] === theirs[same]) same++;
        depth = same;
    }
    return parts.slice(0, depth).join("/") || "/";
}

/** Positions are written as URLs. */
function decoded(path: string): string {
    try {
        return decodeURIComponent(path);
    } catch {
        return path;
    }
}
