/** Outputs of a stack that is not at hand: made up by their names, or all unknown. */
import { partitionOf } from "../../context";
import { textOf } from "../../values/texts";
import { UNKNOWN, type Properties } from "../../wire";

const camel = (name: string): string => name.replace(/[^A-Za-z0-9]+(.)?/g, (_all, next: string | undefined) => next?.toUpperCase() ?? "");

/** Names of which there are several. */
const MANY = /(?:Ids|Arns|Names|Subnets|Groups|Zones|Urls|Endpoints|Addresses|Cidrs|Blocks|Tables)$/i;

/** Of names that are not known, one output that is unknown: the SDKs then take every output for unknown. */
export function outputsMadeUp(stack: string, names: readonly string[] | undefined, account: string, region: string): Properties {
    if (names === undefined) return { "made-up": UNKNOWN };
    const making = { package: "aws", account, region, partition: partitionOf(region), generation: 7, urn: "", arn: "", title: "" } as const;
    const text = (name: string, seed: string): string => textOf(camel(name), { ...making, seed: `${stack} ${seed}` });
    return Object.fromEntries(
        names.map((name) => {
            const one = name.replace(/ies$/i, "y").replace(/([^s])s$/i, "$1");
            return [name, MANY.test(camel(name)) ? ["a", "b", "c"].map((each) => text(one, `${name} ${each}`)) : text(name, name)];
        }),
    );
}
