package chatclique.chat.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OpenAI-compatible endpoint, if there is one.
 *
 * @param baseUrl with {@code /v1}; without it there is no provider
 * @param apiKey sent as a bearer token; from the environment and nowhere else
 * @param chatModel the model to ask for
 * @param connections the most that are open at once; each running answer holds one
 * @param idle the longest silence, before the first byte and between two
 * @param attempts how often a request is tried in all, as long as nothing of an answer has come
 * @param firstPause about how long the pause before the second attempt is; it doubles
 * @param longestPause the longest that a provider may make us wait; when it asks for more, that is the answer
 * @param chunkBytes the most bytes of one event
 * @param streamBytes the most bytes of one answer with all that is around it
 * @param usage whether to ask for token counts; some endpoints refuse the question
 * @param maxTokensField what the endpoint calls the limit of an answer
 */
@ConfigurationProperties("chatclique.ai")
public record ProviderSettings(
        @Nullable String baseUrl,
        @Nullable String apiKey,
        @Nullable String chatModel,
        @DefaultValue("2000") int connections,
        @DefaultValue("5s") Duration connect,
        @DefaultValue("30s") Duration idle,
        @DefaultValue("3") int attempts,
        @DefaultValue("400ms") Duration firstPause,
        @DefaultValue("5s") Duration longestPause,
        @DefaultValue("1048576") int chunkBytes,
        @DefaultValue("16777216") int streamBytes,
        @DefaultValue("true") boolean usage,
        @DefaultValue("max_tokens") String maxTokensField) {

    /** Whether there is a provider. */
    public boolean configured() {
        return baseUrl != null && !baseUrl.isBlank();
    }
}
