package chatclique.chat.diary;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the diary is written.
 *
 * @param every how often an instance looks for days that are over
 * @param grace how long after the end of an owner's day its page is written
 * @param lease how long one instance may take for a page, or an owner's day; a failed one is tried again after that
 * @param patience how long a model may take for a page
 * @param asked how often models of providers are asked for one page at most; after that the built-in voice writes it
 * @param entries how many entries of a day a page may be made from
 * @param quietDays after how many days without anything an owner's diary waits until they talk again
 * @param atOnce how many owners' days are written at once by one instance
 */
@ConfigurationProperties("chatclique.diary")
record DiarySettings(
        @DefaultValue("30s") Duration every,
        @DefaultValue("10m") Duration grace,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("60s") Duration patience,
        @DefaultValue("3") int asked,
        @DefaultValue("200") int entries,
        @DefaultValue("14") int quietDays,
        @DefaultValue("2") int atOnce) {}
