package chatclique.chat.tool;

import chatclique.chat.WithProvider;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A talk with a pet whose voice is a provider's model. */
abstract class WithTools extends WithProvider {

    private final String owner = someone();
    protected final String pet = PETS.adopt("pet-" + UUID.randomUUID(), "Mimi", "cat", "satisfied");

    @AfterEach
    void petsAreKind() {
        PETS.refuseWith(0, "");
    }

    protected WebTestClient client() {
        return user(owner);
    }

    protected String petTalk() {
        return started(client(), Map.of("persona", "pet", "petId", pet));
    }

    protected static String call(int index, String id, String name, String arguments) {
        return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":null,\"tool_calls\":[{\"index\":" + index
                + ",\"id\":\"" + id
                + "\",\"type\":\"function\",\"function\":{\"name\":\"" + name + "\",\"arguments\":"
                + JsonMapper.shared().writeValueAsString(arguments) + "}}]}}]}";
    }

    protected JsonNode told(String conversation, String prompt) {
        return stream(client(), conversation, prompt).getLast().data().path("turn");
    }

    protected static List<String> names(JsonNode turn) {
        return turn.path("actions")
                .valueStream()
                .map(action -> action.path("name").asString())
                .toList();
    }
}
