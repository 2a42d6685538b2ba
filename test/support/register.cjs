"use strict";
// The top-level tsconfig.json holds no options on purpose (the engine's own compiler reads it), so ts-node is told where they are.
require("ts-node").register({ transpileOnly: true, project: require("node:path").join(__dirname, "..", "..", "tsconfig.test.json") });
