package chatclique.chat.transfer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an import may cost. The gateway's limit for its route is to be as high.
 *
 * @param importBody bytes of a file
 * @param importLine bytes of one line; a prompt and an answer of the greatest length fit, wholly escaped
 */
@ConfigurationProperties("chatclique.transfer")
record TransferSettings(
        @DefaultValue("64MB") DataSize importBody,
        @DefaultValue("2MB") DataSize importLine) {}
