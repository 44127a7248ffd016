package dev.harden.facts.cloudtrail;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.Regions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Lists every trail that applies to the account, once each, whichever regions show it; sorted by ARN. */
@RestsOn({Regions.class, Trails.class})
public record AccountTrails() implements Derived<Seen<Trail>> {
    @Override
    public Seen<Trail> derive(Facts facts) {
        List<Trails> places =
                facts.get(new Regions()).enabled().stream().map(Trails::new).toList();
        Seen<Trail> seen = facts.gather(places);
        Map<String, Trail> byArn = new TreeMap<>();
        seen.items().forEach(trail -> byArn.putIfAbsent(trail.trailARN(), trail));
        return new Seen<>(List.copyOf(byArn.values()), seen.missing());
    }
}
