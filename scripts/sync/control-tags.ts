import { controlsOf, policiesWithControls } from "../../policies/model/catalogue/controls";

/**
 * policies/data/control-tags.json: what of controls.json a boot of the pack needs. A tag cannot say how a policy stands to a control,
 * so the project's own judgements are left out.
 */
export function controlTags(updated: string): string {
    const lines = policiesWithControls().map((policy) => {
        const claims = controlsOf(policy).filter(({ relation }) => relation !== "judgement");
        return `    ${JSON.stringify(policy)}: ${JSON.stringify(claims.map(({ framework, control }) => `${framework} ${control}`))}`;
    });
    return `{\n  "source": "written by npm run sync from controls.json",\n  "updated": "${updated}",\n  "policies": {\n${lines.join(",\n")}\n  }\n}\n`;
}
