package chatclique.pet.life;

import chatclique.pet.state.Allowance;
import chatclique.pet.state.Counters;
import chatclique.pet.state.Feelings;
import chatclique.pet.state.Outcome;
import chatclique.pet.state.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How pets and events look in the store. */
final class Documents {

    private Documents() {}

    static Document of(Event event) {
        return new Document("_id", event.id())
                .append("pet", event.pet())
                .append("n", event.n())
                .append("owner", event.owner())
                .append("kind", event.kind().key())
                .append("at", Date.from(event.at()))
                .append("day", event.day().toString())
                .append("zone", event.zone().getId())
                .append("key", event.key())
                .append("outcome", event.outcome().key())
                .append("reason", event.reason())
                .append("earned", event.earned())
                .append("before", of(event.before()))
                .append("after", of(event.after()));
    }

    static Event event(Document document) {
        return new Event(
                document.getString("pet"),
                document.getLong("n"),
                document.getString("owner"),
                Kind.of(document.getString("kind")),
                document.getDate("at").toInstant(),
                LocalDate.parse(document.getString("day")),
                ZoneId.of(document.getString("zone")),
                document.getString("key"),
                outcome(document.getString("outcome")),
                document.getString("reason"),
                document.getInteger("earned"),
                state(document.get("before", Document.class)),
                state(document.get("after", Document.class)));
    }

    static Document of(Pet pet) {
        return new Document("_id", Pets.place(pet.owner(), pet.place()))
                .append("owner", pet.owner())
                .append("place", pet.place())
                .append("pet", pet.id())
                .append("key", pet.adoption().key())
                .append("species", pet.species())
                .append("look", pet.look())
                .append("adoption", of(pet.adoption()))
                .append("last", last(pet));
    }

    static Pet pet(Document document) {
        Document last = document.get("last", Document.class);
        return new Pet(
                document.getString("pet"),
                document.getString("owner"),
                document.getInteger("place"),
                document.getString("species"),
                document.getString("look"),
                event(document.get("adoption", Document.class)),
                Kind.of(last.getString("kind")),
                last.getLong("n"),
                state(last.get("state", Document.class)));
    }

    static Document last(Pet pet) {
        return new Document("kind", pet.last().key()).append("n", pet.version()).append("state", of(pet.state()));
    }

    private static Document of(State state) {
        Document document = new Document("name", state.name()).append("asOf", Date.from(state.asOf()));
        if (state.pausedAt() != null) {
            document.append("pausedAt", Date.from(state.pausedAt()));
        }
        Feelings feelings = state.feelings();
        Counters counters = state.counters();
        return document.append("fullness", feelings.fullness())
                .append("affection", feelings.affection())
                .append("energy", feelings.energy())
                .append("annoyance", feelings.annoyance())
                .append("money", state.money())
                .append("feed", counters.feed())
                .append("pet", counters.pet())
                .append("play", counters.play())
                .append("talk", counters.talk())
                .append("careDay", state.allowance().day().toString())
                .append("careEarned", state.allowance().earned());
    }

    private static State state(Document document) {
        return new State(
                document.getString("name"),
                document.getDate("asOf").toInstant(),
                instant(document.getDate("pausedAt")),
                new Feelings(
                        document.getDouble("fullness"),
                        document.getDouble("affection"),
                        document.getDouble("energy"),
                        document.getDouble("annoyance")),
                document.getLong("money"),
                new Counters(
                        document.getLong("feed"),
                        document.getLong("pet"),
                        document.getLong("play"),
                        document.getLong("talk")),
                new Allowance(LocalDate.parse(document.getString("careDay")), document.getInteger("careEarned")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static Outcome outcome(String key) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Unknown outcome in the store: " + key));
    }
}
