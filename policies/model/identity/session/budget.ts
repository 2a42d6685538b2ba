/** Bounds the time that look-ups may keep a deployment waiting. */

/** Thrown by {@link within} where the time is up. */
export class TimeUp extends Error {
    constructor() {
        super("the time for look-ups is used up");
        this.name = "TimeUp";
    }
}

/** A number of milliseconds that shrinks as it is charged. */
export class Budget {
    #left: number;

    constructor(milliseconds: number) {
        this.#left = milliseconds;
    }

    get left(): number {
        return Math.max(0, this.#left);
    }

    charge(milliseconds: number): void {
        this.#left -= milliseconds;
    }
}

/** What time is measured by. */
export interface Clock {
    /** Milliseconds since any fixed moment. */
    now(): number;
    /** Calls `action` after so many milliseconds, unless the function returned is called before. */
    after(milliseconds: number, action: () => void): () => void;
}

const SYSTEM_CLOCK: Clock = {
    now: () => performance.now(),
    after: (milliseconds, action) => {
        const timer = setTimeout(action, milliseconds);
        return () => {
            clearTimeout(timer);
        };
    },
};

/**
 * Runs `work` within what is left of both budgets. `own` (one source's) is charged for all the time, `shared` (the process's) only for
 * time that brought nothing: many providers that answer do not use it up, many that hang cost no more than one.
 * @throws TimeUp, after the signal given to `work` was aborted.
 */
export async function within<T>(
    own: Budget,
    shared: Budget,
    work: (signal: AbortSignal) => Promise<T>,
    clock: Clock = SYSTEM_CLOCK,
): Promise<T> {
    const milliseconds = Math.min(own.left, shared.left);
    if (milliseconds <= 0) throw new TimeUp();
    const controller = new AbortController();
    const started = clock.now();
    let stop = (): void => undefined;
    const timeUp = new Promise<never>((_, reject) => {
        stop = clock.after(milliseconds, () => {
            controller.abort();
            reject(new TimeUp());
        });
    });
    let succeeded = false;
    try {
        const running = work(controller.signal);
        running.catch(() => undefined); // Where the time is up first, nobody else is left to hear of its failure.
        const result = await Promise.race([running, timeUp]);
        succeeded = true;
        return result;
    } finally {
        stop();
        // A timer may be early by a fraction, which must not be left over.
        const elapsed = controller.signal.aborted ? milliseconds : clock.now() - started;
        own.charge(elapsed);
        if (!succeeded) shared.charge(elapsed);
    }
}
