// @ts-check
"use strict";
/** What Lambda calls. The AWS SDK is part of Lambda's Node.js runtimes. */
const { spawnedCheck } = require("./check");
const { auditing } = require("./audit");
const { sweeping } = require("./sweep");
const { portsOf, queueOf } = require("./aws");
const { settingsOf } = require("./settings");

/** @param {string} service @returns {any} */
const sdk = (service) => require(`@aws-sdk/client-${service}`);

/** Judges the stacks that messages of the queue speak of. */
exports.audit = (/** @type {any} */ event, /** @type {any} */ context) => {
    const settings = settingsOf(process.env);
    const ports = portsOf(sdk("s3"), sdk("securityhub"), settings);
    return auditing({ ...ports, check: spawnedCheck(settings), settings, now: () => new Date(), log: console.log })(event, context);
};

/** Puts every stack of the bucket on the queue, so that it is judged again. */
exports.sweep = () => {
    const settings = settingsOf(process.env);
    const { objects } = portsOf(sdk("s3"), undefined, settings);
    return sweeping({ objects, send: queueOf(sdk("sqs"), settings), settings })();
};
