package chatclique.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.gateway.testing.GatewayTest;
import chatclique.gateway.testing.Upstream;
import chatclique.gateway.testing.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamsTest extends GatewayTest {

    private static final String PATH = "/api/v1/turns/1/events";

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final CountDownLatch left = new CountDownLatch(1);

    @BeforeEach
    void theServiceSaysWhatTheTestSays() {
        SERVICE.at(PATH, this::stream);
    }

    @Test
    void eachEventIsPassedOnAtOnce() throws IOException, InterruptedException {
        try (Wire client = open()) {
            for (int i = 0; i < 20; i++) {
                // The next is not even written before this one has arrived.
                events.add("event: delta\ndata: {\"text\":\"" + i + "\"}\n\n");
                assertThat(client.readTo("\n\n")).contains("data: {\"text\":\"" + i + "\"}");
            }
            events.add("");
            assertThat(client.readTo("0\r\n\r\n")).isNotNull();
        }
    }

    @Test
    void aStreamIsNotBufferedNorCached() throws IOException, InterruptedException {
        try (Wire client = open()) {
            events.add("data: 1\n\n");
            assertThat(client.readTo("data: 1"))
                    .containsIgnoringCase("content-type: text/event-stream")
                    .containsIgnoringCase("cache-control: no-store")
                    .doesNotContainIgnoringCase("content-encoding");
        }
    }

    @Test
    void aPauseLongerThanTheResponseTimeoutCutsNoStream() throws IOException, InterruptedException {
        try (Wire client = open()) {
            events.add("data: before\n\n");
            client.readTo("data: before");
            // A service may take one second to begin its answer; this one has begun.
            assertThat(left.await(1_500, TimeUnit.MILLISECONDS)).isFalse();
            events.add("data: after\n\n");
            client.readTo("data: after");
        }
    }

    @Test
    void aClientThatLeavesTakesTheStreamOfTheServiceWithIt() throws IOException, InterruptedException {
        try (Wire client = open()) {
            events.add("data: 1\n\n");
            client.readTo("data: 1");
        }
        assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aClientThatLeavesBeforeTheFirstByteDoesSoToo() throws IOException, InterruptedException {
        SERVICE.at("/api/v1/pets/slow", gateway -> {
            gateway.awaitClose();
            left.countDown();
        });
        try (Wire client = new Wire(port)) {
            client.send(request("/api/v1/pets/slow"));
            SERVICE.next();
        }
        // Well before the service's time is over.
        assertThat(left.await(800, TimeUnit.MILLISECONDS)).isTrue();
    }

    @Test
    void aStreamThatBreaksOffIsNotEndedAsIfWhole() throws IOException, InterruptedException {
        try (Wire client = open()) {
            events.add("data: 1\n\n");
            client.readTo("data: 1");
            events.add("BREAK");
            assertThat(client.readAll()).doesNotContain("0\r\n\r\n");
        }
    }

    private Wire open() throws IOException {
        Wire client = new Wire(port);
        client.send(request(PATH));
        return client;
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAccept-Encoding: gzip\r\n"
                + "Authorization: Bearer " + KEYCLOAK.accessToken("ada") + "\r\n\r\n";
    }

    private void stream(Upstream.Connection gateway) throws IOException {
        Thread.ofVirtual().start(() -> noticeTheEnd(gateway));
        gateway.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n");
        String event = next();
        while (!event.equals("BREAK") && left.getCount() > 0) {
            gateway.chunk(event);
            event = event.isEmpty() ? "BREAK" : next();
        }
    }

    private void noticeTheEnd(Upstream.Connection gateway) {
        try {
            gateway.awaitClose();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        left.countDown();
        events.add("BREAK");
    }

    private String next() throws IOException {
        try {
            String event = events.poll(10, TimeUnit.SECONDS);
            return event == null ? "BREAK" : event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
