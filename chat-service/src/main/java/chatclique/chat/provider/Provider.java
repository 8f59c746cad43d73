package chatclique.chat.provider;

/**
 * An endpoint that answers with models.
 *
 * @param name what it is called in the configuration
 * @param chat asks any of its models
 * @param models tells which ones it has
 */
public record Provider(String name, ProviderSettings settings, CompatibleChatModel chat, ModelList models) {

    /** Whether it takes tools with a request. */
    public boolean takesTools() {
        return settings.tools();
    }
}
