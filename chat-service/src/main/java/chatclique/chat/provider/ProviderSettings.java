package chatclique.chat.provider;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An OpenAI-compatible endpoint: the one of {@code chatclique.ai}, if there is one, or one of several in the catalogue.
 *
 * @param baseUrl with {@code /v1}; without it there is no provider
 * @param apiKey from the environment and nowhere else
 * @param auth how the key is sent
 * @param headers what else the endpoint wants with each request
 * @param chatModel the model to ask for
 * @param connections the most that are open at once; each running answer holds one
 * @param idle the longest silence, before the first byte and between two
 * @param attempts how often a request is tried in all, as long as nothing of an answer has come
 * @param firstPause about how long the pause before the second attempt is; it doubles
 * @param longestPause the longest that a provider may make us wait; when it asks for more, that is the answer
 * @param retries how long all attempts may take once the first one has failed, until a first token comes
 * @param chunkBytes the most bytes of one event
 * @param streamBytes the most bytes of one answer with all that is around it
 * @param usage whether to ask for token counts; some endpoints refuse the question
 * @param tools whether the endpoint takes tools
 * @param maxTokensField what the endpoint calls the limit of an answer
 */
@ConfigurationProperties("chatclique.ai")
public record ProviderSettings(
        @Nullable String baseUrl,
        @Nullable String apiKey,
        @DefaultValue("bearer") Auth auth,
        @DefaultValue Map<String, String> headers,
        @Nullable String chatModel,
        @DefaultValue("2000") int connections,
        @DefaultValue("5s") Duration connect,
        @DefaultValue("30s") Duration idle,
        @DefaultValue("3") int attempts,
        @DefaultValue("400ms") Duration firstPause,
        @DefaultValue("5s") Duration longestPause,
        @DefaultValue("14s") Duration retries,
        @DefaultValue("1048576") int chunkBytes,
        @DefaultValue("16777216") int streamBytes,
        @DefaultValue("true") boolean usage,
        @DefaultValue("true") boolean tools,
        @DefaultValue("max_tokens") String maxTokensField) {

    /** How a key is sent: in the header Authorization as a bearer token or with the word Api-Key, or not at all. */
    public enum Auth {
        BEARER,
        API_KEY,
        NONE
    }

    /** Whether there is a provider. */
    public boolean configured() {
        return baseUrl != null && !baseUrl.isBlank();
    }
}
