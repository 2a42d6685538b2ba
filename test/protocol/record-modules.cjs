"use strict";
// Required before the pack boots: notes every file that is loaded, one a line, in the file that LOADED_MODULES names.
const fs = require("node:fs");
const Module = require("node:module");

const log = process.env["LOADED_MODULES"];
const load = Module.prototype.load;
Module.prototype.load = function (filename) {
    fs.appendFileSync(log, `${filename}\n`);
    return load.apply(this, arguments);
};
