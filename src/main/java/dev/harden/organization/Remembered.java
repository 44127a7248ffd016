package dev.harden.organization;

import dev.harden.engine.Inquiry;
import dev.harden.engine.Others;
import dev.harden.facts.Aws;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Options;
import dev.harden.facts.organizations.DelegatedAdministrators;
import dev.harden.facts.organizations.OwnOrganization;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.organizations.model.Organization;

/** Lets the accounts of a run that was recorded answer for each other, as far as their recordings hold it. */
public final class Remembered {
    private final List<String> accounts;
    private final Function<String, Aws> ways;
    private final boolean organization;

    /**
     * @param accounts the ids of the accounts, of which there is one at least
     * @param ways opens the recording of one of them
     * @param organization whether the run was of an organization, and not of a mere list of accounts
     */
    public Remembered(List<String> accounts, Function<String, Aws> ways, boolean organization) {
        this.accounts = List.copyOf(accounts);
        this.ways = ways;
        this.organization = organization;
    }

    /** Gives what stands for the other accounts when one is judged again. */
    public Others others(Options options) {
        return accounts.size() < 2
                ? Others.NONE
                : new Others(accounts, ways, this::administrators, options, Runnable::run);
    }

    private List<String> administrators(String service, String otherwise) {
        if (!organization) {
            throw FactUnavailable.notVisibleFromHere(otherwise);
        }
        String management = Inquiry.facts(ways.apply(accounts.get(0)))
                .get(new OwnOrganization())
                .map(Organization::masterAccountId)
                .filter(accounts::contains)
                .orElseThrow(() -> FactUnavailable.notVisibleFromHere(otherwise));
        List<String> all = new ArrayList<>(List.of(management));
        all.addAll(Inquiry.facts(ways.apply(management)).get(new DelegatedAdministrators(service)));
        return all.stream().distinct().toList();
    }
}
