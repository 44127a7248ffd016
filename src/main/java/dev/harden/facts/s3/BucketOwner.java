package dev.harden.facts.s3;

import dev.harden.facts.Aws;
import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Question;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.s3.BucketHead.Answer;
import dev.harden.facts.s3.BucketHead.Head;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.CallOutcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.Bucket;

/**
 * Decides whose a bucket is, by the first proof that holds; a refusal alone proves no owner.
 *
 * @param bucket the bucket's name
 */
@RestsOn({BucketHead.class, CallerIdentity.class, OwnBuckets.class})
public record BucketOwner(String bucket) implements Derived<BucketOwner.Owner> {
    /** Names of the account-regional namespace: prefix, account, region. */
    private static final Pattern NAMESPACED = Pattern.compile(".+-(\\d{12})-[a-z]{2}(?:-[a-z]+)+-\\d-an");

    /** Whose it is. */
    public enum Kind {
        THIS_ACCOUNT,
        OTHER_ACCOUNT,
        /** Nobody's: there is no such bucket. */
        NOBODY
    }

    /**
     * Is the decision.
     *
     * @param kind whose it is
     * @param account the owner's id, where the proof names it
     * @param proof what shows it, a fragment
     */
    public record Owner(Kind kind, Optional<String> account, String proof) {
        /** Says something by whose it is: of this account's by the proof, of nobody's by the account, of another's by both. */
        public <T> T whose(
                Function<String, T> owned,
                Function<Optional<String>, T> nobodys,
                BiFunction<Optional<String>, String, T> anothers) {
            return switch (kind) {
                case THIS_ACCOUNT -> owned.apply(proof);
                case NOBODY -> nobodys.apply(account);
                case OTHER_ACCOUNT -> anothers.apply(account, proof);
            };
        }
    }

    /** The proofs, strongest and cheapest first. */
    private enum Proof {
        LISTED {
            @Override
            boolean holds(String bucket, Facts facts) {
                return isListed(bucket, facts);
            }

            @Override
            Owner says(String bucket, String self) {
                return new Owner(Kind.THIS_ACCOUNT, Optional.of(self), "it is in the account's list of buckets");
            }
        },
        GONE {
            @Override
            boolean holds(String bucket, Facts facts) {
                return !exists(bucket, facts);
            }

            @Override
            Owner says(String bucket, String self) {
                return new Owner(Kind.NOBODY, named(bucket), "S3 answers 404 to its name");
            }
        },
        NAMED {
            @Override
            boolean holds(String bucket, Facts facts) {
                return named(bucket).isPresent() && exists(bucket, facts);
            }

            @Override
            Owner says(String bucket, String self) {
                String owner = named(bucket).orElseThrow();
                Kind kind = owner.equals(self) ? Kind.THIS_ACCOUNT : Kind.OTHER_ACCOUNT;
                return new Owner(kind, Optional.of(owner), "its name is in the namespace of account " + owner);
            }
        },
        NOT_LISTED {
            @Override
            boolean holds(String bucket, Facts facts) {
                return !isListed(bucket, facts) && exists(bucket, facts);
            }

            @Override
            Owner says(String bucket, String self) {
                return other("it exists and is not in this account's list of buckets");
            }
        },
        ACCEPTED_AS_OWN {
            @Override
            boolean holds(String bucket, Facts facts) {
                return asOwn(bucket, facts) == Answer.READABLE;
            }

            @Override
            Owner says(String bucket, String self) {
                return new Owner(Kind.THIS_ACCOUNT, Optional.of(self), "S3 accepts this account as its owner");
            }
        },
        REFUSED_AS_OWN {
            @Override
            boolean holds(String bucket, Facts facts) {
                return facts.get(BucketHead.of(bucket)).answer() == Answer.READABLE
                        && asOwn(bucket, facts) == Answer.REFUSED;
            }

            @Override
            Owner says(String bucket, String self) {
                return other("it is readable, but S3 does not accept this account as its owner");
            }
        };

        abstract boolean holds(String bucket, Facts facts);

        abstract Owner says(String bucket, String self);

        private static boolean exists(String bucket, Facts facts) {
            return facts.get(BucketHead.of(bucket)).answer() != Answer.NONE;
        }

        private static boolean isListed(String bucket, Facts facts) {
            return BucketOwner.holds(facts.get(new OwnBuckets()), bucket);
        }

        private static Answer asOwn(String bucket, Facts facts) {
            return asOwner(bucket, facts.get(new CallerIdentity()).id(), facts);
        }

        private static Owner other(String proof) {
            return new Owner(Kind.OTHER_ACCOUNT, Optional.empty(), proof);
        }
    }

    @Override
    public Owner derive(Facts facts) {
        Optional<Proof> proof = facts.first(EnumSet.allOf(Proof.class), candidate -> candidate.holds(bucket, facts));
        return proof.map(holds ->
                        holds.says(bucket, facts.get(new CallerIdentity()).id()))
                .orElseThrow(() -> FactUnavailable.notVisibleFromHere(
                        "bucket " + bucket + " exists, but nothing that this account sees names its owner"));
    }

    /** Asks S3, in the bucket's own region, whether an account is its owner: READABLE is yes, REFUSED proves nothing alone. */
    public static Answer asOwner(String bucket, String account, Facts facts) {
        Head head = facts.get(BucketHead.of(bucket));
        String region = head.region().orElse(Aws.GLOBAL);
        return facts.get(new BucketHead(bucket, region, Optional.of(account))).answer();
    }

    /**
     * Asks about a bucket that may belong to another account. Where that refuses it and is in the same run, it is asked
     * there: its owner sees what is true.
     *
     * @throws FactUnavailable as the question itself, or, where another account refuses it, as that account's alone to see
     */
    public static <T> T ask(String bucket, Question<T> question, Facts facts) {
        Seen<T> seen = facts.attempt(question);
        if (seen.missing().isEmpty()) {
            return seen.items().get(0);
        }
        FactUnavailable refusal = seen.missing().get(0);
        Optional<Owner> other = facts.attempt(new BucketOwner(bucket)).items().stream()
                .filter(owner -> owner.kind() == Kind.OTHER_ACCOUNT)
                .findFirst();
        if (refusal.outcome() != CallOutcome.ACCESS_DENIED || other.isEmpty()) {
            throw refusal;
        }
        String why = "bucket " + bucket + " belongs to another account, which refuses "
                + refusal.unknown().operation();
        return there(bucket, other.get(), facts, why).get(question);
    }

    /**
     * Gives the facts as the account sees them that owns a bucket of another account.
     *
     * @param otherwise what to say when it is not in the run
     * @throws FactUnavailable when it is not
     */
    static Facts there(String bucket, Owner owner, Facts facts, String otherwise) {
        String account = inRun(bucket, owner, facts).orElseThrow(() -> FactUnavailable.notVisibleFromHere(otherwise));
        return facts.in(account, otherwise);
    }

    /** Names the owner of another account's bucket: by the proof, or where an account of the run lists it among its own. */
    static Optional<String> inRun(String bucket, Owner owner, Facts facts) {
        return owner.account().or(() -> facts.account(new OwnBuckets(), own -> holds(own, bucket), Optional.empty()));
    }

    private static boolean holds(List<Bucket> own, String bucket) {
        return own.stream().anyMatch(one -> one.name().equals(bucket));
    }

    /** Gives the account that a name of the account-regional namespace names. */
    static Optional<String> named(String bucket) {
        Matcher name = NAMESPACED.matcher(bucket);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }
}
