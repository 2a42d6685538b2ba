/** What the operating system refuses, in words. */

const WORDS: Readonly<Record<string, string>> = {
    ENOENT: "there is no such file or folder",
    EEXIST: "something else has that name",
    EISDIR: "it is a folder",
    ENOTDIR: "a part of its path is no folder",
    EACCES: "permission is denied",
    EPERM: "permission is denied",
    EROFS: "the file system is read-only",
    ENOSPC: "the disk is full",
    EFBIG: "it grows larger than is allowed here",
    ELOOP: "its links lead in a circle",
    EMFILE: "too many files are open",
};

/** Why the system refused, with its code to look for: "there is no such file or folder (ENOENT)". */
export function refusal(error: unknown): string {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) return "unknown error";
    const words = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
    return words === undefined ? code : `${words} (${code})`;
}
