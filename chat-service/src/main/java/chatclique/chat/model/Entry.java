package chatclique.chat.model;

import chatclique.chat.persona.Persona;
import chatclique.chat.provider.Provider;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.tool.ToolCallback;

/**
 * A model of the catalogue.
 *
 * @param id what its provider calls it
 * @param provider who runs it; null for the built-in voice
 * @param health what the latest look at the provider showed
 */
record Entry(
        String name,
        String title,
        String id,
        @Nullable Provider provider,
        ChatModel model,
        Set<Persona> use,
        @Nullable Integer contextTokens,
        @Nullable Prices prices,
        List<String> fallbacks,
        Health health) {

    /** Whether it can be asked, as far as anyone knows. */
    static final class Health {

        private volatile @Nullable String why;

        /** The reason why not, a word of the API; null when it can. */
        @Nullable
        String why() {
            return why;
        }

        /** Notes what was seen; true when that is news. */
        boolean changes(@Nullable String reason) {
            boolean news = reason == null ? why != null : !reason.equals(why);
            why = reason;
            return news;
        }
    }

    /** Where it runs. */
    enum Origin {
        BUILT_IN,
        PROVIDER
    }

    Origin origin() {
        return provider == null ? Origin.BUILT_IN : Origin.PROVIDER;
    }

    boolean usable() {
        return health.why() == null;
    }

    boolean takesTools() {
        return provider == null || provider.takesTools();
    }

    boolean answersFor(Persona persona) {
        return use.contains(persona);
    }

    /** The provider's name as metrics have it. */
    String providerName() {
        return provider == null ? "built-in" : provider.name();
    }

    /** What it is asked. */
    Prompt prompt(List<Message> messages, Tuning tuning, List<ToolCallback> tools) {
        return new Prompt(messages, takesTools() ? tuning.options(id, tools) : tuning.options(id));
    }
}
