package dev.harden.checks.alarm;

import dev.harden.checks.Guards;
import dev.harden.checks.Mend;
import dev.harden.facts.guardduty.DetectorStatus;
import dev.harden.facts.guardduty.Detectors;
import dev.harden.facts.securityhub.Hub;
import dev.harden.model.Scope;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.List;
import java.util.Optional;

/** Turns GuardDuty and Security Hub CSPM on in a region. */
final class DetectorMends {
    private static final String DETECTOR = "AWS::GuardDuty::Detector";
    /** Stands for the id that AWS will give. */
    private static final String MADE = "to-be-made";

    private DetectorMends() {}

    static Mend made(String region) {
        Step step = Step.of(Call.of("guardduty", "CreateDetector", region, "Enable", true))
                .guarded(Guard.of(Call.of("guardduty", "ListDetectors", region), Guards.isEmpty("DetectorIds")))
                .undoneBy(Call.of("guardduty", "DeleteDetector", region, "DetectorId", "<DETECTOR_ID>")
                        .finding("DETECTOR_ID", Call.of("guardduty", "ListDetectors", region), "DetectorIds[0]"))
                .but(Effect.COSTS, "GuardDuty bills what it analyses in " + region + ", after 30 days for nothing");
        return Mend.of(new Target(DETECTOR, region, "detector"), "GuardDuty is enabled in " + region, step)
                .telling(new Detectors(region), List.of(MADE))
                .telling(new DetectorStatus(region, MADE), "ENABLED");
    }

    static Mend resumed(String region, String id) {
        Step step = Step.of(Call.of("guardduty", "UpdateDetector", region, "DetectorId", id, "Enable", true))
                .guarded(Guard.of(
                        Call.of("guardduty", "GetDetector", region, "DetectorId", id), Guards.is("Status", "DISABLED")))
                .undoneBy(Call.of("guardduty", "UpdateDetector", region, "DetectorId", id, "Enable", false))
                .but(Effect.COSTS, "GuardDuty bills what it analyses in " + region);
        return Mend.of(new Target(DETECTOR, region, id), "GuardDuty detector " + id + " is enabled", step)
                .telling(new DetectorStatus(region, id), "ENABLED");
    }

    static Mend hub(Scope scope) {
        String region = scope.region();
        Step step = Step.of(Call.of("securityhub", "EnableSecurityHub", region, "EnableDefaultStandards", true))
                .guarded(Guard.of(Call.of("securityhub", "DescribeHub", region), "!HubArn")
                        .orAbsent("InvalidAccessException"))
                .undoneBy(Call.of("securityhub", "DisableSecurityHub", region))
                .but(
                        Effect.COSTS,
                        "Security Hub CSPM bills its checks in " + region
                                + ", after 30 days for nothing; its standards need AWS Config there");
        String arn = scope.arn("securityhub", "hub/default");
        return Mend.of(
                        new Target("AWS::SecurityHub::Hub", region, arn),
                        "Security Hub CSPM is enabled in " + region,
                        step)
                .telling(new Hub(region), Optional.of(arn));
    }
}
