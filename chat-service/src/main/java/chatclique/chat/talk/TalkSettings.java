package chatclique.chat.talk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pet-service hears of talk.
 *
 * @param patience how long the end of an answer waits for it, so that who looks at the pet then sees what the talk did
 * @param every how often is looked for turns that it was not told of
 * @param pause how long is waited before a turn is told again
 */
@ConfigurationProperties("chatclique.talk")
record TalkSettings(
        @DefaultValue("500ms") Duration patience,
        @DefaultValue("2s") Duration every,
        @DefaultValue("5s") Duration pause) {}
