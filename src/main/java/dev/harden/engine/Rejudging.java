package dev.harden.engine;

import dev.harden.checks.Check;
import dev.harden.checks.Registered;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.NotOffered;
import dev.harden.model.CallOutcome;
import dev.harden.model.Finding;
import dev.harden.model.Outcome;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Status;
import dev.harden.model.Unknown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Judges again, in a world that changes, what rests on something changed. On one thread. */
final class Rejudging {
    private final World world;
    private final List<Node> roots = new ArrayList<>();

    Rejudging(World world) {
        this.world = world;
    }

    /** Judges a check's subjects in a scope for the first time. */
    <S> void begin(Registered registered, Check<S> check, Scope scope) {
        Node root = new Listing<>(registered, check, scope);
        roots.add(root);
        root.run();
    }

    /** Gives the findings as they are now. */
    List<Finding> findings() {
        return roots.stream().flatMap(Node::findings).toList();
    }

    /**
     * Judges again.
     *
     * @param concerned who asked what is another now
     */
    Change again(Set<Object> concerned) {
        Change change = new Change();
        // A listing takes what is below it along; what it leaves out is not judged any more.
        for (Object asker : concerned) {
            if (asker instanceof Node node && node.isListing() && node.alive) {
                node.again(concerned, change);
            }
        }
        for (Object asker : concerned) {
            if (asker instanceof Node node && !node.isListing() && node.alive && !change.judged.contains(node)) {
                node.again(concerned, change);
            }
        }
        return change;
    }

    /** Holds the findings that are no more and those that are new. */
    static final class Change {
        final List<Finding> gone = new ArrayList<>();
        final List<Finding> come = new ArrayList<>();
        private final Set<Node> judged = Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** Is a place in the tree of what was judged: a listing, or a subject. */
    private abstract class Node {
        final Registered registered;
        final Scope scope;
        Resource resource;
        List<Finding> own = List.of();
        Map<Object, Node> children = Map.of();
        boolean alive = true;

        Node(Registered registered, Scope scope) {
            this.registered = registered;
            this.scope = scope;
            this.resource = scope.account().resource();
        }

        abstract boolean isListing();

        abstract void run();

        Stream<Finding> findings() {
            return Stream.concat(own.stream(), children.values().stream().flatMap(Node::findings));
        }

        void again(Set<Object> concerned, Change change) {
            List<Finding> ownBefore = own;
            Map<Object, Node> childrenBefore = children;
            change.judged.add(this);
            world.onReturn(() -> {
                own = ownBefore;
                children = childrenBefore;
            });
            List<Finding> before = findings().toList();
            Map<Object, Node> kept = new HashMap<>();
            childrenBefore.forEach((subject, child) -> {
                if (!concerned.contains(child)
                        && child.children.values().stream().noneMatch(concerned::contains)) {
                    kept.put(subject, child);
                }
            });
            reusable = kept;
            run();
            reusable = Map.of();
            Set<Node> left = identities(childrenBefore);
            left.removeAll(identities(children));
            left.forEach(Node::die);
            Set<Node> fresh = identities(children);
            fresh.removeAll(identities(childrenBefore));
            // What only came with a change is nobody's any more when that is taken back, and is never judged again.
            world.onReturn(() -> fresh.forEach(Node::vanish));
            List<Finding> after = findings().toList();
            Set<Finding> now = new HashSet<>(after);
            Set<Finding> then = new HashSet<>(before);
            before.stream().filter(one -> !now.contains(one)).forEach(change.gone::add);
            after.stream().filter(one -> !then.contains(one)).forEach(change.come::add);
        }

        private static Set<Node> identities(Map<Object, Node> nodes) {
            Set<Node> all = Collections.newSetFromMap(new IdentityHashMap<>());
            all.addAll(nodes.values());
            return all;
        }

        private void vanish() {
            alive = false;
            children.values().forEach(Node::vanish);
        }

        private void die() {
            alive = false;
            world.onReturn(() -> alive = true);
            children.values().forEach(Node::die);
        }

        Map<Object, Node> reusable = Map.of();

        void child(Map<Object, Node> all, Object subject, Supplier<Node> make) {
            Node kept = reusable.get(subject);
            if (kept == null) {
                kept = make.get();
                kept.run();
            }
            all.put(subject, kept);
        }

        void guarded(Runnable work) {
            try {
                work.run();
            } catch (FactUnavailable why) {
                unknown(why);
            } catch (Answers.Incomplete incomplete) {
                unknown(FactUnavailable.incomplete(incomplete));
            } catch (NotOffered why) {
                add(new Outcome(Status.NOT_APPLICABLE, why.getMessage(), List.of(), Optional.empty()));
            } catch (RuntimeException defect) {
                // As in the run itself: it costs this alone.
                unknown(new FactUnavailable(
                        Unknown.defect(defect),
                        CallOutcome.ANSWERED,
                        scope.region(),
                        "a defect in harden itself kept it from judging this"));
            }
        }

        void unknown(FactUnavailable why) {
            add(new Outcome(Status.UNKNOWN, why.getMessage(), List.of(), Optional.of(why.unknown())));
        }

        private void add(Outcome outcome) {
            add(new Finding(
                    registered.id(), registered.severity(), scope.account().id(), scope.region(), resource, outcome));
        }

        void add(Finding finding) {
            List<Finding> more = new ArrayList<>(own);
            more.add(finding);
            own = more;
        }
    }

    private class Listing<S> extends Node {
        final Check<S> check;

        Listing(Registered registered, Check<S> check, Scope scope) {
            super(registered, scope);
            this.check = check;
        }

        @Override
        boolean isListing() {
            return true;
        }

        @Override
        void run() {
            own = List.of();
            Map<Object, Node> all = new LinkedHashMap<>();
            children = all;
            guarded(() -> list(world.facts(this), all));
        }

        void list(Facts facts, Map<Object, Node> all) {
            Subjects<S> subjects = check.subjects(scope, facts);
            if (subjects instanceof Subjects.Listed<S> listed) {
                listed.seen().missing().forEach(this::unknown);
                listed.seen().items().forEach(subject -> judge(all, subject));
            } else if (subjects instanceof Subjects.Below<?, S> below) {
                below(below, all);
            }
        }

        private <P> void below(Subjects.Below<P, S> below, Map<Object, Node> all) {
            below.parents().missing().forEach(this::unknown);
            for (P parent : below.parents().items()) {
                child(all, parent, () -> new Branch<>(this, below, parent));
            }
        }

        void judge(Map<Object, Node> all, S subject) {
            child(all, subject, () -> new Subject<>(this, subject));
        }
    }

    /** Is what was found below one parent. */
    private final class Branch<P, S> extends Listing<S> {
        private final Subjects.Below<P, S> below;
        private final P parent;

        Branch(Listing<S> root, Subjects.Below<P, S> below, P parent) {
            super(root.registered, root.check, root.scope);
            this.below = below;
            this.parent = parent;
        }

        @Override
        void list(Facts facts, Map<Object, Node> all) {
            resource = below.resource().apply(parent);
            below.children().apply(parent, facts).forEach(subject -> judge(all, subject));
        }
    }

    private final class Subject<S> extends Node {
        private final Listing<S> listing;
        private final S subject;

        Subject(Listing<S> listing, S subject) {
            super(listing.registered, listing.scope);
            this.listing = listing;
            this.subject = subject;
        }

        @Override
        boolean isListing() {
            return false;
        }

        @Override
        void run() {
            own = List.of();
            guarded(() -> {
                resource = listing.check.resource(subject);
                Verdict verdict = listing.check.judge(subject, world.facts(this));
                add(new Finding(
                        registered.id(),
                        verdict.raised().orElse(registered.severity()),
                        scope.account().id(),
                        scope.region(),
                        resource,
                        verdict.outcome()));
            });
        }
    }
}
