/** A stack's deployment as `pulumi stack export` writes it (pulumi: sdk/go/common/apitype, DeploymentV3). */
import { MARKS, SIGNATURE } from "../../../policies/model/signatures";
import { isObject, type Properties, type Value } from "../../wire";

export type Deployment = Properties;

/** What stands in place of a secret, as the engine writes one that is open. */
const PLACEHOLDER: Properties = { [SIGNATURE]: MARKS.secret, plaintext: JSON.stringify("placeholder") };

/** Without secrets, which only their own provider opens, and without operations that were cut short. */
export function withoutSecrets(deployment: Deployment): { readonly deployment: Deployment; readonly secrets: number } {
    let secrets = 0;
    const open = (value: Value): Value => {
        if (Array.isArray(value)) return value.map(open);
        if (!isObject(value)) return value;
        if (value[SIGNATURE] === MARKS.secret) {
            secrets++;
            return PLACEHOLDER;
        }
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, open(item)]));
    };
    const { secrets_providers: _providers, pending_operations: _pending, ...rest } = deployment;
    return { deployment: open(rest) as Deployment, secrets };
}

const resourcesOf = ({ resources }: Deployment): Properties[] => (Array.isArray(resources) ? resources.filter(isObject) : []);
const membersOf = (value: Value | undefined): Properties => (isObject(value) ? value : {});

/** What every resource shows, by its URN; secrets are masked as the engine masks them in the document of a preview. */
export function shownBy(deployment: Deployment): ReadonlyMap<string, Properties> {
    const masked = (value: Value): Value => {
        if (Array.isArray(value)) return value.map(masked);
        if (!isObject(value)) return value;
        return value[SIGNATURE] === MARKS.secret
            ? "[secret]"
            : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item)]));
    };
    return new Map(
        resourcesOf(deployment).flatMap(({ urn, outputs }) =>
            typeof urn === "string" && isObject(outputs) ? [[urn, masked(outputs) as Properties]] : [],
        ),
    );
}

/** The outputs of the stack itself. */
export const outputsOf = (deployment: Deployment): Properties =>
    membersOf(resourcesOf(deployment).find(({ type }) => type === "pulumi:pulumi:Stack")?.["outputs"]);

/** A deployment of a stack that has outputs and nothing else. */
export const withOutputs = (project: string, stack: string, outputs: Properties): Deployment => ({
    manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" },
    resources: [
        {
            urn: `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`,
            custom: false,
            type: "pulumi:pulumi:Stack",
            outputs,
        },
    ],
});

const mostOf = (values: readonly string[]): string | undefined => {
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
};

/** Where most of what is deployed stands. */
export function placeOf(deployment: Deployment): { readonly account: string | undefined; readonly region: string | undefined } {
    const arns = resourcesOf(deployment).flatMap(({ type, outputs }) => {
        const { arn } = membersOf(outputs);
        return typeof arn === "string" && typeof type === "string" && type.startsWith("aws") ? [arn.split(":")] : [];
    });
    const regions = resourcesOf(deployment).flatMap(({ type, inputs }) => {
        const { region } = membersOf(inputs);
        return type === "pulumi:providers:aws" && typeof region === "string" ? [region] : [];
    });
    return {
        account: mostOf(arns.flatMap(([, , , , account]) => (account !== undefined && /^\d{12}$/.test(account) ? [account] : []))),
        region: regions[0] ?? mostOf(arns.flatMap(([, , , region]) => (region === undefined || region === "" ? [] : [region]))),
    };
}
