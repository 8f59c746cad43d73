package chatclique.chat.chain;

import chatclique.chat.store.OwnerTag;
import chatclique.chat.turn.Turn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a link of the chain seals of a turn: everything that was said and what is known about it, but not its owner and
 * not its place, so that it is the same content after an export was read into another log.
 *
 * @param canonical the content as canonical JSON
 * @param hash of the turn's salt, a line end and that JSON
 */
public record Content(String canonical, String hash) {

    /** The content of a turn as it is stored. */
    public static Content of(Turn turn) {
        String canonical = Canonical.of(members(turn));
        return new Content(canonical, hash(Objects.requireNonNullElse(turn.salt(), ""), canonical));
    }

    /** The hash of a content that is known by its canonical JSON. */
    public static String hash(String salt, String canonical) {
        return OwnerTag.hash(salt + "\n" + canonical);
    }

    private static Map<String, @Nullable Object> members(Turn turn) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("day", turn.day());
        members.put("zone", turn.zone());
        members.put("at", turn.createdAt());
        members.put("kind", turn.kind());
        members.put("state", turn.state());
        members.put("endedAt", turn.endedAt());
        members.put("conversation", turn.conversation());
        members.put("prompt", part(turn.prompt()));
        members.put("answer", part(turn.answer()));
        members.put("actions", turn.done().isEmpty() ? null : actions(turn.done()));
        members.put("persona", turn.persona());
        members.put("model", turn.model());
        members.put("standIn", turn.standIn());
        members.put("usage", usage(turn.usage()));
        members.put("cost", cost(turn.cost()));
        members.put("timeToFirstTokenMs", turn.timeToFirstTokenMs());
        members.put("failure", failure(turn.failure()));
        members.put("picture", picture(turn.picture()));
        return members;
    }

    private static @Nullable Map<String, ?> part(Turn.@Nullable Part part) {
        return part == null ? null : Map.of("sender", part.sender(), "text", part.text());
    }

    private static List<Map<String, Object>> actions(List<Turn.Action> actions) {
        return actions.stream()
                .map(action -> Map.<String, Object>of(
                        "name", action.name(),
                        "place", action.place(),
                        "done", action.done(),
                        "receipt", action.receipt()))
                .toList();
    }

    private static @Nullable Map<String, ?> usage(Turn.@Nullable Usage usage) {
        if (usage == null) {
            return null;
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("promptTokens", usage.promptTokens());
        members.put("completionTokens", usage.completionTokens());
        members.put("cachedTokens", usage.cachedTokens());
        return members;
    }

    private static @Nullable Map<String, ?> cost(Turn.@Nullable Cost cost) {
        return cost == null
                ? null
                : Map.of("micros", cost.micros(), "currency", cost.currency(), "pricedAt", cost.pricedAt());
    }

    private static @Nullable Map<String, ?> failure(Turn.@Nullable Failure failure) {
        return failure == null
                ? null
                : Map.of(
                        "code", failure.code(),
                        "status", failure.status(),
                        "title", failure.title(),
                        "detail", failure.detail());
    }

    private static @Nullable Map<String, ?> picture(Turn.@Nullable Picture picture) {
        return picture == null
                ? null
                : Map.of("id", picture.id(), "width", picture.width(), "height", picture.height());
    }
}
