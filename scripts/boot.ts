/** Boots the pack in a folder as the engine does and says what it declares: `boot.ts FOLDER`. Exits 1 if anything but the port is on stdout. */
import { Analyzer } from "../test/support/analyzer";

async function main(folder: string): Promise<number> {
    const analyzer = await Analyzer.start(folder);
    try {
        const policies = await analyzer.policies();
        process.stdout.write(`booted: ${policies.length} policies\n`);
        return policies.length > 0 && analyzer.output.text === "" ? 0 : 1;
    } finally {
        await analyzer.stop();
    }
}

void main(process.argv[2] ?? process.cwd()).then((status) => {
    process.exitCode = status;
});
