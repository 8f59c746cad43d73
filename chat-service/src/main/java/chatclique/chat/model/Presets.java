package chatclique.chat.model;

import chatclique.auth.problem.ProblemException;
import chatclique.auth.problem.ProblemException.FieldError;
import chatclique.chat.model.PersonaSettings.Preset;
import chatclique.chat.persona.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The ways in which personas answer, and the caps on what people may set. */
@Component
public class Presets {

    private static final double HOTTEST = 2;
    private static final double PENALTY = 2;

    private final PersonaSettings settings;
    private final Catalogue catalogue;

    Presets(PersonaSettings settings, Catalogue catalogue) {
        this.settings = settings;
        this.catalogue = catalogue;
    }

    /** The least and the most of each setting. */
    record Caps(double[] temperature, double[] topP, double[] penalties, int[] maxTokens) {}

    List<Preset> of(Persona persona) {
        return settings.of(persona).presets();
    }

    Caps caps(Persona persona) {
        return new Caps(new double[] {0, HOTTEST}, new double[] {0, 1}, new double[] {-PENALTY, PENALTY}, new int[] {
            1, settings.of(persona).maxTokens()
        });
    }

    /** Refuses (422) a preset or a model that the persona has not, and what is out of caps. */
    public void check(Persona persona, @Nullable String preset, @Nullable Tuning tuning) {
        if (preset != null && find(persona, preset).isEmpty()) {
            throw refused("unknown-preset", "This persona has no such preset.", "preset");
        }
        Tuning wish = tuning == null ? Tuning.NONE : tuning;
        if (wish.model() != null && !catalogue.has(wish.model(), persona)) {
            throw refused("unknown-model", "There is no such model for this persona.", "settings.model");
        }
        List<FieldError> errors = new ArrayList<>();
        within(errors, "temperature", wish.temperature(), 0, HOTTEST);
        within(errors, "topP", wish.topP(), 0, 1);
        within(errors, "frequencyPenalty", wish.frequencyPenalty(), -PENALTY, PENALTY);
        within(errors, "presencePenalty", wish.presencePenalty(), -PENALTY, PENALTY);
        within(errors, "maxTokens", wish.maxTokens(), 1, settings.of(persona).maxTokens());
        if (!errors.isEmpty()) {
            throw new ProblemException(
                            HttpStatus.UNPROCESSABLE_ENTITY, "invalid-settings", "Some settings are beyond their caps.")
                    .withErrors(errors);
        }
    }

    /** What counts for an answer: the wishes, then the preset, which may be gone since it was chosen. */
    Tuning tuning(Persona persona, @Nullable String preset, @Nullable Tuning wishes) {
        Tuning usual = find(persona, preset).orElse(of(persona).getFirst()).settings();
        Tuning all = wishes == null ? usual : wishes.or(usual);
        return all.capped(settings.of(persona).maxTokens());
    }

    private Optional<Preset> find(Persona persona, @Nullable String name) {
        return of(persona).stream().filter(preset -> preset.name().equals(name)).findFirst();
    }

    private static void within(
            List<FieldError> errors, String field, @Nullable Number value, double least, double most) {
        if (value != null && !(value.doubleValue() >= least && value.doubleValue() <= most)) {
            errors.add(new FieldError("settings." + field, "is not between " + plain(least) + " and " + plain(most)));
        }
    }

    private static String plain(double bound) {
        return Long.toString(Math.round(bound));
    }

    private static ProblemException refused(String code, String detail, String field) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_ENTITY, code, detail)
                .withErrors(List.of(new FieldError(field, "is not known")));
    }
}
