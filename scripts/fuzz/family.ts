/** What a family of hostile inputs is: the same mistake of a reader, asked for at any size. */
import type { Dice } from "../../test/support/corpus/dice";

/** Inputs of one kind. `make` gives one of about `size` characters; the same dice give the same input. */
export interface Family {
    readonly name: string;
    readonly make: (size: number, dice: Dice) => string;
}

/** A family whose inputs are one piece again and again. */
export const repeated = (name: string, piece: string): Family => ({
    name,
    make: (size) => piece.repeat(Math.ceil(size / piece.length)),
});

/** A family whose inputs are made piece by piece, each a little different from the one before. */
export const numbered = (name: string, piece: (index: number, dice: Dice) => string): Family => ({
    name,
    make: (size, dice) => {
        const pieces: string[] = [];
        for (let length = 0, index = 0; length < size; index++) {
            const next = piece(index, dice);
            pieces.push(next);
            length += next.length;
        }
        return pieces.join("");
    },
});
