package dev.harden.cli;

import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses a value that is empty, as that of an unset variable in a script, and a list with an empty place: no option means
 * anything by it, and what it would select is all.
 */
final class EmptyValues implements IExecutionStrategy {
    private final IExecutionStrategy then;

    EmptyValues(IExecutionStrategy then) {
        this.then = then;
    }

    @Override
    public int execute(ParseResult parsed) {
        for (CommandLine line : parsed.asCommandLineList()) {
            ParseResult one = line.getParseResult();
            Stream.concat(one.matchedOptionsSet().stream(), one.matchedPositionals().stream())
                    .map(EmptyValues::wrong)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(message -> {
                        throw new ParameterException(line, message);
                    });
        }
        return then.execute(parsed);
    }

    private static Optional<String> wrong(ArgSpec argument) {
        if (argument.arity().max() == 0) {
            return Optional.empty();
        }
        String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        for (String value : argument.originalStringValues()) {
            if (value.isBlank()) {
                return Optional.of(name + " has an empty value");
            }
            String between = argument.splitRegex();
            if (!between.isEmpty() && Stream.of(value.split(between, -1)).anyMatch(String::isBlank)) {
                return Optional.of(name + " has an empty place in its list, '" + value + "'");
            }
        }
        return Optional.empty();
    }
}
