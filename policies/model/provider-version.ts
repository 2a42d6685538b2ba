/** Whether a provider's `version` input (`7.48.0`) is at least `minimum`. An absent or odd version is not. */
export function isAtLeast(version: string | undefined, minimum: string): boolean {
    const parts = numbers(version ?? "");
    const least = numbers(minimum);
    if (parts.length < 3) return false;
    for (const [index, bound] of least.entries()) {
        const part = parts[index] ?? 0;
        if (part !== bound) return part > bound;
    }
    return true;
}

const numbers = (version: string): readonly number[] => (/^v?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
