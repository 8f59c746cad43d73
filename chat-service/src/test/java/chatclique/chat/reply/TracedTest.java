package chatclique.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.chat.WithProvider;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** One trace goes from the request to the pet, to the provider, and on in the reply when the request is long over. */
@ExtendWith(OutputCaptureExtension.class)
class TracedTest extends WithProvider {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void theTraceGoesOnInTheReplyAndToOtherServices(CapturedOutput output) {
        WebTestClient client = user(someone());
        String conversation =
                started(client, Map.of("persona", "pet", "petId", PETS.adopt("traced", "Mia", "cat", "bored")));
        String prompt = prompt(answer -> {
            if (answer.attempt() == 1) {
                answer.refuse(503, "", "");
            } else {
                answer.stream()
                        .delta("One ")
                        .data("{\"error\":{\"type\":\"server_error\"}}")
                        .end();
            }
        });
        request(client, conversation, TurnTest.key(), prompt)
                .accept(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    headers.set("Prefer", "respond-async");
                    headers.set("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-00");
                })
                .exchange()
                .expectStatus()
                .isAccepted();

        await().untilAsserted(() -> assertThat(output.getOut()).contains("reported an error in its stream"));
        assertThat(PROVIDER.asked(prompt))
                .hasSize(2)
                .allSatisfy(asked -> assertThat(asked.headers().get("traceparent"))
                        .matches("00-" + TRACE + "-[0-9a-f]{16}-00")
                        .doesNotContain("00f067aa0ba902b7"));
        assertThat(PETS.traceOf("traced")).contains(TRACE);
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("The provider "))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("\"traceId\":\"" + TRACE + "\""));
    }
}
