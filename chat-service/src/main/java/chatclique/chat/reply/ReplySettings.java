package chatclique.chat.reply;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How replies are written.
 *
 * @param promptBytes the most bytes of UTF-8 in a prompt
 * @param answerBytes the most bytes of UTF-8 in an answer; what is longer is cut and kept as partial
 * @param checkpoint how often the text so far is saved
 * @param deadline the longest that an answer may take
 * @param lease how long an instance may be silent before its replies are taken for lost
 * @param heartbeat how often an instance says that it lives, and looks for one that doesn't
 * @param keepAlive how often a silent stream is shown to be alive
 * @param grace how long a shutdown waits for answers that are being written
 * @param versions how often a turn may be answered at most
 * @param streamsOfOwner how many streams one user may have open in one instance
 * @param windowTokens how many tokens of the conversation a model is told
 * @param windowTurns and how many turns at most
 */
@ConfigurationProperties("chatclique.reply")
record ReplySettings(
        @DefaultValue("65536") int promptBytes,
        @DefaultValue("262144") int answerBytes,
        @DefaultValue("1500ms") Duration checkpoint,
        @DefaultValue("10m") Duration deadline,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("15s") Duration keepAlive,
        @DefaultValue("5s") Duration grace,
        @DefaultValue("50") int versions,
        @DefaultValue("100") int streamsOfOwner,
        @DefaultValue("6000") int windowTokens,
        @DefaultValue("24") int windowTurns) {}
