import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Commands that stand in for what a runner has: each notes how it was called. */
const STAND_INS = {
    npm: `exit 0`,
    npx: `[ "$1" != --no-install ] || shift; [ "$1" = lambda-safeguard ] || exit 127; shift
if [ "$1" = rehearse ]; then shift 2; set -- check "$RECORDED" "$@"; fi
exec "$NODE" "$MAIN" "$@"`,
    pulumi: `case "$1 $2" in preview*) cat "$RECORDED";; "stack export") cat "$STATE";; esac; exit "\${PULUMI_STATUS:-0}"`,
    curl: `case "$*" in *--data-binary*) cat >> "$HOME/sent"; echo >> "$HOME/sent"; exit "\${CURL_STATUS:-0}";; *) echo "exit 0";; esac`,
    gh: `case "$*" in *--paginate*) [ -z "$KNOWN" ] || echo "$KNOWN";; *) cp comment.md "$HOME/comment.md";; esac`,
} as const;

/** Writes the stand-ins into a folder for the PATH. They find what they need in HOME, NODE, MAIN (the compiled command line), RECORDED and STATE. */
export function writeStandIns(folder: string): void {
    mkdirSync(folder);
    for (const [name, body] of Object.entries(STAND_INS)) {
        const file = join(folder, name);
        writeFileSync(file, `#!/usr/bin/env bash\necho "${name} $*" >> "$HOME/calls"\n${body}\n`);
        chmodSync(file, 0o755);
    }
}
