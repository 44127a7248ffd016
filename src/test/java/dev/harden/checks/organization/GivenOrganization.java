package dev.harden.checks.organization;

import dev.harden.checks.Given;
import dev.harden.facts.organizations.OwnOrganization;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.model.Organization;

/** Gives an organization by its feature set. */
final class GivenOrganization {
    private GivenOrganization() {}

    static Given in(String features) {
        return Given.facts()
                .fact(
                        new OwnOrganization(),
                        Optional.of(Organization.builder()
                                .id("o-1")
                                .masterAccountId("999999999999")
                                .featureSet(features)
                                .build()));
    }
}
