package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.ssm.DocumentShares;
import dev.harden.facts.ssm.OwnDocuments;
import dev.harden.facts.ssm.Setting;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.List;

/** Holds each own document of Systems Manager to not being shared with everybody, and each region to forbidding it. */
@CheckInfo(
        id = "instance-documents-private",
        title = "No Systems Manager document is public, and public sharing is blocked",
        fault = "Systems Manager document is public, or public sharing is not blocked",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no Systems Manager document",
        reads = {DocumentShares.class, OwnDocuments.class, Setting.class})
public final class InstanceDocumentsPrivate implements Check<Part<String>> {
    @Override
    public Subjects<Part<String>> subjects(Scope scope, Facts facts) {
        return Part.of(scope, facts.attempt(new OwnDocuments(scope.region())));
    }

    @Override
    public Resource resource(Part<String> part) {
        return part.item()
                .map(name ->
                        new Resource(part.scope().arn("ssm", "document/" + name), name, "AWS::SSM::Document", name))
                .orElseGet(() -> setting(part.scope()));
    }

    @Override
    public Verdict judge(Part<String> part, Facts facts) {
        String region = part.scope().region();
        return part.item()
                .map(name -> ofDocument(name, facts.get(new DocumentShares(region, name)), region))
                .orElseGet(() -> ofRegion(facts.get(new Setting(region, Setting.PUBLIC_SHARING)), region));
    }

    private static Resource setting(Scope scope) {
        String arn = scope.arn("ssm", "servicesetting" + Setting.PUBLIC_SHARING);
        return new Resource(arn, Setting.PUBLIC_SHARING, "AWS::SSM::ServiceSetting", Setting.PUBLIC_SHARING);
    }

    private static Verdict ofDocument(String name, List<String> accounts, String region) {
        if (accounts.stream().anyMatch("all"::equalsIgnoreCase)) {
            return Verdict.fail("shared publicly")
                    .with(Commands.mend(
                            region,
                            "ssm",
                            "modify-document-permission",
                            "--name",
                            name,
                            "--permission-type",
                            "Share",
                            "--account-ids-to-remove",
                            "All"));
        }
        return accounts.isEmpty()
                ? Verdict.pass("not shared")
                : Verdict.pass("shared with %s alone", String.join(", ", accounts));
    }

    private static Verdict ofRegion(String sharing, String region) {
        return switch (sharing) {
            case "Disable" -> Verdict.pass("public sharing of documents is blocked");
            case "Enable" ->
                Verdict.fail("public sharing of documents is not blocked")
                        .with(Commands.mend(
                                region,
                                "ssm",
                                "update-service-setting",
                                "--setting-id",
                                Setting.PUBLIC_SHARING,
                                "--setting-value",
                                "Disable"));
            default -> throw FactUnavailable.notSettled("the setting " + Setting.PUBLIC_SHARING + " is " + sharing);
        };
    }
}
