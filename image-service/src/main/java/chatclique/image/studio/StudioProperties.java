package chatclique.image.studio;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pictures are made and developed.
 *
 * @param attempts how often making a picture is tried
 * @param thumbnail the longer side of the small picture, in pixels
 * @param pixels the most pixels that an image from outside may have; checked before it is decoded
 * @param keeping how long writing the bytes of a picture may take; far shorter than {@code loose}
 * @param sweep how often interrupted work is looked for
 * @param loose how old bytes without a picture must be to be cleared away
 * @param remember how long a deleted picture's submission is known
 */
@ConfigurationProperties("chatclique.image.studio")
public record StudioProperties(
        @DefaultValue("4") int attempts,
        @DefaultValue("320") int thumbnail,
        @DefaultValue("4194304") int pixels,
        @DefaultValue("1m") Duration keeping,
        @DefaultValue("5m") Duration sweep,
        @DefaultValue("10m") Duration loose,
        @DefaultValue("1h") Duration remember) {}
