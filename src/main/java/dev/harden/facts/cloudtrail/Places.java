package dev.harden.facts.cloudtrail;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.ec2.Regions;
import dev.harden.facts.sts.CallerIdentity;
import java.util.ArrayList;
import java.util.List;

/** Lists the places whose events a trail must record: global services, where the partition has them, and each enabled region. */
@RestsOn({CallerIdentity.class, Regions.class})
public record Places() implements Derived<List<Place>> {
    @Override
    public List<Place> derive(Facts facts) {
        List<String> regions = facts.get(new Regions()).enabled();
        List<Place> places = new ArrayList<>();
        facts.get(new CallerIdentity())
                .globalRegion()
                .ifPresent(region -> places.add(new Place(GoodTrails.GLOBAL_SERVICES, region, true)));
        regions.forEach(region -> places.add(new Place(region, region, false)));
        return List.copyOf(places);
    }
}
