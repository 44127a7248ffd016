package dev.harden.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Times whole processes: by the clock, and by the processor time that the system counts for them until their end. */
final class Timed {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    /** Is what one process took, in seconds. */
    record Time(double wall, double processor) {}

    /** @param folder the home of the user who runs them, and what they leave */
    Timed(Path folder) {
        this.folder = folder;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", folder.toString());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
        environment.put("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    }

    Timed with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Runs commands in turn, so that a machine that slows down slows all of them, and gives the medians of each. */
    List<Time> medians(int runs, List<List<String>> commands) throws IOException, InterruptedException {
        List<List<Time>> times = new ArrayList<>();
        commands.forEach(command -> times.add(new ArrayList<>()));
        for (int run = -1; run < runs; run++) {
            for (int i = 0; i < commands.size(); i++) {
                Time time = once(commands.get(i));
                if (run >= 0) {
                    times.get(i).add(time);
                }
            }
        }
        return times.stream()
                .map(each -> new Time(
                        median(each.stream().map(Time::wall).toList()),
                        median(each.stream().map(Time::processor).toList())))
                .toList();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private Time once(List<String> command) throws IOException, InterruptedException {
        Path told = Files.createTempFile(folder, "time", "");
        List<String> whole = new ArrayList<>(
                List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; time \"$@\" >/dev/null 2>\"$0.err\"", told.toString()));
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).redirectError(told.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int exit = end(builder.start(), PATIENCE, command.toString());
        // An audit that finds something ends with 3.
        if (exit != 0 && exit != 3) {
            throw new IllegalStateException(
                    command + ": exit " + exit + ": " + Files.readString(Path.of(told + ".err")));
        }
        String[] parts = Files.readString(told).strip().split("\\s+");
        Files.delete(told);
        Files.delete(Path.of(told + ".err"));
        return new Time(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]) + Double.parseDouble(parts[2]));
    }

    /** Waits for the end of a process, ends it with what it started when that takes too long, and gives its exit code. */
    static int end(Process process, Duration patience, String what) throws InterruptedException {
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException(what + ": not done after " + patience.toSeconds() + " s");
        }
        return process.exitValue();
    }

    /** Gives the largest memory that a process has at a time, in MB. */
    long peak(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return peak(builder.start());
    }

    /** Gives the largest resident set that the system saw of a process until its end, in MB. */
    static long peak(Process process) throws IOException, InterruptedException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        long peak = 0;
        while (process.isAlive()) {
            try {
                peak = Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .max()
                        .orElse(peak);
            } catch (IOException ended) {
                break;
            }
            Thread.sleep(5);
        }
        return peak / 1024;
    }
}
