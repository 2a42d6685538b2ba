/** `Diff`: which inputs differ from those of the deployed resource. */
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { canonical, plain, type Properties } from "../wire";

/**
 * Secrets are compared by their values, keys that begin with `__` not at all; `ignored` are properties of `ignoreChanges`, and those of
 * `replaces` ask for a replacement.
 */
export function diffOf(olds: Properties, news: Properties, ignored: readonly string[], replaces: readonly string[]): proto.DiffResponse {
    const differs = (key: string): boolean => canonical(plain(olds[key] ?? null)) !== canonical(plain(news[key] ?? null));
    const changed = [...new Set([...Object.keys(olds), ...Object.keys(news)])]
        .filter((key) => !key.startsWith("__") && !ignored.includes(key) && differs(key))
        .sort();
    const response = new proto.DiffResponse();
    response.setChanges(changed.length > 0 ? proto.DiffResponse.DiffChanges.DIFF_SOME : proto.DiffResponse.DiffChanges.DIFF_NONE);
    response.setDiffsList(changed);
    response.setReplacesList(changed.filter((key) => replaces.includes(key)));
    return response;
}
