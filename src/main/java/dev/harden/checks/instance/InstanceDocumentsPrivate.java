package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
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
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
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
            return Verdict.fail("shared publicly").mendedBy(unshared(name, accounts, region));
        }
        return accounts.isEmpty()
                ? Verdict.pass("not shared")
                : Verdict.pass("shared with %s alone", String.join(", ", accounts));
    }

    private static Verdict ofRegion(String sharing, String region) {
        return switch (sharing) {
            case "Disable" -> Verdict.pass("public sharing of documents is blocked");
            case "Enable" ->
                Verdict.fail("public sharing of documents is not blocked").mendedBy(blocked(region));
            default -> throw FactUnavailable.notSettled("the setting " + Setting.PUBLIC_SHARING + " is " + sharing);
        };
    }

    private static Mend unshared(String name, List<String> accounts, String region) {
        List<String> all = accounts.stream().filter("all"::equalsIgnoreCase).toList();
        Call read = Call.of("ssm", "DescribeDocumentPermission", region, "Name", name, "PermissionType", "Share");
        Step step = Step.of(permission(region, name, "AccountIdsToRemove", all))
                .guarded(Guard.of(read, "contains(AccountIds, '" + all.get(0) + "')"))
                .but(Effect.CUTS_OFF, "whoever of another account uses document " + name)
                .undoneBy(permission(region, name, "AccountIdsToAdd", all));
        return Mend.of(
                        new Target("AWS::SSM::Document", region, name, "whom it is shared with"),
                        "document " + name + " is not shared publicly",
                        step)
                .foretelling(
                        new DocumentShares(region, name),
                        shares -> shares.stream()
                                .filter(account -> !all.contains(account))
                                .toList());
    }

    private static Call permission(String region, String name, String member, List<String> accounts) {
        return Call.of(
                "ssm", "ModifyDocumentPermission", region, "Name", name, "PermissionType", "Share", member, accounts);
    }

    private static Mend blocked(String region) {
        String id = Setting.PUBLIC_SHARING;
        Step step = Step.of(set(region, "Disable"))
                .guarded(Guard.of(
                        Call.of("ssm", "GetServiceSetting", region, "SettingId", id),
                        "ServiceSetting.SettingValue == 'Enable'"))
                .undoneBy(set(region, "Enable"));
        return Mend.of(
                        new Target("AWS::SSM::ServiceSetting", region, id),
                        "documents cannot be shared publicly in " + region,
                        step)
                .telling(new Setting(region, id), "Disable");
    }

    private static Call set(String region, String value) {
        return Call.of(
                "ssm", "UpdateServiceSetting", region, "SettingId", Setting.PUBLIC_SHARING, "SettingValue", value);
    }
}
