"use strict";
/**
 * Bundles the pack into dist/pack.js, which the engine boots: compiling one file takes less than half the time and memory that finding,
 * reading and compiling its 350 modules takes. Run after the compiler, which checks the types and makes what the command line loads.
 *
 * Names stay, so that a stack trace tells the function; what the sources require inside of a function is still evaluated at the first
 * call of it; packages and tables of data stay files of their own.
 *
 * `bundle.cjs [--must]`: esbuild has no program for some platforms. There dist/pack.js loads the compiled modules one by one, which is slower
 * and the same otherwise. With `--must`, for a package that is published, that is an error.
 */
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const { dirname, join, relative, resolve, sep } = require("node:path");

const root = join(__dirname, "..");
const target = join(root, "dist", "pack.js");

/** A path inside the project, as one inside dist/, where pack.js lies. */
const inside = (path) => `./${relative(root, path).split(sep).join("/")}`;

const places = {
    name: "places",
    setup(build) {
        build.onResolve({ filter: /\.json$/ }, ({ path, resolveDir }) => ({ path: inside(resolve(resolveDir, path)), external: true }));
        build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
            contents: readFileSync(path, "utf8").replaceAll(
                /\b__dirname\b/g,
                `(__dirname + ${JSON.stringify(inside(dirname(path)).slice(1))})`,
            ),
            loader: "ts",
        }));
    },
};

/** The text of the bundle; undefined where esbuild is not installed or has no program for this machine. */
async function bundled() {
    try {
        const { outputFiles } = await require("esbuild").build({
            absWorkingDir: root,
            entryPoints: ["index.ts"],
            outfile: target,
            tsconfig: "tsconfig.build.json",
            bundle: true,
            write: false,
            platform: "node",
            target: "node20",
            format: "cjs",
            packages: "external",
            logLevel: "silent",
            plugins: [places],
        });
        return outputFiles[0].text;
    } catch (error) {
        // What is wrong with a source comes as a list; the compiler has seen it before.
        if (Array.isArray(error.errors)) throw error;
        return undefined;
    }
}

async function main(must) {
    const text = await bundled();
    if (text === undefined) {
        process.stderr.write(
            must
                ? "esbuild is not installed: run `npm ci`, optional packages included\n"
                : "esbuild is not installed: the pack works, but boots more slowly than its bundle would; `npm ci` installs it\n",
        );
        if (must) return 1;
    }
    // Whoever boots the pack meanwhile finds the old one or the new one, whole.
    const fresh = `${target}.${process.pid}`;
    writeFileSync(fresh, text ?? '"use strict";\nrequire("./index.js");\n');
    renameSync(fresh, target);
    return 0;
}

main(process.argv[2] === "--must").then(
    (status) => {
        process.exitCode = status;
    },
    (error) => {
        process.stderr.write(`dist/pack.js: ${error.message}\n`);
        process.exitCode = 1;
    },
);
