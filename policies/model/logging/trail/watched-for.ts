/**
 * What a trail's log group is watched for. Source: CIS AWS Foundations Benchmark, section "Monitoring" (root use, sign-in without MFA,
 * unauthorized calls, changes of IAM, CloudTrail and keys); changes of a function's code and of who may call it are the checklist's own.
 * A filter counts by the words of its pattern, whatever its form: the benchmark's own patterns changed over the years.
 */

export const WATCHED_FOR = [
    "use of the root user",
    "console sign-in without MFA",
    "unauthorized calls",
    "changes of IAM policies",
    "changes of CloudTrail",
    "disabled or deleted keys",
    "changes of functions' code",
    "changes of functions' permissions",
] as const;

export type WatchedFor = (typeof WATCHED_FOR)[number];

const WORDS: Readonly<Record<WatchedFor, readonly RegExp[]>> = {
    "use of the root user": [/userIdentity\.type\s*=\s*"?Root\b/i],
    "console sign-in without MFA": [/\bConsoleLogin\b/, /\bMFAUsed\b/],
    "unauthorized calls": [/UnauthorizedOperation|AccessDenied/],
    "changes of IAM policies": [/(?:Put|Attach|Delete|Detach)[A-Za-z*]*Policy|\bCreatePolicy|\biam\.amazonaws\.com\b/],
    "changes of CloudTrail": [/\b(?:StopLogging|DeleteTrail|UpdateTrail)\b/],
    "disabled or deleted keys": [/\b(?:DisableKey|ScheduleKeyDeletion)\b/],
    "changes of functions' code": [/\bUpdateFunctionCode/],
    "changes of functions' permissions": [/\b(?:AddPermission|RemovePermission)/],
};

/** AWS accepts patterns of 1,024 characters. */
const LONGEST = 4_096;

/** What a filter pattern looks for. */
export const watchedFor = (pattern: string): readonly WatchedFor[] =>
    pattern.length > LONGEST ? [] : WATCHED_FOR.filter((kind) => WORDS[kind].every((words) => words.test(pattern)));
