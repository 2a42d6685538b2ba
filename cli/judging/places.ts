/** Places in the program for resources of which the engine told none: of programs in YAML and Go, and of states from before it told any. */
import { lazy } from "../../policies/model/lazy";
import { programOf } from "./judge";
import type { Places } from "../documents/positions";

const texts = lazy(() => require("../../rehearsal/places") as typeof import("../../rehearsal/places"));
const projects = lazy(() => require("../../rehearsal/run/project") as typeof import("../../rehearsal/run/project"));

/** Of Go the engine never tells the folder, and of YAML it tells the host's own sources, which are in Go. */
const ODD: ReadonlySet<string> = new Set(["go", "yaml"]);

/** By folder: each is read when the first resource without a place is met. */
const known = new Map<string, Places>();

/**
 * What the text of the program says of places. The program is that of the folder given, or else of the project that the document lies in, and
 * says nothing of the resources of another project.
 */
export function placesFor(document: string, given: string | undefined): Places {
    // The project is looked for once: a document may hold any number of resources without a place.
    const places = lazy(() => placesAround(programOf(document, given).root));
    return (resource) => places()(resource);
}

function placesAround(root: string | undefined): Places {
    if (root === undefined) return () => undefined;
    let places = known.get(root);
    if (places === undefined) known.set(root, (places = placesIn(root)));
    return places;
}

function placesIn(folder: string): Places {
    try {
        const { name: project, runtime } = projects().projectIn(folder, undefined);
        const find = texts().finderOf(folder, runtime);
        return (resource) => {
            // Where the engine told places, and none is the program's, a package made the resource.
            if (resource.project !== project || (!ODD.has(runtime) && resource.positions.length > 0)) return undefined;
            const place = find(resource);
            return place === undefined ? undefined : { ...place, column: place.column ?? 1 };
        };
    } catch {
        return () => undefined; // A project's file that cannot be read says nothing.
    }
}
