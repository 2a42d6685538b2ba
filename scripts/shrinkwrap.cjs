"use strict";
// npm leaves package-lock.json out of a package; npm-shrinkwrap.json, the same file by another name, goes in and pins what
// consumers install. It exists only while the package is packed.
const { copyFileSync, rmSync } = require("node:fs");
const { join } = require("node:path");

const file = (name) => join(__dirname, "..", name);
if (process.argv[2] === "make") copyFileSync(file("package-lock.json"), file("npm-shrinkwrap.json"));
else rmSync(file("npm-shrinkwrap.json"), { force: true });
