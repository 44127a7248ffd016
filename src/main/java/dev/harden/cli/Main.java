package dev.harden.cli;

/** Starts {@code harden}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(0);
    }
}
