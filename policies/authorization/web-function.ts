import { WILDCARDS, object, strings } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { literal } from "../kit/text";
import { globNaming } from "../model/api/function-urls/function-url";
import { Undetermined } from "../model/values";

export default resourceRule({
    name: "authorization-web-function",
    description: "The endpoint of a Lambda web function must ask for IAM authorization.",
    severity: "critical",
    level: "mandatory",
    checklist: ["B10"],
    why: "`ApplicationManaged` means that Lambda authenticates nobody: every request reaches the program.",
    fix: [
        "set `authType` to `IamAuth`.",
        "A web function that is meant to be public, or that signs its users in itself, belongs in the option `publicFunctions`.",
    ],
    notes: ["Web functions need @pulumi/aws 7.55 or newer."],
    config: object({
        publicFunctions: strings({
            default: [],
            about: `Web functions whose endpoint is meant to be public: their names in AWS, or the endpoint's in the program, ${WILDCARDS}.`,
        }),
    }),
    on: ["aws:lambdaweb/functionEndpoint:FunctionEndpoint", "aws-native:lambda:WebFunctionEndpoint"],
    messages: { open: "Lambda authenticates nobody who calls the web function." },
    example: {
        good: { inputs: { functionName: "shop", authType: "IamAuth" } },
        bad: { inputs: { functionName: "shop", authType: "ApplicationManaged" } },
    },
    *check(endpoint, { config, found, unlessIntended }) {
        const type = endpoint.as().string("authType");
        if (type === "IamAuth") return;
        if (type !== "ApplicationManaged") throw new Undetermined(["authType"], "shape");
        const globs = config.publicFunctions;
        const at =
            globs.length === 0 ? undefined : (globNaming(globs, endpoint.name) ?? globNaming(globs, endpoint.as().string("functionName")));
        yield unlessIntended(["publicFunctions", at], literal("the endpoint of the web function"), found("open", "authType"));
    },
});
