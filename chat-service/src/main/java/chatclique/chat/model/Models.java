package chatclique.chat.model;

import chatclique.chat.persona.Persona;
import chatclique.chat.provider.CompatibleChatModel;
import chatclique.chat.provider.ProviderSettings;
import chatclique.chat.voice.BuiltInVoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The catalogue: the provider's model when one is configured, and always the built-in voice. */
@Component
public class Models {

    private static final Logger log = LoggerFactory.getLogger(Models.class);
    private static final String BUILT_IN = "built-in-voice";

    private final ModelSettings settings;
    private final List<Entry> catalogue;

    Models(BuiltInVoice voice, CompatibleChatModel provider, ProviderSettings address, ModelSettings settings) {
        this.settings = settings;
        List<Entry> entries = new ArrayList<>();
        if (address.configured()) {
            String name = Objects.requireNonNullElse(address.chatModel(), "").strip();
            if (name.isEmpty()) {
                log.warn("A provider is configured, but no chat model: the built-in voice answers");
            }
            entries.add(new Entry(name, Origin.PROVIDER, !name.isEmpty(), provider));
        }
        entries.add(new Entry(BUILT_IN, Origin.BUILT_IN, true, voice));
        catalogue = List.copyOf(entries);
    }

    /** Where a model runs. */
    public enum Origin {
        BUILT_IN,
        PROVIDER
    }

    /**
     * A model.
     *
     * @param usable whether it can be asked now
     */
    record Entry(String name, Origin origin, boolean usable, ChatModel model) {}

    /** A model that was chosen to answer, with the way in which it shall. */
    public record Chosen(String name, ChatModel model, ChatOptions options) {

        /** Its answer as it comes. */
        public Flux<ChatResponse> answer(List<Message> messages) {
            return model.stream(new Prompt(messages, options));
        }
    }

    /** The model that answers for a persona: the first one that is usable. */
    public Chosen forPersona(Persona persona) {
        Entry entry = catalogue.stream().filter(Entry::usable).findFirst().orElseThrow();
        return new Chosen(entry.name(), entry.model(), settings.options(persona, entry.name()));
    }

    List<Entry> catalogue() {
        return catalogue;
    }
}
