/** Why there is no rehearsal, in one line that says what to do. */
export class RehearsalProblem extends Error {
    /** `said` are the last lines of the engine, where it failed. */
    constructor(
        message: string,
        readonly said: readonly string[] = [],
    ) {
        super(message);
    }
}
