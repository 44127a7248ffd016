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
     * @param disowned the account that it was claimed for, where that certainly does not own it
     */
    public record Owner(Kind kind, Optional<String> account, String proof, Optional<String> disowned) {
        Owner(Kind kind, Optional<String> account, String proof) {
            this(kind, account, proof, Optional.empty());
        }

        /** Says something by whose it is: of this account's by the proof, of nobody's by the account, of another's by all. */
        public <T> T whose(
                Function<String, T> owned, Function<Optional<String>, T> nobodys, Function<Owner, T> anothers) {
            return switch (kind) {
                case THIS_ACCOUNT -> owned.apply(proof);
                case NOBODY -> nobodys.apply(account);
                case OTHER_ACCOUNT -> anothers.apply(this);
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
            Owner says(String bucket, Facts facts) {
                return own("it is in the account's list of buckets", facts);
            }
        },
        GONE {
            @Override
            boolean holds(String bucket, Facts facts) {
                return !exists(bucket, facts);
            }

            @Override
            Owner says(String bucket, Facts facts) {
                return new Owner(Kind.NOBODY, named(bucket), "S3 answers 404 to its name");
            }
        },
        NAMED {
            @Override
            boolean holds(String bucket, Facts facts) {
                return named(bucket).isPresent() && exists(bucket, facts);
            }

            @Override
            Owner says(String bucket, Facts facts) {
                String owner = named(bucket).orElseThrow();
                Kind kind = owner.equals(self(facts)) ? Kind.THIS_ACCOUNT : Kind.OTHER_ACCOUNT;
                return new Owner(kind, Optional.of(owner), "its name is in the namespace of account " + owner);
            }
        },
        NOT_LISTED {
            @Override
            boolean holds(String bucket, Facts facts) {
                return !isListed(bucket, facts) && exists(bucket, facts);
            }

            @Override
            Owner says(String bucket, Facts facts) {
                return other("it exists and is not in this account's list of buckets");
            }
        },
        ACCEPTED_AS_OWN {
            @Override
            boolean holds(String bucket, Facts facts) {
                return asOwn(bucket, facts) == Answer.READABLE;
            }

            @Override
            Owner says(String bucket, Facts facts) {
                return own("S3 accepts this account as its owner", facts);
            }
        },
        REFUSED_AS_OWN {
            @Override
            boolean holds(String bucket, Facts facts) {
                return facts.get(BucketHead.of(bucket)).answer() == Answer.READABLE
                        && asOwn(bucket, facts) == Answer.REFUSED;
            }

            @Override
            Owner says(String bucket, Facts facts) {
                return other("it is readable, but S3 does not accept this account as its owner");
            }
        },
        /** Another account of the run says that it is its own. */
        LISTED_ELSEWHERE {
            @Override
            boolean holds(String bucket, Facts facts) {
                return holder(bucket, Optional.empty(), facts).isPresent();
            }

            @Override
            Owner says(String bucket, Facts facts) {
                return listed(holder(bucket, Optional.empty(), facts).orElseThrow());
            }
        };

        abstract boolean holds(String bucket, Facts facts);

        abstract Owner says(String bucket, Facts facts);

        private static boolean exists(String bucket, Facts facts) {
            return facts.get(BucketHead.of(bucket)).answer() != Answer.NONE;
        }

        private static boolean isListed(String bucket, Facts facts) {
            return BucketOwner.holds(facts.get(new OwnBuckets()), bucket);
        }

        private static Answer asOwn(String bucket, Facts facts) {
            return asOwner(bucket, self(facts), facts);
        }

        private static String self(Facts facts) {
            return facts.get(new CallerIdentity()).id();
        }

        private static Owner own(String proof, Facts facts) {
            return new Owner(Kind.THIS_ACCOUNT, Optional.of(self(facts)), proof);
        }

        private static Owner other(String proof) {
            return new Owner(Kind.OTHER_ACCOUNT, Optional.empty(), proof);
        }
    }

    @Override
    public Owner derive(Facts facts) {
        Optional<Proof> proof = facts.first(EnumSet.allOf(Proof.class), candidate -> candidate.holds(bucket, facts));
        return proof.map(holds -> holds.says(bucket, facts))
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
        if (refusal.outcome() != CallOutcome.ACCESS_DENIED) {
            throw refusal;
        }
        Owner other = facts.attempt(new BucketOwner(bucket)).items().stream()
                .filter(owner -> owner.kind() == Kind.OTHER_ACCOUNT)
                .findFirst()
                .orElseThrow(() -> refusal);
        String why = "bucket " + bucket + " belongs to another account, which refuses "
                + refusal.unknown().operation();
        return there(bucket, other, facts, why).get(question);
    }

    /**
     * Gives the facts as the account sees them that owns a bucket of another account.
     *
     * @param otherwise what to say when it is not in the run
     * @throws FactUnavailable when it is not
     */
    static Facts there(String bucket, Owner owner, Facts facts, String otherwise) {
        String account = owner.account()
                .or(() -> holder(bucket, Optional.empty(), facts))
                .orElseThrow(() -> FactUnavailable.notVisibleFromHere(otherwise));
        return facts.in(account, otherwise);
    }

    /**
     * Names the other account of the run that lists a bucket among its own. Names of buckets are everybody's, so there is no
     * second of that name.
     *
     * @param likely the account to ask first
     */
    static Optional<String> holder(String bucket, Optional<String> likely, Facts facts) {
        return facts.account(new OwnBuckets(), own -> holds(own, bucket), likely);
    }

    /** Says that another account of the run has it. */
    static Owner listed(String account) {
        return new Owner(
                Kind.OTHER_ACCOUNT, Optional.of(account), "it is in the list of buckets of account " + account);
    }

    static boolean holds(List<Bucket> own, String bucket) {
        return own.stream().anyMatch(one -> one.name().equals(bucket));
    }

    /** Gives the account that a name of the account-regional namespace names. */
    static Optional<String> named(String bucket) {
        Matcher name = NAMESPACED.matcher(bucket);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }
}
