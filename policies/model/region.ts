/**
 * Where a resource lives: region and account. The provider says it for all its resources, version 7 of the `aws` provider lets a
 * resource say its own region, and an ARN, once known, says both.
 */
import { accountOf as accountIn, parseArn } from "./arn";
import { isRecord, isUnknown, knownText, own, type View } from "./values";

/** Where an ARN says that its resource lives, and what follows. A part that is left out, and the account `aws`, are `undefined`. */
export interface ArnParts {
    readonly partition: string;
    readonly service: string;
    readonly region: string | undefined;
    readonly account: string | undefined;
    readonly resource: string;
}

/** The parts of an ARN, or `undefined` where `text` is none. */
export function arnParts(text: string): ArnParts | undefined {
    const arn = parseArn(text);
    if (arn === undefined) return undefined;
    const { partition, service, region, resource } = arn;
    return { partition, service, region: region === "" ? undefined : region, account: accountIn(text), resource };
}

const property = (props: unknown, key: string): unknown => (isRecord(props) ? own(props, key) : undefined);

/** The region that a provider's inputs name. */
export const providerRegion = (props: unknown): string | undefined => knownText(property(props, "region"));

/** The region of a resource: its own `region`, its ARN's, its provider's. `undefined` where none is known. */
export function regionOf(props: unknown, provider: unknown): string | undefined {
    const raw = property(props, "region");
    if (isUnknown(raw)) return undefined;
    return knownText(raw) ?? arnOf(props)?.region ?? providerRegion(provider);
}

/** {@link regionOf} of views. */
export const regionAt = (view: View<unknown>, provider: View<unknown> | undefined): string | undefined => regionOf(view.raw, provider?.raw);

/** The account of a resource as its own ARN says it. Of all else that says it: `account.ts`. */
export const accountOf = (props: unknown): string | undefined => arnOf(props)?.account;

/** `aws`, `aws-cn`, `aws-us-gov`, …: by the resource's ARN, else by its region's name. */
export function partitionOf(props: unknown, region: string | undefined): string | undefined {
    return arnOf(props)?.partition ?? (region === undefined ? undefined : partitionOfRegion(region));
}

/** The partition of a region. Source: AWS General Reference, "AWS Regions", and botocore's partitions (prefix of the region's name). */
export function partitionOfRegion(region: string): string {
    if (region.startsWith("cn-")) return "aws-cn";
    if (region.startsWith("us-gov-")) return "aws-us-gov";
    if (region.startsWith("us-iso-")) return "aws-iso";
    if (region.startsWith("us-isob-")) return "aws-iso-b";
    if (region.startsWith("eu-isoe-")) return "aws-iso-e";
    if (region.startsWith("us-isof-")) return "aws-iso-f";
    if (region.startsWith("eusc-")) return "aws-eusc";
    return "aws";
}

function arnOf(props: unknown): ArnParts | undefined {
    const arn = knownText(property(props, "arn"));
    return arn === undefined ? undefined : arnParts(arn);
}
