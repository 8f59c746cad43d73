package chatclique.image.painter;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.image.model.PaintedImage;
import chatclique.image.model.PictureOptions;
import chatclique.image.pet.PetLook;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.ai.image.ImagePrompt;
import tools.jackson.databind.json.JsonMapper;

/** Paints one sheet of pictures to be looked at: target/contact-sheet-*.png. */
class ContactSheetTest {

    private static final int CELL = 384;
    private static final int COLUMNS = 4;

    static final List<String> PROMPTS = List.of(
            "my cat on the moon",
            "a dog at the beach with a red ball",
            "mon chat lit un livre à la bibliothèque le soir",
            "Mein Hund im verschneiten Wald mit einem Schneemann",
            "кот на улице города ночью под дождём с зонтом",
            "小猫在花园里和三只蝴蝶玩",
            "a pirate cat on a ship at sunset",
            "princess cat in a castle",
            "a cat swimming with colourful fish",
            "sleepy puppy at home",
            "a birthday party with a cake, balloons and presents",
            "cat flying on a dragon over the mountains",
            "a grumpy cat in the desert",
            "astronaut dog in a rocket",
            "black cat with a pumpkin on Halloween night in the forest",
            "a cat and a dog having a picnic in the meadow with an apple",
            "sorcière: un chat sur un balai au clair de lune",
            "Katze fährt Auto in der Stadt",
            "кот летит на воздушном шаре на рассвете",
            "狗在雪地里滑雪橇，下雪",
            "my cat in a café with a cup of cocoa and a donut",
            "superhero dog flying over the city",
            "a castle in the snow",
            "a rainbow over the farm");

    private final BuiltInPainter painter = new BuiltInPainter(new Art(JsonMapper.shared()));

    @Test
    void paintsASheet() throws IOException {
        int rows = (PROMPTS.size() + COLUMNS - 1) / COLUMNS;
        BufferedImage sheet = new BufferedImage(COLUMNS * CELL, rows * CELL, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        for (int i = 0; i < PROMPTS.size(); i++) {
            PetLook pet = i % 3 == 0 ? new PetLook("m", "Mia", "cat", "ginger", "very-happy", List.of("bow")) : null;
            BufferedImage picture = paint(PROMPTS.get(i), pet, 100 + i);
            graphics.drawImage(picture, i % COLUMNS * CELL, i / COLUMNS * CELL, null);
        }
        graphics.dispose();
        Path target = Path.of("target", "contact-sheet-scenes.png");
        Files.createDirectories(target.getParent());
        ImageIO.write(sheet, "png", target.toFile());
        assertThat(target).isNotEmptyFile();
    }

    @Test
    void paintsAPortraitOfEachMood() throws IOException {
        List<PetLook> pets = List.of(
                new PetLook("a", "Mia", "cat", "calico", "very-happy", List.of("crown", "bow-tie")),
                new PetLook("b", "Rex", "dog", "golden", "satisfied", List.of("scarf", "glasses")),
                new PetLook("c", "Tom", "cat", "grey", "bored", List.of("beanie")),
                new PetLook("d", "Bo", "dog", "black", "very-angry", List.of("collar")),
                at("meadow", "cat", "very-happy", List.of("wings", "flower")),
                at("underwater", "dog", "satisfied", List.of("sunglasses", "top-hat")),
                at("moon", "cat", "bored", List.of("cape", "teddy")),
                at("library", "dog", "very-happy", List.of("monocle", "bow-tie", "balloon")));
        BufferedImage sheet = new BufferedImage(4 * 512, 2 * 512, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        for (int i = 0; i < pets.size(); i++) {
            var options = new PictureOptions(512, 512, pets.get(i), true, i);
            var answer = painter.call(new ImagePrompt("Portrait", options));
            BufferedImage picture = ((PaintedImage) answer.getResult().getOutput()).pixels();
            graphics.drawImage(picture, i % 4 * 512, i / 4 * 512, null);
        }
        graphics.dispose();
        Path target = Path.of("target", "contact-sheet-portraits.png");
        ImageIO.write(sheet, "png", target.toFile());
        assertThat(target).isNotEmptyFile();
    }

    private static PetLook at(String room, String species, String band, List<String> worn) {
        return new PetLook("e", "Lou", species, "white", band, worn, 7.0, Instant.EPOCH, room);
    }

    private BufferedImage paint(String prompt, PetLook pet, long seed) {
        var answer = painter.call(new ImagePrompt(prompt, new PictureOptions(CELL, CELL, pet, false, seed)));
        return ((PaintedImage) answer.getResult().getOutput()).pixels();
    }
}
