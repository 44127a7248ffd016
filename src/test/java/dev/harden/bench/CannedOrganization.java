package dev.harden.bench;

import dev.harden.backend.Call;
import dev.harden.backend.Reply;
import dev.harden.backend.Wire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers as an organization would whose accounts are all alike, from memory and after a fixed time. A call is of the
 * account whose credentials sign it. It counts what it is asked, and keeps nothing of it.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html">ListAccounts</a>
 */
final class CannedOrganization implements AutoCloseable {
    private static final int PAGE = 20;
    private static final long FIRST_MEMBER = 222_000_000_000L;
    private static final Pattern ROLE = Pattern.compile("arn:aws:iam::(\\d{12}):role/.+");
    private static final Pattern TOKEN = Pattern.compile("\"NextToken\"\\s*:\\s*\"(\\d+)\"");
    /** What is told to the management account alone. */
    private static final String OF_MANAGEMENT = "iam:ListOrganizationsFeatures";

    private final int accounts;
    private final CannedAccount each;
    private final CannedServer server;
    private final AtomicLong calls = new AtomicLong();
    private final Set<String> entered = ConcurrentHashMap.newKeySet();

    /**
     * @param accounts how many there are, the management account among them
     * @param latency how long every answer takes
     * @param users the number of IAM users of each
     * @param vpcs the number of VPCs of each, in four of the regions
     */
    CannedOrganization(int accounts, Duration latency, int users, int vpcs) {
        this.accounts = accounts;
        this.each = new CannedAccount(users, vpcs);
        this.server = new CannedServer(latency, call -> {
            calls.incrementAndGet();
            return answer(call);
        });
    }

    URI address() {
        return server.address();
    }

    /** Gives how many calls were made. */
    long calls() {
        return calls.get();
    }

    /** Gives how many accounts were entered. */
    int entered() {
        return entered.size();
    }

    private Reply answer(Call call) {
        if (call.name().equals("sts:AssumeRole")) {
            return enter(call);
        }
        String account = call.key().startsWith("ASIA") ? call.key().substring(4) : CannedAccount.ACCOUNT;
        boolean management = account.equals(CannedAccount.ACCOUNT);
        if (call.name().equals("organizations:DescribeOrganization")) {
            return each.answer(call);
        }
        if (management && call.name().equals("organizations:ListAccounts")) {
            return list(call);
        }
        if (management && call.name().equals("organizations:ListDelegatedAdministrators")) {
            return Reply.json("{\"DelegatedAdministrators\":[]}");
        }
        if (call.service().equals("organizations") || !management && call.name().equals(OF_MANAGEMENT)) {
            return Wire.denied(call);
        }
        return management ? each.answer(call) : told(each.answer(told(call, account)), account);
    }

    private Reply enter(Call call) {
        Matcher role = ROLE.matcher(call.parameters().getOrDefault("RoleArn", ""));
        if (!role.matches()) {
            return Wire.denied(call);
        }
        entered.add(role.group(1));
        return Wire.credentials("ASIA" + role.group(1), Instant.now().plus(Duration.ofHours(1)));
    }

    private Reply list(Call call) {
        Matcher token = TOKEN.matcher(call.text());
        int from = token.find() ? Integer.parseInt(token.group(1)) : 0;
        int to = Math.min(from + PAGE, accounts);
        String next = to < accounts ? ",\"NextToken\":\"" + to + "\"" : "";
        return Reply.json("{\"Accounts\":["
                + IntStream.range(from, to)
                        .mapToObj(number -> "{\"Id\":\"" + id(number) + "\",\"Arn\":\"arn:aws:organizations::"
                                + CannedAccount.ACCOUNT + ":account/o-abcdefghij/" + id(number)
                                + "\",\"Name\":\"account-" + number
                                + "\",\"State\":\"ACTIVE\",\"Status\":\"ACTIVE\"}")
                        .collect(Collectors.joining(","))
                + "]" + next + "}");
    }

    private static String id(int number) {
        return number == 0 ? CannedAccount.ACCOUNT : String.valueOf(FIRST_MEMBER + number);
    }

    /** Lets a call of an account be one of the account that all are like. */
    private static Call told(Call call, String account) {
        return Call.of(
                call.method(),
                call.path().replace(account, CannedAccount.ACCOUNT),
                call.headers(),
                call.text().replace(account, CannedAccount.ACCOUNT).getBytes(StandardCharsets.UTF_8));
    }

    /** Lets an answer about the account that all are like be about another one. */
    private static Reply told(Reply reply, String account) {
        String text = reply.text().replace(CannedAccount.ACCOUNT, account);
        return new Reply(reply.status(), reply.headers(), text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
