/**
 * Little memory for a pack that waits to be asked. Whoever previews a program runs the packs of all its organisation beside it, and most
 * of what a pack holds after its start is room for garbage: describing the policies to the engine makes a lot of it, and V8 answers
 * by growing its young generation, which it does not give back.
 */
import { setV8Flag } from "../v8";

/** How much the young generation grows at a time: 1 is not at all. V8 reads it whenever it might grow. */
export const FLAG = "--semi-space-growth-factor";
/** What V8 takes by itself. */
const BY_DEFAULT = 2;

let isSmall = false;

/** Keeps the young generation as small as it is. */
export function staySmall(): void {
    setV8Flag(FLAG, 1);
    isSmall = true;
}

/** Lets it grow again, for work that makes garbage in earnest. */
export function grow(): void {
    if (isSmall) setV8Flag(FLAG, BY_DEFAULT);
    isSmall = false;
}
