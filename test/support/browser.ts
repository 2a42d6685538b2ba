/** The Chromium of this machine, where there is one: pages are tested in it. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The path of the browser; undefined where there is none. */
export function browserPath(): string | undefined {
    const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
    return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
    try {
        accessSync(file, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}

/** A headless browser. Its own sandbox needs what containers do not grant; it is shown the project's own pages only. */
export const launched = (executablePath: string): Promise<Browser> => chromium.launch({ executablePath, args: ["--no-sandbox"] });
