package chatclique.pet.life;

/**
 * What became of a command.
 *
 * @param pet the pet as the event left it
 * @param event what happened
 * @param replayed whether it had happened before, under the same key
 */
public record Change(Pet pet, Event event, boolean replayed) {}
