package chatclique.chat.model;

import chatclique.chat.persona.Persona;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a provider's model answers for each persona.
 *
 * @param pet in short sentences, and lively
 * @param assistant at more length, and soberly
 */
@ConfigurationProperties("chatclique.personas")
record ModelSettings(@DefaultValue Pet pet, @DefaultValue Assistant assistant) {

    /**
     * For the pet.
     *
     * @param maxTokens the longest answer
     * @param temperature from 0, always the likeliest word, to 2
     */
    record Pet(
            @DefaultValue("200") int maxTokens,
            @DefaultValue("1.0") double temperature) {}

    /** For the assistant; the fields are those of the pet. */
    record Assistant(
            @DefaultValue("2048") int maxTokens,
            @DefaultValue("0.8") double temperature) {}

    ChatOptions options(Persona persona, String model) {
        return switch (persona) {
            case PET -> options(model, pet.maxTokens(), pet.temperature());
            case ASSISTANT -> options(model, assistant.maxTokens(), assistant.temperature());
        };
    }

    private static ChatOptions options(String model, int maxTokens, double temperature) {
        return ChatOptions.builder()
                .model(model)
                .maxTokens(maxTokens)
                .temperature(temperature)
                .build();
    }
}
