/** What follows a word that is not known: "; did you mean …?" where a known one is near (edit distance 3, less than half the word). */
export function meant(word: string, known: readonly string[]): string {
    let best: string | undefined;
    let distance = Math.min(4, Math.ceil(word.length / 2));
    for (const candidate of known) {
        if (Math.abs(candidate.length - word.length) >= distance || word.length > 100) continue;
        const d = editDistance(word.toLowerCase(), candidate.toLowerCase());
        if (d < distance) [best, distance] = [candidate, d];
    }
    return best === undefined ? "" : `; did you mean \`${best}\`?`;
}

function editDistance(a: string, b: string): number {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, substitution));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}
