package chatclique.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.chat.Listening;
import chatclique.chat.WithProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Readers who leave, who never read, and who are too many: none of them costs the answer anything. */
class ReadersTest extends WithProvider {

    private static final int READERS = 50;
    private static final int MEBIBYTE = 1 << 20;

    private final String owner = someone();

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200", "event: accepted", "first word", "last word", "event: done"})
    void aReaderMayLeaveAtAnyByte(String until) throws IOException {
        WebTestClient user = user(owner);
        String prompt = prompt(answer -> answer.stream()
                .delta("first word ")
                .delta("in between ")
                .delta("last word")
                .finish()
                .done()
                .end());
        String conversation = conversation(user);
        String key = UUID.randomUUID().toString();
        String body = "{\"text\":\"" + prompt + "\"}";
        try (Socket socket = open("POST /api/v1/conversations/" + conversation + "/turns", key, body)) {
            readUntil(socket.getInputStream(), until);
        }
        assertThat(say(user, conversation, key, prompt))
                .containsEntry("state", "DONE")
                .extracting("answer.text")
                .isEqualTo("first word in between last word");
        assertThat(PROVIDER.asked(prompt)).hasSize(1);
    }

    @Test
    void readersWhoNeverReadCostNoMoreThanTheTextAndDelayNobody() throws IOException {
        WebTestClient user = user(owner);
        CountDownLatch opened = new CountDownLatch(1);
        String piece = "x".repeat(4_095);
        String prompt = prompt(answer -> {
            answer.stream();
            answer.hold(() -> opened.getCount() == 0);
            for (int i = 0; i < 64; i++) {
                answer.delta(piece);
            }
            answer.finish().done().end();
        });
        String id = begin(user, conversation(user), prompt);
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < READERS; i++) {
                sockets.add(open("GET /api/v1/turns/" + id + "/events", "none", ""));
                readUntil(sockets.getLast().getInputStream(), "event: accepted");
            }
            long before = used();
            opened.countDown();
            await().until(() -> "DONE".equals(turn(user, id).path("state").asString()));
            assertThat(turn(user, id).at("/answer/text").asString()).hasSize(64 * 4_095);
            assertThat(used() - before).isLessThan(READERS * MEBIBYTE);
            assertThat(readUntil(sockets.getFirst().getInputStream(), "event: done"))
                    .contains("x".repeat(100));
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void aUserHasOnlySoManyStreams() {
        WebTestClient user = user(owner);
        String conversation = conversation(user);
        String events = "/api/v1/conversations/" + conversation + "/events";
        List<Listening> open = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                open.add(Listening.to(port, events, ISSUER.user(owner), ""));
            }
            user.get()
                    .uri(events)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(429)
                    .expectHeader()
                    .exists("Retry-After")
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("too-many-streams");
            request(user, conversation, "k1", "hello")
                    .accept(MediaType.TEXT_EVENT_STREAM)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(429);
            assertThat(say(user, conversation, "k2", "hello")).containsEntry("seq", 1);
            String other = someone();
            assertThat(stream(user(other), conversation(user(other)), "hello")).isNotEmpty();
        } finally {
            open.forEach(Listening::close);
        }
        await().untilAsserted(
                        () -> assertThat(stream(user, conversation, "hello")).isNotEmpty());
    }

    private Socket open(String request, String key, String body) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write((request + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                                + ISSUER.user(owner) + "\r\nIdempotency-Key: " + key
                                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                + body)
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String readUntil(InputStream in, String wanted) throws IOException {
        StringBuilder read = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            read.append((char) next);
            if (next == wanted.charAt(wanted.length() - 1)
                    && read.indexOf(wanted, Math.max(0, read.length() - wanted.length())) >= 0) {
                return read.toString();
            }
        }
        throw new IOException("ended before " + wanted + " came: " + read);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
