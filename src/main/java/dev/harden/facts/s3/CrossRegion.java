package dev.harden.facts.s3;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether some enabled rule replicates a whole bucket to another region, where the replicas can arrive.
 *
 * @param place the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html">Requirements for
 *     replication</a>
 */
@RestsOn({BucketOwner.class, BucketVersioning.class, PlaceOf.class, ReplicationRules.class})
public record CrossRegion(Place place) implements Derived<CrossRegion.Found> {
    /**
     * Is the decision.
     *
     * @param by the rule that does, and where to
     * @param problems why each of the rules does not, when none does
     */
    public record Found(Optional<By> by, List<String> problems) {
        public Found {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Is a rule that replicates.
     *
     * @param rule the rule
     * @param to where the replicas go
     */
    public record By(Replication rule, Place to) {}

    /** What keeps a rule from it; what the rule itself says comes first. */
    private enum Obstacle {
        DISABLED {
            @Override
            Optional<String> of(Replication rule, Place from, Facts facts) {
                return when(!rule.isEnabled(), "is disabled");
            }
        },
        NARROW {
            @Override
            Optional<String> of(Replication rule, Place from, Facts facts) {
                return when(!rule.narrowedTo().isEmpty(), "takes only what has " + rule.narrowedTo());
            }
        },
        GONE {
            @Override
            Optional<String> of(Replication rule, Place from, Facts facts) {
                return when(to(rule, facts).isEmpty(), "goes to " + rule.bucket() + ", which does not exist");
            }
        },
        SAME_REGION {
            @Override
            Optional<String> of(Replication rule, Place from, Facts facts) {
                return to(rule, facts)
                        .filter(to -> to.region().equals(from.region()))
                        .map(to -> "goes to " + to.bucket() + " in the same region, " + to.region());
            }
        },
        NOT_VERSIONED_HERE {
            @Override
            Optional<String> of(Replication rule, Place from, Facts facts) {
                return unversioned(from.bucket(), facts.get(new BucketVersioning(from)));
            }
        },
        NOT_VERSIONED_THERE {
            @Override
            Optional<String> of(Replication rule, Place from, Facts facts) {
                return to(rule, facts)
                        .flatMap(to -> unversioned(
                                to.bucket(), BucketOwner.ask(to.bucket(), new BucketVersioning(to), facts)));
            }
        };

        abstract Optional<String> of(Replication rule, Place from, Facts facts);

        private static Optional<Place> to(Replication rule, Facts facts) {
            return facts.get(new PlaceOf(rule.bucket()));
        }

        private static Optional<String> unversioned(String bucket, BucketVersioning.State state) {
            return when(!state.on(), "does nothing, since versioning of " + bucket + " " + state);
        }

        private static Optional<String> when(boolean stands, String text) {
            return stands ? Optional.of(text) : Optional.empty();
        }
    }

    @Override
    public Found derive(Facts facts) {
        Seen<List<Replication>> seen = facts.attempt(new ReplicationRules(place));
        if (seen.items().isEmpty()) {
            // Without versions nothing is replicated, whatever the rules are.
            Optional<String> unversioned = facts.attempt(new BucketVersioning(place)).items().stream()
                    .filter(state -> !state.on())
                    .map(state -> "versioning of " + place.bucket() + " " + state)
                    .findFirst();
            return new Found(
                    Optional.empty(),
                    List.of(unversioned.orElseThrow(() -> seen.missing().get(0))));
        }
        List<Replication> rules = seen.items().get(0);
        Optional<Replication> works =
                facts.first(rules, rule -> obstacle(rule, facts).isEmpty());
        if (works.isPresent()) {
            Place to = facts.get(new PlaceOf(works.get().bucket())).orElseThrow();
            return new Found(Optional.of(new By(works.get(), to)), List.of());
        }
        return new Found(
                Optional.empty(),
                rules.stream()
                        .map(rule -> rule.name() + " " + obstacle(rule, facts).orElseThrow())
                        .toList());
    }

    /** Finds what keeps a rule from it: the first obstacle that was seen, none when all could be looked for. */
    private Optional<String> obstacle(Replication rule, Facts facts) {
        return facts.find(EnumSet.allOf(Obstacle.class), obstacle -> obstacle.of(rule, place, facts));
    }
}
