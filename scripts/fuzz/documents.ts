/** Hostile documents: what `lambda-safeguard check` is given, as JSON. */
import { type Dice } from "../../test/support/corpus/dice";
import { type Family } from "./family";

const STACK = "urn:pulumi:dev::fuzz::pulumi:pulumi:Stack::fuzz-dev";
const PROVIDER = "urn:pulumi:dev::fuzz::pulumi:providers:aws::default";
const PROVIDER_ID = "04da6b54-0000-4000-8000-b56ff0331ba9";

/** A resource of a document, in part. */
export interface Made {
    readonly type: string;
    readonly name: string;
    readonly inputs: unknown;
    readonly more?: Readonly<Record<string, unknown>>;
}

/** A `pulumi stack export` with these resources. */
export const exported = (resources: readonly Made[]): string =>
    JSON.stringify({ version: 3, deployment: { manifest: {}, resources: resourcesIn(resources) } });

/** The same as a document lists them: behind their stack and their provider. */
export const resourcesIn = (resources: readonly Made[]): readonly unknown[] => [
    { urn: STACK, custom: false, type: "pulumi:pulumi:Stack" },
    {
        urn: PROVIDER,
        custom: true,
        id: PROVIDER_ID,
        type: "pulumi:providers:aws",
        inputs: { region: "eu-west-1", version: "7.48.0" },
        outputs: {},
    },
    ...resources.map(({ type, name, inputs, more }) => ({
        urn: `urn:pulumi:dev::fuzz::${type}::${name}`,
        custom: true,
        id: name,
        type,
        inputs,
        outputs: inputs,
        parent: STACK,
        provider: `${PROVIDER}::${PROVIDER_ID}`,
        ...more,
    })),
];

export const functionWith = (name: string, inputs: Readonly<Record<string, unknown>>): Made => ({
    type: "aws:lambda/function:Function",
    name,
    inputs: { name, role: "arn:aws:iam::123456789012:role/r", runtime: "nodejs24.x", handler: "index.handler", ...inputs },
});

/** A document that holds a text wherever texts stand: in a variable, a description, a tag, user data and code. */
export function holding(text: string): string {
    return exported([
        functionWith("variable", { environment: { variables: { PASSWORD: text } } }),
        functionWith("description", { description: text, tags: { note: text } }),
        functionWith("code", {
            code: {
                "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7",
                hash: "a",
                assets: { "index.js": { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", hash: "b", text } },
            },
        }),
        { type: "aws:ec2/instance:Instance", name: "data", inputs: { ami: "ami-1", instanceType: "t3.micro", userData: text } },
    ]);
}

/** About how many characters a resource of a document takes. */
const RESOURCE = 700;

/** A document of as many resources as make up its size. */
export const many = (name: string, make: (index: number, dice: Dice) => Made): Family => ({
    name,
    make: (size, dice) => exported(Array.from({ length: Math.ceil(size / RESOURCE) }, (_, index) => make(index, dice))),
});

/** Documents of resources that are as they should be, but many. */
export const ORDINARY: readonly Family[] = [
    many("functions", (index) => functionWith(`f${index}`, { environment: { variables: { TABLE: `orders-${index}` } } })),
    many("functions with passwords", (index) =>
        functionWith(`f${index}`, { environment: { variables: { DB_PASSWORD: `hG7x9Lq${index}` } } }),
    ),
    many("queues with tags", (index, dice) => ({
        type: "aws:sqs/queue:Queue",
        name: `q${index}`,
        inputs: { name: `q${index}`, tags: Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`tag${at}`, dice.hex(12)])) },
    })),
];

/** So many of something, rounded up. */
export const times = <T>(count: number, make: (index: number) => T): T[] =>
    Array.from({ length: Math.ceil(count) }, (_, index) => make(index));
