package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.model.Report;
import dev.harden.model.Tally;
import java.io.IOException;

/** Is a JSON document that grows by an account at a time. */
final class GrowingJson implements Document {
    private final Appendable out;
    private final JsonGenerator json;
    private final Account account;
    private final Tail tail;

    /** Writes an account. */
    @FunctionalInterface
    interface Account {
        void writeTo(JsonGenerator json, Report report) throws IOException;
    }

    /** Writes what stands behind the last account. */
    @FunctionalInterface
    interface Tail {
        void writeTo(JsonGenerator json, Tally tally) throws IOException;
    }

    /**
     * @param out where to
     * @param head writes what stands before the first account
     */
    GrowingJson(Appendable out, Json.Content head, Account account, Tail tail) throws IOException {
        this.out = out;
        this.json = Json.begin(out);
        this.account = account;
        this.tail = tail;
        head.writeTo(json);
    }

    @Override
    public void add(Report report) throws IOException {
        account.writeTo(json, report);
    }

    @Override
    public void end(Tally tally) throws IOException {
        tail.writeTo(json, tally);
        json.close();
        out.append('\n');
    }
}
