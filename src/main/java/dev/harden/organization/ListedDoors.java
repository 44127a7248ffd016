package dev.harden.organization;

import dev.harden.facts.Aws;
import dev.harden.facts.FactUnavailable;
import dev.harden.model.Acceptance;
import dev.harden.model.Account;
import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import dev.harden.model.Report;
import dev.harden.model.Unknown;
import dev.harden.session.Entered;
import dev.harden.session.Session;
import dev.harden.session.SessionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Enters the accounts of an accounts file, each as its line says. A profile's settings are those of its account alone. */
public final class ListedDoors implements Doors {
    private final Map<String, Listed> lines;
    private final Optional<Session> base;
    private final String partition;
    private final Function<Listed, Session> opener;
    private final Terms terms;
    /** An account's session ends with its audit; what others ask of it may come later. */
    private final Map<String, Session> audited = new ConcurrentHashMap<>();

    private final Map<String, Session> asked = new ConcurrentHashMap<>();

    /**
     * @param lines the accounts
     * @param base the way to AWS with the credentials that assume roles; absent where no line names a role
     * @param partition the partition of those
     * @param opener opens the way to AWS by a line's profile
     * @param terms how an account is audited whose line says nothing else
     */
    public ListedDoors(
            List<Listed> lines,
            Optional<Session> base,
            String partition,
            Function<Listed, Session> opener,
            Terms terms) {
        this.lines = lines.stream().collect(Collectors.toMap(Listed::account, line -> line));
        this.base = base;
        this.partition = partition;
        this.opener = opener;
        this.terms = terms;
    }

    @Override
    public Entered enter(String account) {
        return enter(account, audited);
    }

    @Override
    public Entered beside(String account) {
        return enter(account, asked);
    }

    private Entered enter(String account, Map<String, Session> open) {
        Listed line = lines.get(account);
        if (line.way().isProfile()) {
            return byProfile(line, open).again();
        }
        Map<String, Double> pace = line.own().map(Listed.Own::pace).orElse(terms.pace());
        return base.orElseThrow().enter(line.role(partition(line)), line.way().externalId(), pace);
    }

    private Session byProfile(Listed line, Map<String, Session> open) {
        try {
            return open.computeIfAbsent(line.account(), unseen -> opener.apply(line));
        } catch (SessionException none) {
            throw new FactUnavailable(
                    new Unknown(Cause.ERROR, "", "", "NoCredentials"),
                    CallOutcome.ANSWERED,
                    Aws.GLOBAL,
                    line.where() + ": " + none.getMessage());
        }
    }

    private String partition(Listed line) {
        return line.partition().isEmpty() ? partition : line.partition();
    }

    @Override
    public Account named(String account) {
        Listed line = lines.get(account);
        String caller = line.way().isProfile() ? line.way().toString() : line.role(partition(line));
        return new Account(account, partition(line), caller);
    }

    @Override
    public Terms terms(String account) {
        Listed line = lines.get(account);
        Terms there = line.own().map(own -> terms.with(own.options())).orElse(terms);
        return line.regions().isEmpty() ? there : there.in(line.regions());
    }

    @Override
    public Report accept(Report report) {
        return lines.get(report.account().id())
                .own()
                .map(own -> Acceptance.waive(report, own.waivers()))
                .orElse(report);
    }

    @Override
    public void leave(String account) {
        Optional.ofNullable(audited.remove(account)).ifPresent(Session::close);
    }

    @Override
    public void close() {
        audited.keySet().forEach(this::leave);
        asked.values().forEach(Session::close);
    }
}
