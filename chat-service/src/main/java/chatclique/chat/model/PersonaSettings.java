package chatclique.chat.model;

import chatclique.chat.persona.Persona;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How models answer for each persona: application.yaml has the presets. */
@ConfigurationProperties("chatclique.personas")
record PersonaSettings(Ways pet, Ways assistant, Ways coder) {

    /**
     * The ways in which one persona can answer.
     *
     * @param maxTokens the most that anyone may set for an answer
     * @param presets by name; the first one is used when none is chosen
     */
    record Ways(int maxTokens, List<Preset> presets) {

        Ways {
            if (presets.isEmpty()) {
                throw new IllegalStateException("A persona needs at least one preset");
            }
        }
    }

    /** A named way to answer. */
    record Preset(String name, Tuning settings) {}

    Ways of(Persona persona) {
        return switch (persona) {
            case PET -> pet;
            case ASSISTANT -> assistant;
            case CODER -> coder;
        };
    }
}
