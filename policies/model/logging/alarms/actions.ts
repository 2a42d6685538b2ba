/** Whether alarms do something when they go off. Sources: CloudWatch API reference, PutMetricAlarm and PutCompositeAlarm. */
import { KINDS, viewAt } from "../../stack";
import type { Node, Stack } from "../../stack";
import { isHidden, isRecord, knownText, own, Undetermined } from "../../values";
import { alarmsNamed, nameOf } from "./alarm-rule";
import { COMPOSITE_ALARM } from "./watched";
import type { Alarm } from "./watched";

/**
 * Whether an alarm does something when it goes off: by itself, or by a composite alarm that names it in its rule or as its suppressor.
 * @returns a question that throws Undetermined where that is not known; `disabled` where actions are there and switched off
 */
export function actingAlarms(stack: Stack): (alarm: Alarm) => "acts" | "silent" | "disabled" {
    const composites = stack.ofType(COMPOSITE_ALARM);
    const named = new Set<string>();
    const dependencies = new Set<Node>();
    let isHiddenRule = false;
    for (const composite of composites) {
        for (const property of ["alarmRule", "actionsSuppressor"] as const) {
            for (const node of composite.dependsOn(property, KINDS.alarm.tokens)) dependencies.add(node);
        }
        const rule = viewAt(composite.inputs, ["alarmRule"]).raw;
        if (isHidden(rule)) isHiddenRule = true;
        else if (typeof rule === "string") for (const name of alarmsNamed(rule)) named.add(name);
        const suppressor = viewAt(composite.inputs, ["actionsSuppressor"]).raw;
        const alarm = isRecord(suppressor) ? own(suppressor, "alarm") : suppressor;
        if (isHidden(alarm)) isHiddenRule = true;
        else if (typeof alarm === "string") named.add(nameOf(alarm));
    }
    return (alarm) => {
        const own = actionsOf(alarm);
        if (own === "acts") return own;
        const name = (["name", "alarmName", "id"] as const)
            .map((property) => knownText(viewAt(alarm.inputs, [property]).raw))
            .find(Boolean);
        if (dependencies.has(alarm) || (name !== undefined && named.has(name))) return "acts";
        if (isHiddenRule || (name === undefined && named.size > 0)) throw new Undetermined(["alarmActions"], "unresolved");
        return own;
    };
}

/** @throws Undetermined where it is not known whether the alarm itself acts */
function actionsOf(alarm: Alarm): "acts" | "silent" | "disabled" {
    const actions = alarm.inputs.child("alarmActions");
    const isEmpty = actions.raw === undefined || actions.raw === null || (Array.isArray(actions.raw) && actions.raw.length === 0);
    if (isEmpty) return "silent";
    if (alarm.inputs.boolean("actionsEnabled") === false) return "disabled";
    // A list that is not known may be empty; an element that is not known is one.
    if (!Array.isArray(actions.raw)) actions.known();
    return "acts";
}
