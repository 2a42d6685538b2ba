import { Undetermined } from "./values";

/** What could not be told while several subjects were asked one question: an unknown among them hides nothing that the others answer. */
export class Doubts {
    #first: Undetermined | undefined;

    /**
     * The answer of one subject; `undefined` where it throws Undetermined, which is kept.
     * @throws whatever else the subject throws
     */
    ask<T>(answer: () => T): T | undefined {
        try {
            return answer();
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            this.#first ??= error;
            return undefined;
        }
    }

    /** @throws Undetermined, the first that was kept: to be called where no answer decided. */
    rethrow(): void {
        if (this.#first !== undefined) throw this.#first;
    }
}
