/** Doubts as values: kept while other subjects are asked, thrown where no answer decides. */
import { Undetermined } from "./values";

/** What `read` finds, or the doubt that it throws. */
export function orDoubt<T>(read: () => T): T | Undetermined {
    try {
        return read();
    } catch (error) {
        if (error instanceof Undetermined) return error;
        throw error;
    }
}

/** What {@link orDoubt} kept. @throws Undetermined where it is a doubt */
export function answered<T>(answer: T | Undetermined): T {
    if (answer instanceof Undetermined) throw answer;
    return answer;
}

/** What could not be told while several subjects were asked one question: an unknown among them hides nothing that the others answer. */
export class Doubts {
    #first: Undetermined | undefined;

    /**
     * The answer of one subject; `undefined` where it throws Undetermined, which is kept.
     * @throws whatever else the subject throws
     */
    ask<T>(answer: () => T): T | undefined {
        const told = orDoubt(answer);
        if (!(told instanceof Undetermined)) return told;
        this.#first ??= told;
        return undefined;
    }

    /** @throws Undetermined, the first that was kept: to be called where no answer decided. */
    rethrow(): void {
        if (this.#first !== undefined) throw this.#first;
    }
}

/** Whether `test` holds for one of the subjects. @throws Undetermined, the first doubt, where it is seen to hold for none */
export function anyOf<T>(subjects: Iterable<T>, test: (subject: T) => boolean): boolean {
    const doubts = new Doubts();
    for (const subject of subjects) if (doubts.ask(() => test(subject)) === true) return true;
    doubts.rethrow();
    return false;
}
