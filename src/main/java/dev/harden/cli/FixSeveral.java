package dev.harden.cli;

import dev.harden.engine.Result;
import dev.harden.facts.FactUnavailable;
import dev.harden.model.Acceptance;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Waiver;
import dev.harden.organization.Run;
import dev.harden.report.FixAccounts;
import dev.harden.report.FixChoice;
import dev.harden.report.FixSheet;
import dev.harden.session.Entered;
import dev.harden.session.tape.Planned;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Takes the plan of each of several accounts as it comes: writes its files, and keeps what is told at the end. */
final class FixSeveral implements Run.Keeper {
    /** So many plans are shown whole; of more, a line an account. */
    private static final int WHOLE = 2;

    private final FixOutputs outputs;
    private final FixChoice choice;
    private final List<Waiver> waivers;
    private final FixAccounts accounts = new FixAccounts();
    private final Set<String> taken = new TreeSet<>();

    FixSeveral(FixOutputs outputs, FixChoice choice, List<Waiver> waivers) {
        this.outputs = outputs;
        this.choice = choice;
        this.waivers = waivers;
    }

    @Override
    public synchronized void begin(Organization about) {
        accounts.begin(about);
    }

    @Override
    public Report keep(Entered way, Result result, Planned planned, Report report) throws IOException {
        FixSheet sheet = FixSheet.of(Acceptance.waive(report, waivers), result.fixes(), choice);
        outputs.writeOne(sheet);
        synchronized (this) {
            taken.addAll(FixOutputs.taken(result.fixes()));
            accounts.add(sheet, accounts.size() <= WHOLE);
        }
        return report;
    }

    @Override
    public synchronized void missing(String account, FactUnavailable why) {
        accounts.missing(account, why.getMessage());
    }

    boolean hasMissing() {
        return !accounts.missing().isEmpty();
    }

    /** Gives the names of the values that any step takes. */
    Set<String> taken() {
        return taken;
    }

    /** Tells of all: how the plans stand, and which accounts have none. */
    void tell(PrintWriter out, PrintWriter err) throws IOException {
        if (!outputs.quiet()) {
            for (FixSheet sheet : accounts.whole()) {
                FixOutputs.show(out, text -> outputs.table(sheet).write(text));
                out.println();
            }
            FixOutputs.show(out, accounts::write);
        }
        accounts.missing().forEach((account, why) -> {
            err.println("harden: there is no plan for account " + account + ": " + Terminal.plain(why));
            for (Path older : outputs.older(account)) {
                err.println("harden: " + older + " is of an earlier run");
            }
        });
    }
}
