/** Where findings in AWS's Security Finding Format belong: what `--product-arn` names. */
import { UsageProblem } from "../../problem";

/** The product of Security Hub that an account sends findings of its own as. */
export interface Product {
    readonly arn: string;
    readonly partition: string;
    readonly region: string;
    /** The account whose Security Hub takes the findings: the one that imports them. */
    readonly account: string;
}

const DEFAULT_PRODUCT = /^arn:(aws[a-z-]{0,16}):securityhub:([a-z]{2}[a-z0-9-]{2,14}):(\d{12}):product\/(\d{12})\/default$/;

/**
 * Reads the ARN of an account's own product. That of a partner names no account, so it cannot say whose finding it is.
 *
 * @throws UsageProblem for any other text, and where it is missing although the format needs it.
 */
export function productGiven(arn: string | undefined, isNeeded: boolean): Product | undefined {
    const form = "arn:aws:securityhub:REGION:ACCOUNT:product/ACCOUNT/default";
    if (arn === undefined) {
        if (isNeeded) throw new UsageProblem(`asff needs --product-arn, the product of Security Hub: ${form}`);
        return undefined;
    }
    const [, partition = "", region = "", account = "", owner] = DEFAULT_PRODUCT.exec(arn) ?? [];
    if (account === "" || account !== owner) throw new UsageProblem(`--product-arn ${JSON.stringify(arn)}: must be ${form}`);
    return { arn, partition, region, account };
}
