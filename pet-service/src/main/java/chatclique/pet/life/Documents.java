package chatclique.pet.life;

import chatclique.pet.state.Outcome;
import com.mongodb.client.model.Projections;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** How pets and events look in the store. */
final class Documents {

    /** The fields of an event that make a moment. */
    static final Bson MOMENT = Projections.include(
            "n",
            "at",
            "kind",
            "after.fullness",
            "after.affection",
            "after.energy",
            "after.annoyance",
            "after.pausedAt");

    private Documents() {}

    static Document of(Event event) {
        Document after = States.of(event.after());
        Document document = new Document("_id", event.id())
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
                .append("earned", event.earned());
        if (!event.items().isEmpty()) {
            document.append("items", event.items());
        }
        return document.append("was", States.difference(States.of(event.before()), after))
                .append("after", after);
    }

    static Event event(Document document) {
        Document after = document.get("after", Document.class);
        Document was = document.get("was", Document.class);
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
                document.getList("items", String.class, List.of()),
                // Older events hold the whole state before them.
                States.state(was == null ? document.get("before", Document.class) : States.earlier(was, after)),
                States.state(after));
    }

    static Moment moment(Document document) {
        Document after = document.get("after", Document.class);
        return new Moment(
                document.getLong("n"),
                document.getDate("at").toInstant(),
                States.feelings(after),
                after.getDate("pausedAt") != null,
                Kind.of(document.getString("kind")) == Kind.RELEASE);
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
        Event adoption = event(document.get("adoption", Document.class));
        String zone = last.getString("zone");
        return new Pet(
                document.getString("pet"),
                document.getString("owner"),
                document.getInteger("place"),
                document.getString("species"),
                document.getString("look"),
                adoption,
                new Pet.Last(
                        Kind.of(last.getString("kind")),
                        last.getLong("n"),
                        last.get("state", Document.class).getDate("asOf").toInstant(),
                        zone == null ? adoption.zone() : ZoneId.of(zone)),
                States.state(last.get("state", Document.class)));
    }

    /** A pet's document holds the pet as its last event left it, so that the state's time is the event's. */
    static Document last(Pet pet) {
        return new Document("kind", pet.last().kind().key())
                .append("n", pet.version())
                .append("zone", pet.last().zone().getId())
                .append("state", States.of(pet.state()));
    }

    private static Outcome outcome(String key) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Unknown outcome in the store: " + key));
    }
}
