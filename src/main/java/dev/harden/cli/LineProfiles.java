package dev.harden.cli;

import dev.harden.engine.Inquiry;
import dev.harden.facts.FactUnavailable;
import dev.harden.organization.Listed;
import dev.harden.organization.Roster;
import dev.harden.session.Session;
import dev.harden.session.SessionException;
import dev.harden.session.setup.Profiles;
import dev.harden.session.setup.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * Holds the profiles of an accounts file to being of the accounts that their lines say, before any is audited. One whose
 * credentials cannot be had is no wrong line: its account is UNKNOWN.
 */
final class LineProfiles {
    private static final int AT_ONCE = 8;

    private LineProfiles() {}

    /**
     * Asks each profile whose it is.
     *
     * @param opener opens the way to AWS by a line's profile
     * @throws UsageError when one is not there, or is of another account
     */
    static void require(List<Listed> lines, Function<Listed, Session> opener) {
        List<Listed> profiles =
                lines.stream().filter(line -> line.way().isProfile()).toList();
        if (profiles.isEmpty()) {
            return;
        }
        ProfileFile file =
                Profiles.read(Surroundings.ofProcess(Optional.empty())).merged();
        for (Listed line : profiles) {
            if (file.profile(line.way().profile()).isEmpty()) {
                throw new UsageError(line.where() + ": there is no profile '"
                        + line.way().profile() + "' in the AWS config and credentials files");
            }
        }
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<CompletableFuture<Void>> asked = new ArrayList<>();
            profiles.forEach(line -> asked.add(CompletableFuture.runAsync(() -> requireOwn(line, opener), pool)));
            asked.forEach(CompletableFuture::join);
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException wrong) {
                throw wrong;
            }
            throw failed;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void requireOwn(Listed line, Function<Listed, Session> opener) {
        owner(line, opener).filter(id -> !id.equals(line.account())).ifPresent(id -> {
            throw new UsageError(line.where() + ": profile '" + line.way().profile() + "' is of account " + id
                    + ", and account is " + line.account());
        });
    }

    private static Optional<String> owner(Listed line, Function<Listed, Session> opener) {
        try (Session session = opener.apply(line)) {
            return Optional.of(Roster.self(Inquiry.facts(session)).id());
        } catch (SessionException | FactUnavailable none) {
            return Optional.empty();
        }
    }
}
