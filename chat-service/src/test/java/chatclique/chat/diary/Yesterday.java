package chatclique.chat.diary;

import chatclique.auth.Owner;
import chatclique.chat.FakePets;
import chatclique.chat.turn.Answers;
import chatclique.chat.turn.Draft;
import chatclique.chat.turn.Ending;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Puts a day that is over into the log of somebody, as if it had been talked on it. */
record Yesterday(Turns turns, Answers answers, Owner owner, LocalDate day) {

    static Yesterday of(Turns turns, Answers answers, String owner) {
        Owner somebody = new Owner(owner, "Ann", ZoneId.of("UTC"), Locale.ENGLISH);
        return new Yesterday(
                turns, answers, somebody, LocalDate.now(ZoneOffset.UTC).minusDays(1));
    }

    Instant at(String time) {
        return day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }

    /** Something that was said to a pet and answered. */
    Turn said(String conversation, String time, String text) {
        String key = UUID.randomUUID().toString();
        Draft draft = Draft.chat(
                owner.id(), owner.zone(), at(time), key, key, text, conversation, "pet-3", "an instance of then");
        Turn turn = turns.accept(draft, 0).block().turn();
        Ending ending =
                new Ending(Turn.State.DONE, "Purr.", "pet", List.of(), "built-in-voice", null, null, null, null, null);
        return answers.finish(turn, ending, at(time).plusSeconds(1)).block();
    }

    /** A picture that was painted. */
    Turn painted(String time, String text) {
        String key = UUID.randomUUID().toString();
        Turn.Picture picture = new Turn.Picture("picture-" + key, 512, 512);
        return turns.accept(
                        Draft.picture(owner.id(), owner.zone(), at(time), key, key, text, "built-in-painter", picture),
                        0)
                .block()
                .turn();
    }

    /** Something that happened to a pet. */
    String happened(String id, String kind, String time) {
        return FakePets.event(id, kind, at(time), "good");
    }
}
