import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Positions } from "../../../cli/documents/positions";
import type { Source } from "../../../cli/documents/positions";

const shown = (source: Source | undefined): string | undefined => source && `${source.file}:${source.line}:${source.column}`;
const nowhere = (): boolean => false;
const at = (sourcePosition: unknown, ...frames: readonly unknown[]): Readonly<Record<string, unknown>> => ({
    sourcePosition,
    stackTrace: frames.map((frame) => ({ sourcePosition: frame })),
});

describe("positions in the program", () => {
    const cases: readonly (readonly [position: unknown, expected: string | undefined])[] = [
        ["project:///index.ts#13,16", "index.ts:13:16"],
        ["project:///src/api/routes.ts#7,1", "src/api/routes.ts:7:1"],
        ["project:///main.py#4", "main.py:4:1"],
        ["project:///my..ts#1,2", "my..ts:1:2"],
        ["project:///my%20code/caf%C3%A9%23.ts#1,2", "my code/café#.ts:1:2"],
        ["project:///100%.ts#1,2", "100%.ts:1:2"],
        ["project:///node_modules/@pulumi/aws/lambda.js#3,4", undefined],
        ["project:///packages/a/node_modules/b/index.js#3,4", undefined],
        ["project:///venv/lib/python3.12/site-packages/pulumi/runtime/stack.py#235", undefined],
        ["project:///.venv/lib/python3/dist-packages/pulumi_eks/cluster.py#7", undefined],
        ["project:///../shared/index.ts#3,4", undefined],
        ["project:///src/../../shared/index.ts#3,4", undefined],
        ["file:///home/me/index.ts#3,4", undefined],
        ["project:///index.ts", undefined],
        ["", undefined],
        [42, undefined],
        [undefined, undefined],
    ];
    for (const [position, expected] of cases) {
        it(`${position === undefined ? "no position" : JSON.stringify(position)} is ${expected ?? "not in the program"}`, () => {
            assert.equal(shown(new Positions([], nowhere).parse(position)), expected);
        });
    }
});

describe("positions in a program of ES modules", () => {
    const place = (
        position: string,
        others: readonly string[] = [],
        isProject: (folder: string) => boolean = nowhere,
    ): string | undefined => {
        const resource = at(position);
        return shown(new Positions([...others.map((other) => at(other)), resource], isProject).of(resource));
    };

    it("are relative to the folder of this machine that holds the project's file", () => {
        const isProject = (folder: string): boolean => folder === "/home/me/shop" || folder === "/home";
        assert.equal(place("project:///file:/home/me/shop/src/index.ts#3,4", [], isProject), "src/index.ts:3:4");
    });

    it("are looked for on the disk", () => {
        const folder = mkdtempSync(join(tmpdir(), "safeguard "));
        try {
            writeFileSync(join(folder, "Pulumi.yml"), "");
            const resource = at(`project:///file:${encodeURI(folder)}/src/index.ts#3,4`);
            assert.equal(shown(new Positions([resource]).of(resource)), "src/index.ts:3:4");
        } finally {
            rmSync(folder, { recursive: true });
        }
    });

    it("are relative to the deepest folder that holds all modules where the project is on another machine", () => {
        const others = ["project:///file:/ci/shop/api/routes.ts#1,1", "project:///file:/ci/shop/index.ts#1,1"];
        assert.equal(place("project:///file:/ci/shop/api/handlers/get.ts#3,4", others), "api/handlers/get.ts:3:4");
        assert.equal(place("project:///file:/ci/shop/index.ts#3,4"), "index.ts:3:4");
        assert.equal(place("project:///file:/index.ts#3,4", ["project:///file:/ci/index.ts#1,1"]), "index.ts:3:4");
        assert.equal(place("project:///file:/ci/shopping/a.ts#3,4", ["project:///file:/ci/shop/b.ts#1,1"]), "shopping/a.ts:3:4");
    });

    it("are found where the program runs in a folder of the project, and on a drive", () => {
        assert.equal(
            place("project:///src/file:/ci/shop/src/index.ts#3,4", ["project:///file:/ci/shop/Pulumi.ts#1,1"]),
            "src/index.ts:3:4",
        );
        assert.equal(place("project:///file:/C:/shop/src/index.ts#3,4", ["project:///file:/C:/shop/api.ts#1,1"]), "src/index.ts:3:4");
    });

    it("are not the program's in a package or outside the project", () => {
        assert.equal(place("project:///file:/ci/shop/node_modules/sst/index.js#3,4", ["project:///file:/ci/shop/index.ts#1,1"]), undefined);
        assert.equal(
            place("project:///file:/ci/shared/index.ts#3,4", ["project:///file:/ci/shop/index.ts#1,1"], (folder) => folder === "/ci/shop"),
            undefined,
        );
    });
});

describe("places of what packages make", () => {
    const inside = "project:///node_modules/@pulumi/lambda/lambdaMixins.ts#338,20";
    const cases: readonly (readonly [title: string, resource: Readonly<Record<string, unknown>>, expected: string | undefined])[] = [
        ["the innermost frame of the program", at(inside, inside, "project:///api.ts#6,12", "project:///index.ts#2,1"), "api.ts:6:12"],
        ["the own position first", at("project:///a.ts#1,1", "project:///b.ts#2,2"), "a.ts:1:1"],
        ["a frame where there is no position", at(undefined, inside, "project:///api.ts#6,12"), "api.ts:6:12"],
        ["nothing where no frame is the program's", at(inside, inside, "project:///../shared/api.ts#6,12"), undefined],
        [
            "nothing where the frames are of no form",
            { sourcePosition: inside, stackTrace: [null, "project:///api.ts#6,12", {}, 7] },
            undefined,
        ],
        ["nothing where the trace is no list", { sourcePosition: inside, stackTrace: "project:///api.ts#6,12" }, undefined],
    ];
    for (const [title, resource, expected] of cases) {
        it(`are ${title}`, () => {
            assert.equal(shown(new Positions([resource], nowhere).of(resource)), expected);
        });
    }
});
