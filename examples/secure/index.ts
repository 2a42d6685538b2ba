// The order service with every point of the checklist seen to. No credential stands in it, not even a made-up one.
import "./audit";
import "./discovery";
import "./edge";
import "./events";
import "./network";
import "./partner";
import "./rest";
import "./site";
import "./stores";
import "./url";
import "./web-firewall";
import { http } from "./api";
import { create } from "./functions";

export const endpoint = http.apiEndpoint;
export const createFunction = create.function.arn;
