import { resourceRule } from "../kit/rule";

const NATIVE = "aws-native:stepfunctions:StateMachine";

export default resourceRule({
    name: "logging-state-machine",
    description: "Step Functions state machines must log their executions, without the data that they work on.",
    severity: "medium",
    level: "advisory",
    checklist: ["B3", "A8"],
    why: "A failed execution is explained by its log; with execution data, the input and output of every state, personal data included, stand in it.",
    fix: ['set `loggingConfiguration` with `level` "ERROR" or more and a log destination, and leave `includeExecutionData` out.'],
    notes: [
        "A Standard state machine keeps a history of each execution for 90 days in the service; an Express one keeps nothing but its log.",
        "Logging works only where the machine's name holds letters, digits, `-` and `_` alone (API CreateStateMachine).",
    ],
    on: ["aws:sfn/stateMachine:StateMachine", NATIVE],
    fixes: {
        data: "leave `loggingConfiguration.includeExecutionData` out.",
    },
    messages: {
        off: "no execution log is written; the history in the service is gone after 90 days.",
        offExpress: "no execution log is written, and an Express state machine keeps no history: nothing shows what an execution did.",
        data: "the input and output of every state are written to the log.",
    },
    example: {
        good: {
            inputs: {
                loggingConfiguration: {
                    level: "ERROR",
                    logDestination: "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/vendedlogs/states/orders:*",
                },
            },
        },
        bad: { inputs: { type: "STANDARD" } },
    },
    *check(machine, { each, found }) {
        const view = machine.as();
        yield* each(["log", "data"] as const, function* (question) {
            const log = view.object("loggingConfiguration");
            const isOff = (log?.string("level") ?? "OFF") === "OFF";
            if (question === "log" && isOff) {
                const isExpress = view.string(machine.is(NATIVE) ? "stateMachineType" : "type") === "EXPRESS";
                yield found(isExpress ? "offExpress" : "off", ["loggingConfiguration", "level"]);
            }
            if (question === "data" && !isOff && log?.boolean("includeExecutionData") === true)
                yield found("data", [...log.path, "includeExecutionData"]);
        });
    },
});
