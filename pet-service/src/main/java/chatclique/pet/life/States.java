package chatclique.pet.life;

import chatclique.pet.state.Achievement;
import chatclique.pet.state.Allowance;
import chatclique.pet.state.Belongings;
import chatclique.pet.state.Bond;
import chatclique.pet.state.CareDays;
import chatclique.pet.state.Counters;
import chatclique.pet.state.Feelings;
import chatclique.pet.state.Habits;
import chatclique.pet.state.State;
import chatclique.pet.state.TalkAllowance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How states look in the store: flat, and without what has not begun. */
final class States {

    private States() {}

    static Document of(State state) {
        Document document = new Document("name", state.name()).append("asOf", Date.from(state.asOf()));
        if (state.pausedAt() != null) {
            document.append("pausedAt", Date.from(state.pausedAt()));
        }
        Feelings feelings = state.feelings();
        Counters counters = state.counters();
        document.append("fullness", feelings.fullness())
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
        if (!state.belongings().equals(Belongings.NONE)) {
            document.append("owned", state.belongings().owned())
                    .append("worn", state.belongings().worn());
        }
        append(document, state.bond());
        return document;
    }

    static State state(Document document) {
        LocalDate careDay = LocalDate.parse(document.getString("careDay"));
        return new State(
                document.getString("name"),
                document.getDate("asOf").toInstant(),
                instant(document.getDate("pausedAt")),
                feelings(document),
                document.getLong("money"),
                new Counters(
                        document.getLong("feed"),
                        document.getLong("pet"),
                        document.getLong("play"),
                        document.getLong("talk")),
                new Allowance(careDay, document.getInteger("careEarned")),
                new Belongings(
                        document.getList("owned", String.class, List.of()),
                        document.getList("worn", String.class, List.of())),
                bond(document, careDay));
    }

    static Feelings feelings(Document document) {
        return new Feelings(
                document.getDouble("fullness"),
                document.getDouble("affection"),
                document.getDouble("energy"),
                document.getDouble("annoyance"));
    }

    /** What a state has another way than a later one. */
    static Document difference(Document earlier, Document later) {
        Document difference = new Document();
        earlier.forEach((field, value) -> {
            if (!Objects.equals(value, later.get(field))) {
                difference.append(field, value);
            }
        });
        later.keySet().stream()
                .filter(field -> !earlier.containsKey(field))
                .forEach(field -> difference.append(field, null));
        return difference;
    }

    /** The earlier state of a difference. */
    static Document earlier(Document difference, Document later) {
        Document earlier = new Document(later);
        earlier.putAll(difference);
        earlier.values().removeIf(Objects::isNull);
        return earlier;
    }

    private static void append(Document document, Bond bond) {
        if (!bond.days().equals(CareDays.NONE)) {
            document.append("days", days(bond.days()));
        }
        if (!bond.habits().equals(Habits.NONE)) {
            Habits habits = bond.habits();
            document.append(
                    "habits", List.of(habits.feed(), habits.pet(), habits.play(), habits.talk(), habits.pestering()));
        }
        document.append("talkDay", bond.talk().day().toString())
                .append("talkGiven", bond.talk().given());
        if (!bond.achieved().isEmpty()) {
            Document achieved = new Document();
            bond.achieved().forEach((achievement, at) -> achieved.append(achievement.key(), Date.from(at)));
            document.append("achieved", achieved);
        }
    }

    private static Bond bond(Document document, LocalDate careDay) {
        Document days = document.get("days", Document.class);
        List<Double> habits = document.getList("habits", Double.class);
        String talkDay = document.getString("talkDay");
        Map<Achievement, Instant> achieved = new EnumMap<>(Achievement.class);
        document.get("achieved", new Document())
                .forEach((key, at) -> achieved.put(Achievement.of(key), ((Date) at).toInstant()));
        return new Bond(
                days == null ? CareDays.NONE : days(days),
                habits == null
                        ? Habits.NONE
                        : new Habits(habits.get(0), habits.get(1), habits.get(2), habits.get(3), habits.get(4)),
                // A pet of the time before there was talk.
                talkDay == null
                        ? new TalkAllowance(careDay, 0)
                        : new TalkAllowance(LocalDate.parse(talkDay), document.getDouble("talkGiven")),
                achieved);
    }

    private static Document days(CareDays days) {
        return new Document("cared", days.cared() == null ? null : days.cared().toString())
                .append("seen", days.seen() == null ? null : days.seen().toString())
                .append("run", days.run())
                .append("best", days.best())
                .append("total", days.total())
                .append("rests", days.rests());
    }

    private static CareDays days(Document days) {
        return new CareDays(
                day(days.getString("cared")),
                day(days.getString("seen")),
                days.getInteger("run"),
                days.getInteger("best"),
                days.getLong("total"),
                days.getInteger("rests"));
    }

    private static @Nullable LocalDate day(@Nullable String day) {
        return day == null ? null : LocalDate.parse(day);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
