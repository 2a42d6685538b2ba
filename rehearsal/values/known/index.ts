/** What is known of single types, by area. */
import { API } from "./api";
import { DATABASES } from "./databases";
import { FUNCTIONS } from "./functions";
import { IDENTITY } from "./identity";
import { MESSAGES } from "./messages";
import { NETWORK } from "./network";
import { STORES } from "./stores";
import type { Facts, Table } from "./table";

const TABLE: Table = { ...API, ...DATABASES, ...FUNCTIONS, ...IDENTITY, ...MESSAGES, ...NETWORK, ...STORES };

/** Types that are another one under an older name. */
const SAME: Readonly<Record<string, string>> = {
    "aws:s3/bucketV2:BucketV2": "aws:s3/bucket:Bucket",
    "aws:alb/listener:Listener": "aws:lb/listener:Listener",
    "aws:alb/loadBalancer:LoadBalancer": "aws:lb/loadBalancer:LoadBalancer",
    "aws:alb/targetGroup:TargetGroup": "aws:lb/targetGroup:TargetGroup",
};

/** `undefined` where conventions and generated facts say all of a type; the module `alb` shares the rows of `lb`. */
export function knownOf(token: string): Facts | undefined {
    const name = Object.hasOwn(SAME, token) ? (SAME[token] ?? token) : token;
    return Object.hasOwn(TABLE, name) ? TABLE[name] : undefined;
}

export const KNOWN: readonly string[] = Object.keys(TABLE);
