/** An event that a trail may record. Source: CloudTrail User Guide, "CloudTrail record contents for management, data, and network activity events". */

/** An event, by the fields that selectors name. A field that is left out may be anything. */
export interface TrailEvent {
    readonly eventCategory: "Management" | "Data";
    readonly readOnly?: boolean;
    readonly eventName?: string;
    readonly eventSource?: string;
    readonly resourceType?: string;
    readonly resourceArn?: string;
}

/** The invocation of a function: of any, or of one by its ARN. */
export const invocation = (functionArn?: string): TrailEvent => ({
    eventCategory: "Data",
    readOnly: false,
    eventSource: "lambda.amazonaws.com",
    resourceType: "AWS::Lambda::Function",
    ...(functionArn === undefined ? {} : { resourceArn: functionArn }),
});

/** Whether a beginning of an ARN is that of every function's: what selectors write for all of them. */
export const isEveryFunction = (prefix: string): boolean => /^arn:aws[a-z-]{0,20}:lambda:?$/.test(prefix);
