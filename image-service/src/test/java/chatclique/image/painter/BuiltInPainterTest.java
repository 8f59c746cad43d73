package chatclique.image.painter;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.image.model.PaintedImage;
import chatclique.image.model.PictureOptions;
import chatclique.image.pet.PetLook;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.ai.image.ImagePrompt;
import tools.jackson.databind.json.JsonMapper;

class BuiltInPainterTest {

    private static final PetLook MIA = new PetLook("m", "Mia", "cat", "grey", "satisfied", List.of("scarf"));

    private final Art art = new Art(JsonMapper.shared());
    private final BuiltInPainter painter = new BuiltInPainter(art);

    @Test
    void theSameRequestGivesTheSamePicture() {
        int[] first = pixels(paint("my cat at the beach", MIA, 7));
        assertThat(pixels(paint("my cat at the beach", MIA, 7))).isEqualTo(first);
        assertThat(pixels(new BuiltInPainterTest().paint("my cat at the beach", MIA, 7)))
                .isEqualTo(first);
        assertThat(pixels(paint("my cat at the beach", MIA, 8))).isNotEqualTo(first);
        assertThat(pixels(paint("my cat in the garden", MIA, 7))).isNotEqualTo(first);
    }

    @Test
    void thePetIsPaintedAsItIs() {
        int[] happy = pixels(paint("in the garden", MIA, 7));
        PetLook angry = new PetLook("m", "Mia", "cat", "grey", "very-angry", List.of("scarf"));
        PetLook bare = new PetLook("m", "Mia", "cat", "grey", "satisfied", List.of());
        PetLook unknown = new PetLook("m", "Mia", "unicorn", "plaid", "elated", List.of("jetpack"));
        assertThat(pixels(paint("in the garden", angry, 7))).isNotEqualTo(happy);
        assertThat(pixels(paint("in the garden", bare, 7))).isNotEqualTo(happy);
        assertThat(pixels(paint("in the garden", unknown, 7))).hasSameSizeAs(happy);
    }

    @Test
    void aPortraitShowsTheRoomAsItIsStyled() {
        int[] plain = pixels(portrait(null));
        assertThat(pixels(portrait("meadow"))).isNotEqualTo(plain).isNotEqualTo(pixels(portrait("beach")));
        assertThat(pixels(portrait("no such place"))).isEqualTo(plain);
        // The frame hangs around each of them.
        int[] corner = portrait("meadow").getRGB(0, 0, 12, 256, null, 0, 12);
        assertThat(corner).isEqualTo(portrait(null).getRGB(0, 0, 12, 256, null, 0, 12));
    }

    /** Nothing in the drawings may be missing what the painter fills in, whatever the prompt chooses. */
    @Test
    void everyPlaceAndThingCanBePainted() {
        List<String> unpainted = new ArrayList<>();
        for (String list : List.of("places", "props", "rides", "weather")) {
            art.manifest("/scenes/" + list).valueStream().forEach(entry -> {
                Wish wish = wish(list, entry.path("id").asString());
                for (long seed = 0; seed < 4; seed++) {
                    String svg = Composer.svg(art, Scene.of(wish, new PictureOptions(64, 64, MIA, false, seed), art));
                    if (svg.contains("var(") || svg.contains("__") || svg.contains("#888888")) {
                        unpainted.add(list + " " + entry.path("id"));
                    }
                }
            });
        }
        assertThat(unpainted).isEmpty();
    }

    @Test
    void isQuickOnceWarm() {
        for (int i = 0; i < 8; i++) {
            paint("my cat in the forest with a ball", MIA, i, 1024);
        }
        List<Long> millis = new ArrayList<>();
        for (String prompt : ContactSheetTest.PROMPTS) {
            long start = System.nanoTime();
            paint(prompt, MIA, prompt.hashCode(), 1024);
            millis.add((System.nanoTime() - start) / 1_000_000);
        }
        Collections.sort(millis);
        System.out.printf(
                "painted at 1024: p50 %d ms, slowest %d ms%n", millis.get(millis.size() / 2), millis.getLast());
        assertThat(millis.get(millis.size() / 2)).isLessThan(1_500);
    }

    private static Wish wish(String list, String id) {
        return new Wish(
                list.equals("places") ? id : null,
                null,
                list.equals("weather") ? id : null,
                list.equals("rides") ? id : null,
                null,
                null,
                List.of("cat", "dog"),
                null,
                list.equals("props") ? List.of(new Wish.Prop(id, "blue", 2)) : List.of(),
                List.of());
    }

    private BufferedImage portrait(@Nullable String room) {
        PetLook pet = new PetLook("m", "Mia", "cat", "grey", "satisfied", List.of("scarf"), 7.0, Instant.EPOCH, room);
        var answer = painter.call(new ImagePrompt("Portrait of Mia", new PictureOptions(256, 256, pet, true, 7)));
        return ((PaintedImage) answer.getResult().getOutput()).pixels();
    }

    private BufferedImage paint(String prompt, PetLook pet, long seed) {
        return paint(prompt, pet, seed, 256);
    }

    private BufferedImage paint(String prompt, PetLook pet, long seed, int size) {
        var answer = painter.call(new ImagePrompt(prompt, new PictureOptions(size, size, pet, false, seed)));
        return ((PaintedImage) answer.getResult().getOutput()).pixels();
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
