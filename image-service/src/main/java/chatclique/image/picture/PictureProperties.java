package chatclique.image.picture;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be asked for.
 *
 * @param sizes the sizes on offer, as {@code WIDTHxHEIGHT}; the first is the default
 * @param unfinishedPerOwner how many pictures of one owner may be waiting or being made
 * @param unfinished how many there may be in all
 * @param streamsPerOwner how many event streams one owner may have open at one instance
 * @param look how often an event stream looks at its picture when nobody tells it
 * @param keepAlive how often a quiet event stream shows that it is alive
 */
@ConfigurationProperties("chatclique.image.picture")
public record PictureProperties(
        @DefaultValue({"1024x1024", "512x512"}) List<String> sizes,
        @DefaultValue("5") int unfinishedPerOwner,
        @DefaultValue("500") int unfinished,
        @DefaultValue("20") int streamsPerOwner,
        @DefaultValue("1s") Duration look,
        @DefaultValue("15s") Duration keepAlive) {}
