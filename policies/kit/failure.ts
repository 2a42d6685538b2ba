/** An error's class and where it happened, a line each. Never its message, which may quote a user's value: `JSON.parse` does. */
export function framesOf(error: unknown): string {
    if (!(error instanceof Error)) return "a value that is no error was thrown";
    const stack = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
    return [error.constructor.name, ...stack.slice(0, 8)].join("\n");
}
