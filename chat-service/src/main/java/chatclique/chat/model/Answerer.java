package chatclique.chat.model;

import chatclique.chat.turn.Turn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatResponse;

/** Who was asked. Comes as the metadata of a response without text, before whatever that model says. */
public final class Answerer {

    private static final String KEY = "answerer";

    private final Entry entry;
    private final Turn.@Nullable StandIn standIn;

    private Answerer(Entry entry, Turn.@Nullable StandIn standIn) {
        this.entry = entry;
        this.standIn = standIn;
    }

    /** Who will speak next, when a response says so. */
    public static Optional<Answerer> in(ChatResponse response) {
        return response.getMetadata().get(KEY) instanceof Answerer answerer ? Optional.of(answerer) : Optional.empty();
    }

    static Answerer of(Entry entry, Turn.@Nullable StandIn standIn) {
        return new Answerer(entry, standIn);
    }

    static ChatResponse announced(Entry entry, Turn.@Nullable StandIn standIn) {
        ChatResponseMetadata metadata = ChatResponseMetadata.builder()
                .metadata(Map.of(KEY, of(entry, standIn)))
                .build();
        return new ChatResponse(List.of(), metadata);
    }

    /** Its name in the catalogue. */
    public String model() {
        return entry.name();
    }

    /** Why the built-in voice speaks in place of another, if it does. */
    public Turn.@Nullable StandIn standIn() {
        return standIn;
    }

    /** What tokens cost with it today; null when it has no price. */
    public Turn.@Nullable Cost cost(Turn.Usage usage) {
        return entry.prices() == null ? null : entry.prices().cost(usage);
    }
}
