/** The rule of a composite alarm. Source: CloudWatch API reference, PutCompositeAlarm, `AlarmRule`. */

const WORDS = new Set(["ALARM", "OK", "INSUFFICIENT_DATA", "AT_LEAST", "AND", "OR", "NOT", "TRUE", "FALSE"]);

/** AWS accepts 10,240 characters. */
const LONGEST = 20_480;

/**
 * The names of the alarms that a rule names: `ALARM(a)`, `OK("a")`, `AT_LEAST(2, ALARM, (a, b))`, each by name or ARN, with quotes or
 * without. Every quoted or bare argument counts; linear in the rule's length.
 */
export function alarmsNamed(rule: string): ReadonlySet<string> {
    const names = new Set<string>();
    if (rule.length > LONGEST) return names;
    for (const [, quoted, single, bare] of rule.matchAll(/"([^"]*)"|'([^']*)'|([^\s(),"']+)/g)) {
        const name = quoted ?? single;
        if (name !== undefined) names.add(nameOf(name));
        else if (bare !== undefined && !WORDS.has(bare.toUpperCase()) && !/^\d+%?$/.test(bare)) names.add(nameOf(bare));
    }
    return names;
}

/** The name in an alarm's ARN, and any other text as it is. */
export const nameOf = (alarm: string): string => /^arn:[^:]*:cloudwatch:[^:]*:[^:]*:alarm:(.+)$/s.exec(alarm)?.[1] ?? alarm;
