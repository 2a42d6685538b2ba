/** What families of related resources are made of. */
import { exported } from "../documents";
import type { Made } from "../documents";
import type { Family } from "../family";

type Json = Readonly<Record<string, unknown>>;

export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const made = (type: string, name: string, inputs: Json, more: Json = {}): Made => ({ type, name, inputs, more });
export const urnOf = ({ type, name }: Made): string => `urn:pulumi:dev::fuzz::${type}::${name}`;
const LAMBDA = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
});
export const READING = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::acme/*" }],
});
export const role = (name: string): Made => made("aws:iam/role:Role", name, { name, assumeRolePolicy: LAMBDA });

/** A family of documents of about `width` characters for each turn of `make`, which gives all resources for a number of turns. */
export const related = (name: string, width: number, make: (count: number) => readonly Made[]): Family => ({
    name: `related: ${name}`,
    make: (size) => exported(make(Math.max(1, Math.ceil(size / width)))),
});
