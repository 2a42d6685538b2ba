import rule from "../../../policies/content/no-personal-data-in-environment";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";
import { BASIC, CARD, DATABASE, EMAIL, IBAN } from "./planted";

const variables = (values: Record<string, unknown>): Record<string, unknown> => ({ environment: { variables: values } });

testResourceRule(rule, {
    compliant: [
        { title: "a machine's mailbox", inputs: variables({ SENDER: "noreply@" + "mail-provider.org" }) },
        { title: "an allowed domain", inputs: variables({ SENDER: EMAIL }), config: { allowedEmailDomains: ["mail-provider.org"] } },
        { title: "a detector switched off", inputs: variables({ SENDER: EMAIL }), config: { detectors: ["iban"] } },
        { title: "what looks like an address in a URL with a password", inputs: variables({ A: BASIC, B: DATABASE }) },
        {
            title: "the user of a connection string, which is one mistake with its password",
            inputs: variables({ DB: `postgres://${EMAIL.replace("@", "%40")}:${"Tr0ub4" + "dor"}@db.internal:5432/orders` }),
        },
        { title: "numbers of machines", inputs: variables({ ACCOUNT: "123456789012", PORT: 5432, SEED: "4111111111111112" }) },
        { title: "a network's address", inputs: variables({ HOST: "203.0.113." + "77" }) },
        { title: "tags, which are another policy's", inputs: { tags: { owner: EMAIL } } },
        { title: "resources of other clouds", type: "kubernetes:apps/v1:Deployment", inputs: { env: [{ name: "T", value: EMAIL }] } },
        { title: "no environment", inputs: {} },
    ],
    violating: [
        { title: "an address", inputs: variables({ SENDER: EMAIL }), found: ["personal@environment.variables.SENDER"] },
        {
            title: "one finding a variable",
            inputs: variables({ A: `${EMAIL} ${IBAN}`, B: CARD }),
            found: ["personal@environment.variables.A", "personal@environment.variables.B"],
        },
        {
            title: "a network's address where it is asked for",
            inputs: variables({ HOST: "203.0.113." + "77" }),
            config: { detectors: ["ip-address"] },
            found: ["personal@environment.variables.HOST"],
        },
        {
            title: "an API's stage variables",
            type: "aws:apigateway/stage:Stage",
            inputs: { variables: { to: EMAIL } },
            found: ["personal@variables.to"],
        },
    ],
    unknown: [
        {
            title: "one variable of two",
            inputs: variables({ A: UNKNOWN, B: EMAIL }),
            undetermined: ["environment.variables.A"],
            found: ["personal@environment.variables.B"],
        },
    ],
    secret: [{ title: "a masked variable", inputs: variables({ A: MASKED }), undetermined: ["environment.variables.A"] }],
});
