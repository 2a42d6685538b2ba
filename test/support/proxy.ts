import { unknownCheckingProxy } from "@pulumi/policy";
import type { Loose } from "../../policies/model/values";

/** Properties as the SDK gives them to a policy: reading one that is unknown throws. The SDK exports the function without its type. */
export const behindProxy = unknownCheckingProxy as unknown as (properties: Loose) => Loose;
