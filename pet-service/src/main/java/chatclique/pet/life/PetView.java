package chatclique.pet.life;

import chatclique.pet.state.Forecast;
import chatclique.pet.state.Nature;
import chatclique.pet.state.State;
import chatclique.pet.state.Trait;
import chatclique.pet.state.Upcoming;
import chatclique.pet.state.Why;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pet as the API shows it. */
@Schema(name = "Pet")
public record PetView(
        String id,
        String name,
        String species,
        String look,
        Instant adoptedAt,
        long version,
        @Nullable Instant pausedAt,
        @Nullable Instant releasedAt,
        @Nullable Instant keptUntil,
        List<String> worn,
        List<String> owned,
        StateView state,
        List<Why> why,
        @Nullable Next forecast,
        List<Upcoming> upcoming,
        GrowthView growth,
        StreakView streak,
        List<Trait> personality,
        List<AchievementView> achievements) {

    /** The next change of mood if nobody does anything. */
    @Schema(name = "Forecast")
    public record Next(String band, Instant at) {

        static Next of(Forecast forecast) {
            return new Next(forecast.band().key(), forecast.at());
        }
    }

    /** Shows a pet. */
    public static PetView of(Pet pet, Nature nature) {
        return of(pet, nature, null);
    }

    /** Shows a pet that was given away, and until when it can come back. */
    public static PetView released(Pet pet, Nature nature, Duration kept) {
        return of(pet, nature, pet.last().at().plus(kept));
    }

    private static PetView of(Pet pet, Nature nature, @Nullable Instant keptUntil) {
        State state = pet.state();
        return new PetView(
                pet.id(),
                state.name(),
                pet.species(),
                pet.look(),
                pet.adoption().at(),
                pet.version(),
                state.pausedAt(),
                pet.releasedAt().orElse(null),
                keptUntil,
                state.belongings().worn(),
                state.belongings().owned(),
                StateView.of(state, nature),
                Why.of(state.feelings(), nature),
                Forecast.of(state, nature).map(Next::of).orElse(null),
                Upcoming.of(state, pet.last().zone(), nature),
                GrowthView.of(state.bond().days().total(), nature),
                StreakView.of(pet, nature),
                Trait.of(state.bond().habits(), nature),
                AchievementView.of(state));
    }
}
