package chatclique.chat.usage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a user may use up. The built-in voice costs nothing and has no limit.
 *
 * @param dayTokens tokens of providers' models on one of the owner's days, prompts included; 0 for no limit
 */
@ConfigurationProperties("chatclique.quota")
record QuotaSettings(@DefaultValue("1000000") long dayTokens) {}
