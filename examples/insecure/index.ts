// An order service with one deliberate mistake beside the other. Every credential, name and address in it is made up.
import { http, quick } from "./api";
import "./audit";
import "./callers";
import "./data";
import "./edge";
import "./encryption";
import "./events";
import "./monitoring";
import "./network";
import "./people";
import "./rest";
import "./runtime";
import "./site";
import "./transport";
import { create } from "./functions";

export const endpoint = http.apiEndpoint;
export const quickEndpoint = quick.apiEndpoint;
export const createFunction = create.arn;
