package chatclique.chat.provider;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks an endpoint which models its key may use. Costs nothing, and shows whether address and key are right. */
public final class ModelList {

    private final WebClient client;
    private final Duration patience;

    ModelList(WebClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /** What an endpoint says of itself. */
    public sealed interface Answer {

        /** It has these models. */
        record Known(Set<String> ids) implements Answer {

            /** Whether a model is among them; Ollama adds the tag to the name that people give. */
            public boolean has(String id) {
                return ids.contains(id) || ids.contains(id + ":latest");
            }
        }

        /** It does not take the key. */
        record KeyRefused() implements Answer {}

        /** Nobody answers there. */
        record Unreachable() implements Answer {}

        /** It answers, but has no such list, or none that can be read: which says nothing of its models. */
        record Silent() implements Answer {}
    }

    /** Asks; never an error. */
    public Mono<Answer> get() {
        return client.get()
                .uri("/models")
                .accept(MediaType.APPLICATION_JSON)
                .exchangeToMono(this::read)
                .timeout(patience)
                .onErrorResume(failure -> Mono.just(
                        failure instanceof JacksonException ? new Answer.Silent() : new Answer.Unreachable()));
    }

    private Mono<Answer> read(ClientResponse response) {
        HttpStatusCode status = response.statusCode();
        if (status.is2xxSuccessful()) {
            return response.bodyToMono(String.class)
                    .map(ModelList::known)
                    .defaultIfEmpty(new Answer.Silent())
                    // Longer than what is worth reading, or cut off.
                    .onErrorReturn(new Answer.Silent());
        }
        Answer answer = switch (status.value()) {
            case 401 -> new Answer.KeyRefused();
            case 500, 502, 503, 504 -> new Answer.Unreachable();
            default -> new Answer.Silent();
        };
        return response.releaseBody().thenReturn(answer);
    }

    private static Answer known(String body) {
        JsonNode data = JsonMapper.shared().readTree(body).path("data");
        Set<String> ids =
                data.valueStream().map(model -> model.path("id").asString("")).collect(Collectors.toUnmodifiableSet());
        return ids.isEmpty() ? new Answer.Silent() : new Answer.Known(ids);
    }
}
