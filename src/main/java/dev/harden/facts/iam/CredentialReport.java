package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/**
 * Reads the account's credential report, which AWS makes at most every four hours. Asking for it is the one call that
 * starts a job; it changes nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">Credential
 *     reports</a>
 */
@Needs("iam:GenerateCredentialReport")
@Needs("iam:GetCredentialReport")
public record CredentialReport() implements Fact<CredentialReport.Report> {
    private static final int POLLS = 30;

    /**
     * Is the report.
     *
     * @param generatedAt when AWS made it; up to four hours ago
     * @param rows one a user, and one for the root user
     */
    public record Report(Instant generatedAt, List<Row> rows) {
        public Report {
            rows = List.copyOf(rows);
        }

        /**
         * Gives the root user's row.
         *
         * @throws Answers.Incomplete when it is missing, which AWS never lets it be
         */
        public Row root() {
            return row("<root_account>");
        }

        /**
         * Gives a user's row.
         *
         * @throws Answers.Incomplete when it is missing, as that of a user made after the report
         */
        public Row row(String user) {
            return rows.stream()
                    .filter(row -> row.user().equals(user))
                    .findFirst()
                    .orElseThrow(() -> new Answers.Incomplete("a row for " + user));
        }
    }

    /**
     * Is a row of the report.
     *
     * @param user the user's name, {@code <root_account>} for root
     * @param columns the values as they stand there, by column
     */
    public record Row(String user, Map<String, String> columns) {
        public Row {
            columns = Map.copyOf(columns);
        }

        /**
         * Gives a column as it stands there.
         *
         * @throws Answers.Incomplete when the report lacks it
         */
        public String text(String column) {
            return Answers.require(columns.get(column), column);
        }

        /** Gives a time; absent for {@code N/A}, {@code no_information} and {@code not_supported}. */
        public Optional<Instant> time(String column) {
            String text = text(column);
            if (text.equals("N/A") || text.equals("no_information") || text.equals("not_supported")) {
                return Optional.empty();
            }
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeParseException malformed) {
                throw new Answers.Incomplete("a readable " + column);
            }
        }
    }

    @Override
    public Report load(Aws aws) {
        IamClient iam = aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL);
        for (int poll = 0; iam.generateCredentialReport().state() != ReportStateType.COMPLETE; poll++) {
            if (poll == POLLS) {
                throw new Answers.Incomplete("a finished report");
            }
            aws.pause(Duration.ofSeconds(1));
        }
        GetCredentialReportResponse answer = iam.getCredentialReport();
        Instant generatedAt = Answers.require(answer.generatedTime(), "GeneratedTime");
        return parse(Answers.require(answer.content(), "Content").asUtf8String(), generatedAt);
    }

    /** Reads the CSV; a row that is not whole spoils no other. */
    static Report parse(String csv, Instant generatedAt) {
        List<List<String>> lines = Csv.read(csv);
        if (lines.isEmpty() || !lines.get(0).containsAll(List.of("user", "arn"))) {
            throw new Answers.Incomplete("the columns user and arn");
        }
        List<String> header = lines.get(0);
        return new Report(
                generatedAt,
                lines.subList(1, lines.size()).stream()
                        .map(cells -> row(header, cells))
                        .toList());
    }

    /**
     * Reads a line. IAM lets a user's name hold commas (a name may hold {@code +=,.@-_}), so a line with more cells than
     * columns, where they are in no quotes, has them in its name and, as often, in its ARN. Of any other number of cells
     * it is not known which column they are of, but for the first.
     */
    private static Row row(List<String> header, List<String> cells) {
        int extra = cells.size() - header.size();
        int commas = extra / 2;
        boolean named = header.subList(0, 2).equals(List.of("user", "arn"));
        if (extra == 0) {
            return new Row(cells.get(header.indexOf("user")), columns(header, cells));
        }
        if (extra < 0 || extra % 2 != 0 || !named) {
            return new Row(cells.get(0), Map.of());
        }
        List<String> joined = new ArrayList<>();
        joined.add(String.join(",", cells.subList(0, commas + 1)));
        joined.add(String.join(",", cells.subList(commas + 1, 2 * commas + 2)));
        joined.addAll(cells.subList(2 * commas + 2, cells.size()));
        // An ARN ends with the name, whose commas are the same.
        return joined.get(1).endsWith("/" + joined.get(0))
                ? new Row(joined.get(0), columns(header, joined))
                : new Row(cells.get(0), Map.of());
    }

    private static Map<String, String> columns(List<String> header, List<String> cells) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int column = 0; column < header.size(); column++) {
            columns.put(header.get(column), cells.get(column));
        }
        return columns;
    }
}
