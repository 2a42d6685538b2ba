/** Lists of any length: a call takes some hundred thousand arguments at most, and a document may hold more of anything. */

/** Puts more items behind those of a list. */
export function append<T>(list: T[], more: Iterable<T>): void {
    for (const item of more) list.push(item);
}

/** The largest of some numbers, or `least` where that is larger. */
export function largest(numbers: Iterable<number>, least = -Infinity): number {
    let most = least;
    for (const number of numbers) if (number > most) most = number;
    return most;
}
