package dev.harden.checks.config;

import dev.harden.model.Scope;

/**
 * Writes what AWS Config says when a resource no longer complies with a rule: as a message to its topic, and as an event.
 *
 * @param scope the account and region
 * @see <a href="https://docs.aws.amazon.com/config/latest/developerguide/monitor-config-with-cloudwatchevents.html">
 *     Monitoring AWS Config with EventBridge</a>
 * @see <a href="https://docs.aws.amazon.com/config/latest/developerguide/example-config-rule-compliance-notification.html">
 *     Example compliance change notification</a>
 */
record ComplianceChange(Scope scope) {
    private static final String MESSAGE = """
            {"awsAccountId":"ACCOUNT","configRuleName":"encrypted-volumes",\
            "configRuleARN":"arn:PARTITION:config:REGION:ACCOUNT:config-rule/config-rule-9rpvxc",\
            "resourceType":"AWS::EC2::Volume","resourceId":"vol-0a1b2c3d4e5f60718","awsRegion":"REGION",\
            "newEvaluationResult":{"evaluationResultIdentifier":{"evaluationResultQualifier":{\
            "configRuleName":"encrypted-volumes","resourceType":"AWS::EC2::Volume",\
            "resourceId":"vol-0a1b2c3d4e5f60718"},"orderingTimestamp":"2026-01-02T03:04:05.678Z"},\
            "complianceType":"NON_COMPLIANT","resultRecordedTime":"2026-01-02T03:04:06.789Z",\
            "configRuleInvokedTime":"2026-01-02T03:04:05.999Z"},\
            "oldEvaluationResult":{"evaluationResultIdentifier":{"evaluationResultQualifier":{\
            "configRuleName":"encrypted-volumes","resourceType":"AWS::EC2::Volume",\
            "resourceId":"vol-0a1b2c3d4e5f60718"},"orderingTimestamp":"2026-01-01T03:04:05.678Z"},\
            "complianceType":"COMPLIANT","resultRecordedTime":"2026-01-01T03:04:06.789Z",\
            "configRuleInvokedTime":"2026-01-01T03:04:05.999Z"},\
            "notificationCreationTime":"2026-01-02T03:04:07.000Z",\
            "messageType":"ComplianceChangeNotification","recordVersion":"1.0"}""";
    private static final String EVENT = """
            {"version":"0","id":"6a7e8feb-b491-4cf7-a9f1-bf3703467718",\
            "detail-type":"Config Rules Compliance Change","source":"aws.config","account":"ACCOUNT",\
            "time":"2026-01-02T03:04:07Z","region":"REGION","resources":[],"detail":MESSAGE}""";

    String message() {
        return filled(MESSAGE);
    }

    String event() {
        return filled(EVENT.replace("MESSAGE", MESSAGE));
    }

    private String filled(String template) {
        return template.replace("PARTITION", scope.account().partition())
                .replace("ACCOUNT", scope.account().id())
                .replace("REGION", scope.region());
    }
}
