import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { html } from "../../../../cli/formats/html";
import { browserPath, launched } from "../../../support/browser";
import { Files, safeguard } from "../../build";
import { HOSTILE, hostileReport } from "../hostile";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const path = browserPath();
const [DESK, PHONE] = [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
];

(path === undefined ? describe.skip : describe)(
    `the report in a browser${path === undefined ? ": no Chromium on this machine" : ""}`,
    function () {
        // A browser takes its time to start.
        this.timeout(120_000);
        const files = new Files();
        let browser: Browser;
        let [address, hostile] = ["", ""];
        let troubles: string[] = [];

        before(async () => {
            browser = await launched(String(path));
            const out = files.path("report.html");
            await safeguard(
                "check",
                "examples/insecure/recorded/first-preview.json",
                "examples/secure/recorded/state.json",
                ...["authorization-*", "transport-*", "assets-*", "content-*"].flatMap((glob) => ["--policy", glob]),
                "--format",
                "html",
                "--output",
                out,
            );
            address = pathToFileURL(out).href;
            const words = html(await hostileReport(), { pack: { name: "lambda-safeguard", version: "1.2.3" }, colour: false });
            hostile = pathToFileURL(files.file("hostile.html", words)).href;
        });
        after(async () => {
            await browser.close();
            files.remove();
        });

        /** Opens a page; what its console says, what it asks for and what fails in it is noted. */
        async function opened(at: string, viewport = DESK, colorScheme: "light" | "dark" = "light"): Promise<Page> {
            troubles = [];
            const page = await browser.newPage({ viewport, colorScheme });
            page.on("console", (message) => troubles.push(message.text()));
            page.on("pageerror", (error) => troubles.push(error.message));
            page.on("dialog", (dialog) => {
                troubles.push(dialog.message());
                void dialog.dismiss();
            });
            page.on("request", (request) => {
                if (request.url() !== at) troubles.push(request.url());
            });
            await page.goto(at);
            return page;
        }
        const shown = (page: Page): Promise<number> => page.locator("#groups > details:not([hidden]) tbody > tr:not([hidden])").count();

        for (const [name, viewport, scheme] of [
            ["light", DESK, "light"],
            ["dark", DESK, "dark"],
            ["on a phone", PHONE, "light"],
        ] as const) {
            it(`has no defect of accessibility, asks for nothing and fits its width: ${name}`, async () => {
                const page = await opened(address, viewport, scheme);
                await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
                await page.evaluate(AXE);
                const { violations } = await page.evaluate<{
                    violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
                }>("axe.run()");
                assert.deepEqual(
                    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""} ${nodes[0]?.failureSummary ?? ""}`),
                    [],
                );
                assert.deepEqual(troubles, []);
                assert.ok(Number(await page.evaluate("document.documentElement.scrollWidth")) <= viewport.width);
                await page.close();
            });
        }

        it("filters by words, severity, level, row and stack, and counts what is left", async () => {
            const page = await opened(address);
            const all = await shown(page);
            await page.locator("#filter-severity").selectOption("critical");
            const critical = await shown(page);
            assert.ok(critical > 0 && critical < all);
            assert.equal(await page.locator("#shown").textContent(), `${critical} of ${all} shown`);
            await page.locator("#filter-row").selectOption("B10");
            assert.ok((await shown(page)) < critical);
            await page.locator("#filter-text").fill("no such words");
            assert.equal(await shown(page), 0);
            for (const name of ["severity", "row"]) await page.locator(`#filter-${name}`).selectOption("");
            await page.locator("#filter-text").fill("callers.ts url");
            const found = await shown(page);
            assert.ok(found > 0 && found < all);
            await page.locator("#filter-text").fill("");
            await page.locator("#filter-stack").selectOption("orders-secure/dev");
            assert.equal(await shown(page), 0);
            await page.locator("#filter-stack").selectOption("");
            assert.equal(await shown(page), all);
            assert.deepEqual(troubles, []);
            await page.close();
        });

        it("is used by the keyboard alone: skips to the findings, opens and closes one, opens all", async () => {
            const page = await opened(address);
            await page.keyboard.press("Tab");
            assert.equal(await page.evaluate("document.activeElement.textContent"), "Skip to the findings");
            await page.keyboard.press("Enter");
            const first = page.locator("#groups > details").first();
            await first.locator("summary").focus();
            const isOpen = (): Promise<boolean> => first.evaluate((details) => (details as unknown as { open: boolean }).open);
            await page.keyboard.press("Enter");
            assert.equal(await isOpen(), true);
            await page.keyboard.press("Space");
            assert.equal(await isOpen(), false);
            await page.locator("#expand").focus();
            await page.keyboard.press("Space");
            assert.equal(await isOpen(), true);
            assert.equal(await page.locator("#expand").getAttribute("aria-pressed"), "true");
            await page.close();
        });

        it("prints every finding, and nothing to press", async () => {
            const page = await opened(address);
            await page.emulateMedia({ media: "print" });
            assert.equal(await page.locator("#filters").isVisible(), false);
            await page.evaluate("dispatchEvent(new Event('beforeprint'))");
            assert.equal(await page.locator("#groups > details:not([open])").count(), 0);
            await page.close();
        });

        it("runs nothing of what a document names", async () => {
            const page = await opened(hostile);
            assert.equal(await shown(page), HOSTILE.length);
            assert.deepEqual(troubles, []);
            await page.close();
        });
    },
);
