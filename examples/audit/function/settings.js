// @ts-check
"use strict";

/**
 * @typedef {object} Settings
 * @property {string} stateBucket the bucket that is watched
 * @property {string} prefix what stands before `.pulumi/` in its keys: empty, or ending with `/`
 * @property {string} reportBucket
 * @property {string} queueUrl
 * @property {string} productArn the product of Security Hub that findings are of
 * @property {string} preset the preset of policies
 * @property {number} maximumBytes the largest checkpoint that is judged
 * @property {number} checkMilliseconds how long one may take
 * @property {number} checkMegabytes how much memory it may take
 */

/** @param {NodeJS.ProcessEnv} env @returns {Settings} */
exports.settingsOf = (env) => ({
    stateBucket: env.STATE_BUCKET ?? "",
    prefix: env.STATE_PREFIX ?? "",
    reportBucket: env.REPORT_BUCKET ?? "",
    queueUrl: env.QUEUE_URL ?? "",
    productArn: env.PRODUCT_ARN ?? "",
    preset: env.PRESET ?? "baseline",
    maximumBytes: 200_000_000,
    checkMilliseconds: 120_000,
    checkMegabytes: 1400,
});
