package chatclique.image.model;

import java.time.Duration;
import org.springframework.ai.image.ImageModel;

/**
 * What makes the pictures of this instance.
 *
 * @param name kept with each picture that it makes
 * @param model makes one picture a call, on the calling thread
 * @param atOnce how many pictures it makes at the same time
 * @param patience how long one may take
 * @param prices what it takes for a picture
 */
public record Maker(String name, ImageModel model, int atOnce, Duration patience, Prices prices) {}
