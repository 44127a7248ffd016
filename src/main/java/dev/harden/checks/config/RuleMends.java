package dev.harden.checks.config;

import dev.harden.checks.Guards;
import dev.harden.checks.Mend;
import dev.harden.checks.alarm.HeardTopic;
import dev.harden.facts.Facts;
import dev.harden.facts.config.AccountRules;
import dev.harden.facts.config.Aggregators;
import dev.harden.facts.events.Rules;
import dev.harden.facts.events.Targets;
import dev.harden.facts.sns.Sender;
import dev.harden.model.Account;
import dev.harden.model.Scope;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.services.config.model.AccountAggregationSource;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.ConfigurationAggregator;
import software.amazon.awssdk.services.eventbridge.model.Rule;

/** Makes rules of AWS Config, an aggregator, and what tells somebody of findings. */
final class RuleMends {
    private RuleMends() {}

    private static Call call(String region, String operation, Object... parameters) {
        return Call.of("configservice", operation, region, parameters);
    }

    /** Makes managed rules by their identifiers, with what parameters AWS takes without being told. */
    static Remedy required(String region, List<String> identifiers, Facts facts) {
        Set<String> taken = new HashSet<>();
        facts.attempt(new AccountRules(region))
                .items()
                .forEach(all -> all.forEach(one -> taken.add(one.configRuleName())));
        List<Intent> rules = new ArrayList<>();
        for (String identifier : identifiers) {
            String name = free(identifier.toLowerCase(Locale.ROOT).replace('_', '-'), taken);
            Step step = Step.of(call(
                            region,
                            "PutConfigRule",
                            "ConfigRule",
                            Call.map(
                                    "ConfigRuleName",
                                    name,
                                    "Source",
                                    Call.map("Owner", "AWS", "SourceIdentifier", identifier))))
                    .guarded(Guard.of(
                                    call(region, "DescribeConfigRules", "ConfigRuleNames", List.of(name)),
                                    Guards.isEmpty("ConfigRules"))
                            .orAbsent("NoSuchConfigRuleException"))
                    .undoneBy(call(region, "DeleteConfigRule", "ConfigRuleName", name))
                    .but(Effect.COSTS, "AWS Config bills each evaluation of rule " + name + " in " + region);
            ConfigRule made = ConfigRule.builder()
                    .configRuleName(name)
                    .configRuleArn("arn:" + name)
                    .configRuleState("ACTIVE")
                    .source(source -> source.owner("AWS").sourceIdentifier(identifier))
                    .build();
            rules.add(Mend.of(
                            new Target("AWS::Config::ConfigRule", region, name),
                            "rule " + name + " is at work in " + region,
                            step)
                    .foretelling(new AccountRules(region), all -> with(all, made)));
        }
        return new Remedy.Changes(rules);
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private static <T> List<T> with(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return List.copyOf(more);
    }

    /** Makes an aggregator of all regions of the account, which costs nothing. */
    static Mend aggregator(Scope scope, String region, List<ConfigurationAggregator> there) {
        Set<String> taken = new HashSet<>();
        there.forEach(one -> taken.add(one.configurationAggregatorName()));
        String name = free("all-regions", taken);
        String account = scope.account().id();
        Step step = Step.of(call(
                        region,
                        "PutConfigurationAggregator",
                        "ConfigurationAggregatorName",
                        name,
                        "AccountAggregationSources",
                        List.of(Call.map("AccountIds", List.of(account), "AllAwsRegions", true))))
                .guarded(Guard.of(
                        call(region, "DescribeConfigurationAggregators"),
                        Guards.isEmpty("ConfigurationAggregators[?ConfigurationAggregatorName=='" + name + "']")))
                .undoneBy(call(region, "DeleteConfigurationAggregator", "ConfigurationAggregatorName", name));
        ConfigurationAggregator made = ConfigurationAggregator.builder()
                .configurationAggregatorName(name)
                .accountAggregationSources(AccountAggregationSource.builder()
                        .accountIds(account)
                        .allAwsRegions(true)
                        .build())
                .build();
        return Mend.of(
                        new Target("AWS::Config::ConfigurationAggregator", region, name),
                        "aggregator " + name + " gathers all regions of the account",
                        step)
                .foretelling(new Aggregators(region), all -> with(all, made));
    }

    /** Sends changes of compliance to a topic that has to be given. */
    static Mend alerts(Scope scope) {
        String region = scope.region();
        String name = "config-compliance";
        String pattern = "{\"source\":[\"aws.config\"],\"detail-type\":[\"Config Rules Compliance Change\"]}";
        HeardTopic topic = new HeardTopic(scope.account(), region, Sender.Service.EVENTS);
        String to = topic.placeholder().mark();
        Step rule = Step.of(
                        Call.of("events", "PutRule", region, "Name", name, "EventPattern", pattern, "State", "ENABLED"))
                .guarded(Guard.of(Call.of("events", "DescribeRule", region, "Name", name), "!Name")
                        .orAbsent("ResourceNotFoundException"))
                .undoneBy(Call.of("events", "DeleteRule", region, "Name", name));
        Step targets = Step.of(Call.of(
                        "events",
                        "PutTargets",
                        region,
                        "Rule",
                        name,
                        "Targets",
                        List.of(Call.map("Id", "topic", "Arn", to))))
                .needing(topic.placeholder())
                .undoneBy(Call.of("events", "RemoveTargets", region, "Rule", name, "Ids", List.of("topic")));
        Account account = scope.account();
        Rule made = Rule.builder()
                .name(name)
                .arn("arn:" + account.partition() + ":events:" + region + ":" + account.id() + ":rule/" + name)
                .state("ENABLED")
                .eventPattern(pattern)
                .build();
        return topic.told(Mend.of(
                        new Target("AWS::Events::Rule", region, name),
                        "changes of compliance in " + region + " reach a topic",
                        rule,
                        targets))
                .foretelling(Rules.of(region), all -> with(all, made))
                .telling(
                        new Targets(region, Rules.DEFAULT, name),
                        List.of(software.amazon.awssdk.services.eventbridge.model.Target.builder()
                                .id("topic")
                                .arn(topic.arn())
                                .build()));
    }
}
