"use strict";
// Without type checking: the engine starts the provider for every preview, and a check of its types would take seconds each time.
require("ts-node").register({
    transpileOnly: true,
    skipProject: true,
    compilerOptions: { module: "commonjs", target: "es2022", esModuleInterop: true },
});
require("./server.ts").serve();
