package chatclique.pet.life;

import chatclique.pet.state.Nature;
import chatclique.pet.state.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A pet as one event left it.
 *
 * @param id opaque, unique among all pets
 * @param owner the subject of the person who keeps it
 * @param place which of the owner's places it takes, from 1
 * @param species cat, dog
 * @param look the id of its look
 * @param adoption the event that its life began with
 * @param last what happened last
 * @param state all of it that changes
 */
public record Pet(
        String id, String owner, int place, String species, String look, Event adoption, Last last, State state) {

    /**
     * What happened last.
     *
     * @param kind what
     * @param n its number
     * @param at when
     * @param zone where the owner was: the days of a pet are days there until it is heard from somewhere else
     */
    public record Last(Kind kind, long n, Instant at, ZoneId zone) {

        static Last of(Event event) {
            return new Last(event.kind(), event.n(), event.at(), event.zone());
        }
    }

    /** This pet as an event left it. */
    public Pet after(Event event) {
        return new Pet(id, owner, place, species, look, adoption, Last.of(event), event.after());
    }

    /** This pet at a later time, if nothing else happens to it. */
    public Pet at(Instant time, Nature nature) {
        return new Pet(id, owner, place, species, look, adoption, last, state.at(time, nature));
    }

    /** The number of the last event. */
    public long version() {
        return last.n();
    }

    /** The owner's day at the time of the state. */
    public LocalDate today() {
        return LocalDate.ofInstant(state.asOf(), last.zone());
    }

    /** When it was given away, if it is. */
    public Optional<Instant> releasedAt() {
        return released() ? Optional.of(last.at()) : Optional.empty();
    }

    /** Whether it was given away so long ago, at the time of the state, that it can't come back. */
    public boolean gone(Duration kept) {
        return released() && !state.asOf().isBefore(last.at().plus(kept));
    }

    /** Whether it is given away. */
    public boolean released() {
        return last.kind() == Kind.RELEASE;
    }
}
