package dev.harden.facts.cloudwatch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Works out the windows of mute rules: whether they leave any time free.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Schedule.html">Schedule</a>
 */
final class MuteWindows {
    private static final int YEAR = 366 * 24 * 60;
    /** Any year will do; this one begins on a Monday and is no leap year, which makes no window longer. */
    private static final LocalDateTime BEGIN = LocalDateTime.of(2029, 1, 1, 0, 0);

    private static final Pattern CRON = Pattern.compile("cron\\((\\S+) (\\S+) (\\S+) (\\S+) (\\S+)\\)");
    private static final Pattern ONCE = Pattern.compile("at\\(.*\\)");
    private static final Pattern DURATION = Pattern.compile("P(?:(\\d+)D)?(T.+)?");
    private static final Pattern PART = Pattern.compile("(?:\\*|(\\w+)(?:-(\\w+))?)(?:/(\\d+))?");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final List<String> MONTHS =
            List.of("", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    private MuteWindows() {}

    /**
     * Tells whether the windows of several rules, once they have begun, leave no minute of a year free.
     *
     * @return absent where a window cannot be worked out and the others leave time free
     */
    static Optional<Boolean> leaveNoTime(List<MuteRule.Known> rules) {
        BitSet least = new BitSet(2 * YEAR);
        BitSet most = new BitSet(2 * YEAR);
        for (MuteRule.Known rule : rules) {
            if (ONCE.matcher(rule.expression().strip()).matches()) {
                continue; // one window, and all the time after it
            }
            if (!add(rule, least, most)) {
                most.set(0, 2 * YEAR);
            }
        }
        // The windows of a year reach into the next, so the second is looked at.
        boolean certain = least.get(YEAR, 2 * YEAR).cardinality() == YEAR;
        boolean possible = most.get(YEAR, 2 * YEAR).cardinality() == YEAR;
        return certain == possible ? Optional.of(certain) : Optional.empty();
    }

    /**
     * Adds the windows of a rule over two years; says whether it could be read. Where it names both days of the month and
     * of the week, AWS's pages do not say whether either is enough.
     */
    private static boolean add(MuteRule.Known rule, BitSet least, BitSet most) {
        Matcher cron = CRON.matcher(rule.expression().strip().replaceAll("\\s+", " "));
        Optional<Integer> minutes = minutes(rule.duration());
        if (!cron.matches() || minutes.isEmpty()) {
            return false;
        }
        try {
            BitSet minute = field(cron.group(1), 0, 59, List.of());
            BitSet hour = field(cron.group(2), 0, 23, List.of());
            BitSet day = field(cron.group(3), 1, 31, List.of());
            BitSet month = field(cron.group(4), 1, 12, MONTHS);
            BitSet weekday = field(cron.group(5), 0, 7, DAYS);
            boolean both = day.cardinality() < 31 && weekday.get(1, 7).cardinality() < 6;
            for (LocalDateTime date = BEGIN; date.isBefore(BEGIN.plusMinutes(2 * YEAR)); date = date.plusDays(1)) {
                int of = date.getDayOfWeek().getValue();
                boolean first = day.get(date.getDayOfMonth());
                boolean second = weekday.get(of) || of == 7 && weekday.get(0);
                if (!month.get(date.getMonthValue())) {
                    continue;
                }
                int start = (int) Duration.between(BEGIN, date).toMinutes();
                if (first && second) {
                    mute(least, start, hour, minute, minutes.get());
                }
                if (both ? first || second : first && second) {
                    mute(most, start, hour, minute, minutes.get());
                }
            }
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private static void mute(BitSet muted, int day, BitSet hours, BitSet minutes, int length) {
        hours.stream()
                .forEach(hour -> minutes.stream().forEach(minute -> {
                    int at = day + hour * 60 + minute;
                    muted.set(Math.min(at, 2 * YEAR), Math.min(at + length, 2 * YEAR));
                }));
    }

    private static Optional<Integer> minutes(String duration) {
        Matcher parts = DURATION.matcher(duration);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Duration time = parts.group(2) == null ? Duration.ZERO : Duration.parse("P" + parts.group(2));
            int days = parts.group(1) == null
                    ? 0
                    : Period.parse("P" + parts.group(1) + "D").getDays();
            return Optional.of((int) Math.min(YEAR, time.plusDays(days).toMinutes()));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static BitSet field(String text, int least, int most, List<String> names) {
        BitSet all = new BitSet();
        for (String part : text.toUpperCase(Locale.ROOT).split(",", -1)) {
            Matcher matcher = PART.matcher(part.replace('?', '*'));
            if (!matcher.matches()) {
                throw new IllegalArgumentException(part);
            }
            int step = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
            int from = matcher.group(1) == null ? least : number(matcher.group(1), names);
            boolean open = matcher.group(1) == null || matcher.group(3) != null;
            int to = matcher.group(2) != null ? number(matcher.group(2), names) : open ? most : from;
            if (step == 0 || from < least || to > most || from > to) {
                throw new IllegalArgumentException(part);
            }
            for (int value = from; value <= to; value += step) {
                all.set(value);
            }
        }
        return all;
    }

    private static int number(String text, List<String> names) {
        return names.contains(text) ? names.indexOf(text) : Integer.parseInt(text);
    }
}
