package chatclique.cli.talk;

import chatclique.cli.api.Api;
import chatclique.cli.api.Reply;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A conversation with somebody; it begins when something is said. */
final class Talk {

    private static final String CONVERSATIONS = "/api/v1/conversations";
    private static final Set<String> RUNNING = Set.of("ACCEPTED", "STREAMING");

    private final Api api;
    private final Partner partner;
    private @Nullable String conversation;

    private Talk(Api api, Partner partner, @Nullable String conversation) {
        this.api = api;
        this.partner = partner;
        this.conversation = conversation;
    }

    /** The latest conversation with them, or the first one. */
    static Talk latest(Api api, Partner partner) {
        return new Talk(
                api,
                partner,
                api.all(CONVERSATIONS)
                        .filter(partner::isIn)
                        .map(Talk::id)
                        .findFirst()
                        .orElse(null));
    }

    /** A new one. */
    static Talk fresh(Api api, Partner partner) {
        return new Talk(api, partner, null);
    }

    Partner partner() {
        return partner;
    }

    Reply say(String text) {
        if (conversation == null) {
            conversation = id(api.create(CONVERSATIONS, partner.beginning()));
        }
        return api.say(conversation, text);
    }

    /** What was said last, if it is still being answered. */
    Optional<JsonNode> running() {
        return conversation == null
                ? Optional.empty()
                : api.get(CONVERSATIONS + "/" + conversation + "/turns?limit=1")
                        .path("items")
                        .valueStream()
                        .filter(turn -> RUNNING.contains(turn.path("state").asString("")))
                        .findFirst();
    }

    Reply attach(JsonNode turn) {
        return api.attach(id(turn));
    }

    private static String id(JsonNode json) {
        return json.path("id").asString("");
    }
}
