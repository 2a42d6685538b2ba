/** Something the caller of the command line can mend: said in one line, exit status 2. */
export class UsageProblem extends Error {}

/** A JSON text that is no document of Pulumi at all: beside documents in a folder it is nothing to complain of. */
export class NoDocument extends UsageProblem {}

/** Exit statuses of the command line. */
export const EXIT = { clean: 0, violations: 1, unusable: 2, internal: 3 } as const;
