/** Documents whose resources refer to one another: many to one, one to many, many to many, in circles. */
import type { Family } from "../family";
import { APIS } from "./apis";
import { GRAPHS } from "./graphs";
import { IDENTITIES } from "./identities";
import { OBSERVED } from "./observed";

/** Hostile relations of resources. */
export const RELATIONS: readonly Family[] = [...IDENTITIES, ...OBSERVED, ...APIS, ...GRAPHS];
