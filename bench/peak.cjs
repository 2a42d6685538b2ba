"use strict";
// Loaded before a measured program: says at its end, on descriptor 3, how much memory was resident at most, in bytes, and how
// many seconds of the processor it took.
const { writeSync } = require("node:fs");
process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeSync(3, JSON.stringify({ peak: maxRSS * 1024, processor: (userCPUTime + systemCPUTime) / 1e6 }));
});
