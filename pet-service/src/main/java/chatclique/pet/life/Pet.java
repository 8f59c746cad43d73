package chatclique.pet.life;

import chatclique.pet.state.Nature;
import chatclique.pet.state.State;
import java.time.Instant;

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
 * @param version the number of the last event
 * @param state all of it that changes
 */
public record Pet(
        String id,
        String owner,
        int place,
        String species,
        String look,
        Event adoption,
        Kind last,
        long version,
        State state) {

    /** This pet as an event left it. */
    public Pet after(Event event) {
        return new Pet(id, owner, place, species, look, adoption, event.kind(), event.n(), event.after());
    }

    /** This pet at a later time, if nothing else happens to it. */
    public Pet at(Instant time, Nature nature) {
        return new Pet(id, owner, place, species, look, adoption, last, version, state.at(time, nature));
    }

    boolean released() {
        return last == Kind.RELEASE;
    }
}
