package dev.harden.session.setup;

import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** Knows the regions of all partitions, by the SDK's tables and by the pattern of each partition's own codes. */
public final class Regions {
    private static final String FALLBACK = "us-east-1";

    private Regions() {}

    /** Checks whether a code is a region's: one that the SDK knows, or one of the form that a partition's have. */
    public static boolean isRegion(String code) {
        Region region = Region.regions().stream()
                .filter(known -> known.id().equals(code))
                .findFirst()
                .orElse(null);
        if (region != null) {
            return !region.isGlobalRegion();
        }
        return Region.regions().stream()
                .filter(known -> known.metadata() != null)
                .anyMatch(known -> code.matches(known.metadata().partition().regionRegex()));
    }

    /**
     * Returns the region that the user's settings name.
     *
     * @throws dev.harden.session.WrongSetting when it is none
     */
    public static Optional<String> named(Chosen chosen, boolean ownEndpoint) {
        Optional<Setting> setting =
                chosen.find("region", "AWS_REGION", "aws.region").or(() -> chosen.variable("AWS_DEFAULT_REGION"));
        if (!chosen.explicit()
                && chosen.property("aws.region").isEmpty()
                && chosen.variable("AWS_REGION").isEmpty()) {
            setting = chosen.variable("AWS_DEFAULT_REGION").or(() -> chosen.key("region"));
        }
        setting.ifPresent(found -> {
            // An emulator may have regions of its own.
            boolean label = found.value().matches("[A-Za-z0-9-]{1,63}");
            if (!isRegion(found.value()) && !(ownEndpoint && label)) {
                throw found.wrong("a region's code, for example eu-west-1");
            }
        });
        return setting.map(Setting::value);
    }

    /** Returns the region to begin in where nobody names one: the first of the partition of a role's ARN. */
    public static String fallback(Optional<String> arn) {
        String partition = arn.map(text -> text.split(":", 3))
                .filter(parts -> parts.length == 3)
                .map(parts -> parts[1])
                .orElse("aws");
        return switch (partition) {
            case "aws-us-gov" -> "us-gov-west-1";
            case "aws-cn" -> "cn-north-1";
            case "aws-eusc" -> "eusc-de-east-1";
            case "aws-iso" -> "us-iso-east-1";
            case "aws-iso-b" -> "us-isob-east-1";
            case "aws-iso-e" -> "eu-isoe-west-1";
            case "aws-iso-f" -> "us-isof-south-1";
            default -> FALLBACK;
        };
    }
}
