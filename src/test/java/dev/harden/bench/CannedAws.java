package dev.harden.bench;

import dev.harden.backend.Call;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers as an account of 17 regions would, from memory and after a fixed time; keeps what it is asked. */
public final class CannedAws implements AutoCloseable {
    static final List<String> REGIONS = List.of(
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ca-central-1",
            "eu-central-1",
            "eu-north-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "sa-east-1",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2");

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final CannedServer server;

    /**
     * @param latency how long every answer takes
     * @param users the number of IAM users
     * @param vpcs the number of VPCs, in four of the regions
     */
    public CannedAws(Duration latency, int users, int vpcs) {
        CannedAccount account = new CannedAccount(users, vpcs);
        server = new CannedServer(latency, call -> {
            calls.add(call);
            return account.answer(call);
        });
    }

    public URI address() {
        return server.address();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.close();
    }
}
