package dev.harden.facts.cloudwatch;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.protocols.query.unmarshall.XmlElement;

/**
 * Reads an alarm mute rule.
 *
 * @param region its region
 * @param name its name
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetAlarmMuteRule.html">
 *     GetAlarmMuteRule</a>
 */
@Needs("cloudwatch:GetAlarmMuteRule")
public record MuteRule(String region, String name) implements Fact<MuteRule.Known> {
    /**
     * Is what a rule says.
     *
     * @param status SCHEDULED, ACTIVE or EXPIRED
     * @param expression when its windows begin, as {@code cron(0 2 * * *)} or {@code at(...)}
     * @param duration how long a window is, as {@code PT4H}
     * @param alarms the names of the alarms that it mutes
     */
    public record Known(String status, String expression, String duration, Set<String> alarms) {
        public Known {
            alarms = Set.copyOf(alarms);
        }
    }

    @Override
    public Known load(Aws aws) {
        XmlElement rule = NewerQuery.call(aws, region, "GetAlarmMuteRule", Map.of("AlarmMuteRuleName", name));
        XmlElement schedule = below(below(rule, "Rule"), "Schedule");
        Set<String> alarms = Optional.ofNullable(rule.getElementByName("MuteTargets"))
                .map(targets -> targets.getElementByName("AlarmNames"))
                .map(names -> names.getElementsByName("member"))
                .orElse(List.of())
                .stream()
                .map(XmlElement::textContent)
                .collect(Collectors.toSet());
        return new Known(
                below(rule, "Status").textContent(),
                below(schedule, "Expression").textContent(),
                below(schedule, "Duration").textContent(),
                alarms);
    }

    private static XmlElement below(XmlElement element, String name) {
        return Answers.require(element.getElementByName(name), name);
    }
}
