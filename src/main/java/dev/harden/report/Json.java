package dev.harden.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import dev.harden.model.Visible;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;

/** Writes JSON as all formats of it are written: two spaces, a line feed, and nothing that a run may change. */
final class Json {
    private Json() {}

    /** Writes a part of a document, or all of it. */
    @FunctionalInterface
    interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    static void write(Appendable out, Content content) throws IOException {
        try (JsonGenerator json = begin(out)) {
            content.writeTo(json);
        }
        out.append('\n');
    }

    /** Begins a document that grows; a line feed follows what its writer writes last. */
    static JsonGenerator begin(Appendable out) throws IOException {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter pretty =
                new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
        JsonGenerator json = new JsonFactory().createGenerator(new AppendingWriter(out));
        json.setPrettyPrinter(pretty);
        return new VisibleJson(json);
    }

    static void texts(JsonGenerator json, String name, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** Makes visible in each text what nobody would see; the lines of prose stay lines. */
    private static final class VisibleJson extends JsonGeneratorDelegate {
        VisibleJson(JsonGenerator json) {
            super(json, false);
        }

        @Override
        public void writeString(String text) throws IOException {
            delegate.writeString(visible(text));
        }

        @Override
        public void writeFieldName(String name) throws IOException {
            delegate.writeFieldName(visible(name));
        }

        private static String visible(String text) {
            if (text == null || isPlain(text) || text.codePoints().noneMatch(VisibleJson::isReplaced)) {
                return text;
            }
            StringBuilder visible = new StringBuilder();
            text.codePoints().forEach(point -> {
                if (isReplaced(point)) {
                    Visible.append(visible, point);
                } else {
                    visible.appendCodePoint(point);
                }
            });
            return visible.toString();
        }

        /** Tells whether a text is of printable ASCII, as nearly all are. */
        private static boolean isPlain(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                    return false;
                }
            }
            return true;
        }

        private static boolean isReplaced(int point) {
            return point != '\n' && point != '\t' && Visible.hides(point);
        }
    }

    /** Passes everything on; whoever opened what is behind it closes that. */
    private static final class AppendingWriter extends Writer {
        private final Appendable out;

        AppendingWriter(Appendable out) {
            this.out = out;
        }

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            out.append(new String(buffer, offset, length));
        }

        @Override
        public void flush() {
            // What is behind is flushed by whoever opened it.
        }

        @Override
        public void close() {
            flush();
        }
    }
}
