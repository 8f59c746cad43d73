package chatclique.chat.tool;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a model may do.
 *
 * @param rounds how often in one answer it is told what came of its actions and may ask for more
 * @param actions how many actions one answer has at most
 */
@ConfigurationProperties("chatclique.tools")
public record ToolSettings(
        @DefaultValue("4") int rounds, @DefaultValue("4") int actions) {}
