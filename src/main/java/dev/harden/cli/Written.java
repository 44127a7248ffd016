package dev.harden.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** Remembers why something could not be written: printers keep that to themselves. */
final class Written extends FilterOutputStream {
    private volatile IOException failure;

    Written(OutputStream out) {
        super(out);
    }

    /** Gives why not all was written; absent when all was, or when whoever read it went away, as {@code head} does. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure).filter(why -> !isClosedPipe(why));
    }

    private static boolean isClosedPipe(IOException why) {
        String message = String.valueOf(why.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("broken pipe") || message.contains("pipe is being closed");
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException failed) {
            failure = failed;
            throw failed;
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException failed) {
            failure = failure == null ? failed : failure;
            throw failed;
        }
    }
}
