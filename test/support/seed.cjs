"use strict";
// The same examples in every run: what a random one finds belongs into a test of its own, not into somebody else's build.
require("fast-check").configureGlobal({ seed: 20261121 });
