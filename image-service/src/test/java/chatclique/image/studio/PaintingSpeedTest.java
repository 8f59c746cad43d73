package chatclique.image.studio;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.image.ServiceTest;
import chatclique.image.model.Maker;
import chatclique.image.model.PaintedImage;
import chatclique.image.model.PictureOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.beans.factory.annotation.Autowired;

/** How long a picture of 1024 × 1024 takes in this process, painted and developed; deploy/bench measures the whole way. */
class PaintingSpeedTest extends ServiceTest {

    private static final List<String> PROMPTS = List.of(
            "my cat on the moon with a red ball",
            "a dog in the forest with three balloons",
            "in the city in the rain",
            "a castle in the snow",
            "under water with a fish",
            "asleep at home");

    @Autowired
    private Maker maker;

    @Autowired
    private Darkroom darkroom;

    @Test
    void aPictureWithItsThumbnailIsQuick() {
        IntStream.range(0, 12).forEach(this::make);
        long[][] times = IntStream.range(12, 60).mapToObj(this::make).toArray(long[][]::new);
        System.out.printf(
                "1024 x 1024: painted in %d ms, developed in %d ms (p50 of %d)%n",
                median(times, 0), median(times, 1), times.length);
        assertThat(median(times, 0) + median(times, 1)).isLessThan(600);
    }

    private long[] make(int number) {
        long start = System.nanoTime();
        var options = new PictureOptions(1024, 1024, null, false, number);
        var answer = maker.model().call(new ImagePrompt(PROMPTS.get(number % PROMPTS.size()), options));
        var painted = (PaintedImage) Objects.requireNonNull(answer.getResult()).getOutput();
        long dry = System.nanoTime();
        assertThat(darkroom.develop(painted).thumbnail()).isNotEmpty();
        return new long[] {dry - start, System.nanoTime() - dry};
    }

    private static long median(long[][] times, int part) {
        long[] sorted =
                Arrays.stream(times).mapToLong(each -> each[part]).sorted().toArray();
        return sorted[sorted.length / 2] / 1_000_000;
    }
}
