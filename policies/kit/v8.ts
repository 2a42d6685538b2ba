/** Flags of V8 that a running process sets for itself. */
import { setFlagsFromString } from "node:v8";

/** The newest Node that is known to have the flags that are set here: V8 complains on standard error of one that it does not know. */
const NEWEST = 24;

/** Sets a flag of V8 to a number; leaves a Node alone of which nobody knows whether it has the flag. */
export function setV8Flag(flag: string, value: number): void {
    if (Number.parseInt(process.versions.node, 10) <= NEWEST) setFlagsFromString(`${flag}=${value}`);
}
