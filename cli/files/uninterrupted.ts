/** Work that whoever asks the process to stop lets come to its end. */

const SIGNALS: Readonly<Partial<Record<NodeJS.Signals, number>>> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** Ends the process as a shell expects it of a program that a signal ended. */
const stop = (signal: NodeJS.Signals): never => process.exit(128 + (SIGNALS[signal] ?? 0));

let open = 0;

/**
 * Does a piece of work in one go: a signal that comes meanwhile ends the process when it is done. A handler runs only once the events of the
 * process are looked at, so it stays until that has happened for certain.
 */
export function uninterrupted(work: () => void): void {
    if (open++ === 0) for (const signal of Object.keys(SIGNALS)) process.on(signal, stop);
    try {
        work();
    } finally {
        setImmediate(() => setImmediate(release));
    }
}

function release(): void {
    if (--open === 0) for (const signal of Object.keys(SIGNALS)) process.removeListener(signal, stop);
}
