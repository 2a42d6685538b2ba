/** Access keys in the environment of a web function: its variables stand in each of its revisions, beside other settings. */
import { KINDS, viewAt } from "../stack";
import type { AccessKeyUse, Many, NodeOf } from "../stack";
import { accessKeySecrets, hiddenKeys } from "../stack/function";
import { isHidden, isRecord, knownText } from "../values";
import type { View } from "../values";

const VARIABLES = ["serviceConfig", "environmentVariables"] as const;
/** What an access key holds that lets its bearer in. */
const CREDENTIALS = ["secret", "id", "sesSmtpPasswordV4"] as const;

/** The access keys of the stack that the variables of a revision are made from, each with the variable that holds it. */
export function accessKeysOf(revision: NodeOf<"aws:lambdaweb/functionRevision:FunctionRevision">): Many<AccessKeyUse> {
    const variables = viewAt(revision.inputs, VARIABLES);
    const keys = revision.dependsOn("serviceConfig").filter((node) => node.is("aws:iam/accessKey:AccessKey"));
    if (!isRecord(variables.raw)) {
        const items = isHidden(variables.raw) ? keys.map((key) => ({ key, path: variables.path })) : [];
        return { items, unresolved: hiddenKeys(revision, [variables]) };
    }
    const entries = variables.asEntries().map(([, view]) => view);
    const byDependency = keys.flatMap((key) => {
        const credentials = CREDENTIALS.flatMap((property) => knownText(viewAt(key.inputs, [property]).raw) ?? []);
        const holds = ({ raw }: View): boolean => typeof raw === "string" && credentials.some((credential) => raw.includes(credential));
        return entries.filter((view) => isHidden(view.raw) || holds(view)).map(({ path }) => ({ key, path }));
    });
    const byValue = entries.flatMap(({ raw, path }) => {
        const key = typeof raw === "string" ? revision.graph.memo(accessKeySecrets, KINDS.accessKey).get(raw) : undefined;
        return key === undefined ? [] : [{ key, path }];
    });
    const uses = new Map([...byDependency, ...byValue].map((use) => [`${use.key.urn} ${use.path.join(".")}`, use]));
    return { items: [...uses.values()], unresolved: hiddenKeys(revision, entries) };
}
