package chatclique.pet.life;

import chatclique.auth.Owner;
import java.util.Optional;

/**
 * A pet that someone wants to adopt.
 *
 * @param owner who wants it
 * @param name what it shall be called
 * @param species cat, dog
 * @param look the id of its look
 * @param key the key under which it shall be adopted once only
 */
public record Newcomer(Owner owner, String name, String species, String look, Optional<IdempotencyKey> key) {}
