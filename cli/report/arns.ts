/** The ARNs of the resources that a report speaks of: what Security Hub knows a resource by. */
import { compare } from "../../policies/kit/order";
import { parseArn } from "../../policies/model/arn";
import { detect } from "../../policies/model/detectors";
import { isObject } from "../json";
import type { DocumentResource } from "../documents/document";

export interface NamedArn {
    readonly document: string;
    readonly urn: string;
    readonly arn: string;
}

/** The longest identifier that is repeated: AWS's own ARNs stay far below it. */
const LONGEST = 512;

/** What stands on a resource. */
type On = readonly { readonly urn: string }[];

/** The ARN of each resource with a finding, where the document holds it; what looks like a credential is none. */
export function arnsOf(
    { violations, exempted }: { readonly violations: On; readonly exempted: On },
    resources: readonly DocumentResource[],
    document: string,
): readonly NamedArn[] {
    const wanted = new Set([...violations, ...exempted].map(({ urn }) => urn));
    return resources
        .filter(({ urn }) => wanted.has(urn))
        .flatMap(({ urn, props }) => {
            const arn = isObject(props) ? props["arn"] : undefined;
            return typeof arn === "string" && isArn(arn) ? [{ document, urn, arn }] : [];
        })
        .sort((a, b) => compare(a.urn, b.urn));
}

const isArn = (text: string): boolean =>
    text.length <= LONGEST && /^[!-~]+$/.test(text) && parseArn(text) !== undefined && detect(text).length === 0;
