/** The findings of a report by the controls of a catalogue. */
import { controlsOf, frameworkName } from "../../policies/model/catalogue/controls";
import type { Control } from "../../policies/model/catalogue/controls";
import { listedControls } from "../../policies/model/catalogue/frameworks";

/** The controls of a catalogue that a policy serves; none without a catalogue. */
export const controlsIn = (policy: string, framework: string | undefined): readonly Control[] =>
    framework === undefined ? [] : controlsOf(policy).filter((control) => control.framework === framework);

/** A control with the findings of the policies that serve it; without a control, those of policies that serve none of the catalogue. */
export interface UnderControl<F> {
    readonly control: Control | undefined;
    /** "FSBP IAM.1: no policy grants everything on everything". */
    readonly title: string;
    readonly findings: readonly F[];
}

/** The findings under each control, in the catalogue's order. A finding stands under every control that its policy serves. */
export function underControls<F extends { readonly policy: string }>(
    findings: readonly F[],
    framework: string,
): readonly UnderControl<F>[] {
    const groups = new Map<string, { readonly control: Control; readonly findings: F[] }>();
    const rest: F[] = [];
    for (const finding of findings) {
        const controls = controlsIn(finding.policy, framework);
        if (controls.length === 0) rest.push(finding);
        for (const control of controls) {
            const group = groups.get(control.control);
            if (group === undefined) groups.set(control.control, { control, findings: [finding] });
            else group.findings.push(finding);
        }
    }
    const order = new Map(listedControls(framework).map((control, index) => [control, index]));
    const sorted = [...groups.values()].sort(
        (a, b) =>
            (order.get(a.control.control) ?? Infinity) - (order.get(b.control.control) ?? Infinity) ||
            a.control.control.localeCompare(b.control.control, "en", { numeric: true }),
    );
    return [
        ...sorted.map((group) => ({ ...group, title: `${framework} ${group.control.control}: ${group.control.title}` })),
        ...(rest.length === 0 ? [] : [{ control: undefined, title: `No control of ${frameworkName(framework)}`, findings: rest }]),
    ];
}

/** "[FSBP IAM.1, IAM.21]" where the policy serves controls of the catalogue: for formats that have no place for them. */
export function controlsPrefix(policy: string, framework: string | undefined): readonly string[] {
    const controls = controlsIn(policy, framework).map(({ control }) => control);
    return controls.length === 0 ? [] : [`[${framework ?? ""} ${controls.join(", ")}]`];
}
