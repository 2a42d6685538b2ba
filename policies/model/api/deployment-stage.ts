/**
 * Settings of a REST stage that stand in another resource than a Stage. Sources: AWS CloudFormation, AWS::ApiGateway::Deployment
 * (`StageName`: "a name for the stage that API Gateway creates with this deployment"; `StageDescription` describes that stage) and
 * MethodSetting (`*` for all methods, `/*` for all paths).
 */
import { View } from "../values";

/** A Deployment makes a stage where it names one. Of the `aws` provider only version 6 does, and that stage has no settings. */
export const DEPLOYMENT = "aws-native:apigateway:Deployment";

/** Whether settings in a list of aws-native are those of all methods of a stage. @throws Undetermined where that is not known */
export const isForAll = (settings: View): boolean =>
    /^\/?\*$/.test(settings.string("resourcePath") ?? "/*") && (settings.string("httpMethod") ?? "*") === "*";

/** Settings of a stage that a deployment makes; `forAll` where they hold for every method. */
export interface StageSettings {
    readonly settings: View;
    readonly forAll: boolean;
}

/**
 * What a deployment says of its stage: the description itself speaks of all methods, unless a list in it does.
 * @throws Undetermined where the description is not known
 */
export function describedStage(deployment: View): readonly [StageSettings, ...StageSettings[]] {
    const described =
        deployment.object("stageDescription")?.as() ?? new View({}, [...deployment.path, "stageDescription"], deployment.owner);
    const listed = described.list("methodSettings").map((element) => ({ settings: element.as(), forAll: isForAll(element.as()) }));
    return [{ settings: described, forAll: true }, ...listed];
}
