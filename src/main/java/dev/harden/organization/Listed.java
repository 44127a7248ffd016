package dev.harden.organization;

import dev.harden.facts.Options;
import dev.harden.model.Member;
import dev.harden.model.Waiver;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Is an account of an accounts file.
 *
 * @param where where it stands, as {@code customers.yaml, line 3}
 * @param name what its people call it
 * @param account its id
 * @param way how it is entered
 * @param partition the partition that it is in; empty where the file does not say
 * @param regions the codes of the regions to judge in it; empty for those of the run
 * @param own what its own config file says; absent where it has none
 */
public record Listed(
        String where, String name, String account, Way way, String partition, List<String> regions, Optional<Own> own) {
    public Listed {
        regions = List.copyOf(regions);
    }

    /**
     * Says how an account is entered: by one of the three. It prints no external id.
     *
     * @param profile a profile of the AWS config and credentials files; empty for none
     * @param roleArn a role's ARN; empty for none
     * @param roleName the name of a role in the account; empty for none
     * @param externalId the external id that the role's trust policy asks for
     */
    public record Way(String profile, String roleArn, String roleName, Optional<String> externalId) {
        public boolean isProfile() {
            return !profile.isEmpty();
        }

        @Override
        public String toString() {
            if (isProfile()) {
                return "profile " + profile;
            }
            return "role " + roleArn + roleName;
        }
    }

    /**
     * Is what a config file of an account's own says.
     *
     * @param options the checks' options
     * @param pace requests a second by service
     * @param waivers whose risk its people have taken, beside those of the run
     */
    public record Own(Options options, Map<String, Double> pace, List<Waiver> waivers) {}

    Member member() {
        return new Member(account, name, "", true);
    }

    /** Gives the role's ARN. */
    String role(String itsPartition) {
        return way.roleArn().isEmpty()
                ? "arn:" + itsPartition + ":iam::" + account + ":role/" + way.roleName()
                : way.roleArn();
    }

    /** Says what decides how it is audited, without its external id: runs that differ in it do not go together. */
    public String told() {
        return "by " + way + (partition.isEmpty() ? "" : ", partition " + partition)
                + (regions.isEmpty()
                        ? ""
                        : ", regions "
                                + String.join(",", regions.stream().sorted().toList()))
                + own.map(one -> ", options " + one.options() + ", waivers " + one.waivers())
                        .orElse("");
    }
}
