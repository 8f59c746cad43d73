package chatclique.pet.life;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pets are kept.
 *
 * @param petsPerOwner how many pets one owner may have, at most {@value #PLACES}
 * @param snapshotEvery after how many events the pet's document is brought up to date
 * @param remembered how many pets this instance remembers, to spare a read
 * @param rememberedFor how long it remembers one that nobody cares for
 * @param releasedFor how long a pet that was given away can come back; then it is erased
 * @param erasingEvery how often this instance looks for pets to erase
 * @param attempts how often a change is tried when others change the same pet
 * @param timeout the longest that a request may take in the store
 */
@ConfigurationProperties("chatclique.pet.life")
public record LifeProperties(
        @DefaultValue("12") int petsPerOwner,
        @DefaultValue("32") int snapshotEvery,
        @DefaultValue("10000") int remembered,
        @DefaultValue("5m") Duration rememberedFor,
        @DefaultValue("30d") Duration releasedFor,
        @DefaultValue("10m") Duration erasingEvery,
        @DefaultValue("40") int attempts,
        @DefaultValue("10s") Duration timeout) {

    /** The places of an owner that are ever looked into: a lowered limit hides no pet. */
    static final int PLACES = 50;

    /** Refuses what could not work at start-up, where it can be seen. */
    public LifeProperties {
        if (petsPerOwner < 1 || petsPerOwner > PLACES) {
            throw new IllegalArgumentException("chatclique.pet.life.pets-per-owner must be 1 to " + PLACES);
        }
        if (!releasedFor.isPositive() || !erasingEvery.isPositive()) {
            throw new IllegalArgumentException("chatclique.pet.life: released-for and erasing-every must be positive");
        }
        if (snapshotEvery < 1 || attempts < 1) {
            throw new IllegalArgumentException("chatclique.pet.life: snapshot-every and attempts must be positive");
        }
    }
}
