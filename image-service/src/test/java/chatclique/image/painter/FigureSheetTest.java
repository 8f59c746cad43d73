package chatclique.image.painter;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.image.pet.PetLook;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Draws every look, mood, pose and accessory of each species, to be looked at: target/contact-sheet-*.png. */
class FigureSheetTest {

    private static final int WIDTH = 180;
    private static final int HEIGHT = 216;
    private static final Color PAPER = new Color(0xf4efe6);
    private static final Path ART = Path.of("../gateway/src/main/resources/static/art");

    private final Art art = new Art(JsonMapper.shared());

    private record Figure(PetLook pet, String pose) {}

    @ParameterizedTest
    @ValueSource(strings = {"cat", "dog"})
    void everyLookInEveryMood(String species) throws IOException {
        List<Figure> figures = new ArrayList<>();
        List<String> looks = art.looks(species);
        for (String look : looks) {
            keys("/species/" + species + "/moods").forEach(mood -> figures.add(figure(species, look, mood, "idle")));
            keys("/species/" + species + "/poses").stream()
                    .filter(pose -> !pose.equals("idle"))
                    .forEach(pose -> figures.add(figure(species, look, "satisfied", pose)));
        }
        assertThat(looks).hasSizeGreaterThanOrEqualTo(6);
        assertThat(keys("/species/" + species + "/moods"))
                .containsExactlyInAnyOrder("very-angry", "bored", "satisfied", "very-happy");
        assertThat(keys("/species/" + species + "/poses")).contains("eat", "stroke", "play");
        draw("contact-sheet-" + species + "-looks.png", figures, figures.size() / looks.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cat", "dog"})
    void everyAccessory(String species) throws IOException {
        List<String> looks = art.looks(species);
        List<String> moods = keys("/species/" + species + "/moods");
        List<Figure> figures = new ArrayList<>();
        List<String> accessories = accessories();
        for (int i = 0; i < accessories.size(); i++) {
            for (String pose : List.of("idle", "eat", "sleep", "play")) {
                PetLook pet = new PetLook(
                        "", "", species, looks.get(i % looks.size()), moods.get(i % 4), List.of(accessories.get(i)));
                figures.add(new Figure(pet, pose));
            }
        }
        assertThat(accessories).hasSizeGreaterThanOrEqualTo(16);
        draw("contact-sheet-" + species + "-accessories.png", figures, 12);
    }

    /** As the small head beside the talk, as an avatar, and as big as in the room. */
    @ParameterizedTest
    @ValueSource(strings = {"cat", "dog"})
    void smallAndLarge(String species) throws IOException {
        List<String> moods = keys("/species/" + species + "/moods");
        List<String> looks = art.looks(species);
        BufferedImage sheet = new BufferedImage(looks.size() * 420, 4 * 48 + 560, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        for (int i = 0; i < looks.size(); i++) {
            for (int mood = 0; mood < moods.size(); mood++) {
                Figure figure = figure(species, looks.get(i), moods.get(mood), "idle");
                graphics.drawImage(small(figure, "head", 24), i * 420, mood * 48, null);
                graphics.drawImage(small(figure, "head", 48), i * 420 + 60, mood * 48, null);
                graphics.drawImage(small(figure, "bust", 48), i * 420 + 130, mood * 48, null);
            }
            Figure figure = figure(species, looks.get(i), moods.get(i % 4), "idle");
            graphics.drawImage(BuiltInPainter.render(svg(figure, "viewBox"), 400, 480), i * 420, 4 * 48 + 40, null);
        }
        graphics.dispose();
        Path target = Path.of("target", "contact-sheet-" + species + "-sizes.png");
        Files.createDirectories(target.getParent());
        ImageIO.write(sheet, "png", target.toFile());
        assertThat(target).isNotEmptyFile();
    }

    @Test
    void theWholePetIsLight() throws IOException {
        long clothes = Arrays.stream(new String[] {"headphones", "sunglasses", "scarf", "wings", "teddy"})
                .map(id -> ART.resolve("accessories/" + id + ".svg"))
                .mapToLong(FigureSheetTest::size)
                .sum();
        for (String species : List.of("cat", "dog")) {
            long drawn =
                    size(ART.resolve(species + ".svg")) + size(ART.resolve("pet.css")) + size(ART.resolve("art.js"));
            assertThat(drawn + clothes).isLessThan(60_000);
            long sent = packed(species + ".svg") + packed("pet.css") + packed("art.js") + packed("manifest.json");
            assertThat(sent).isLessThan(30_000);
        }
    }

    private List<String> accessories() {
        return art.manifest("/accessories")
                .valueStream()
                .map(entry -> entry.path("id").asString())
                .toList();
    }

    private List<String> keys(String pointer) {
        return art.manifest(pointer)
                .propertyStream()
                .map(entry -> entry.getKey())
                .toList();
    }

    private static Figure figure(String species, String look, String mood, String pose) {
        return new Figure(new PetLook("", "", species, look, mood, List.of()), pose);
    }

    private void draw(String name, List<Figure> figures, int columns) throws IOException {
        int rows = (figures.size() + columns - 1) / columns;
        BufferedImage sheet = new BufferedImage(columns * WIDTH, rows * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        Set<Integer> different = new HashSet<>();
        for (int i = 0; i < figures.size(); i++) {
            BufferedImage drawn = BuiltInPainter.render(svg(figures.get(i), "viewBox"), WIDTH, HEIGHT);
            different.add(Arrays.hashCode(drawn.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH)));
            graphics.drawImage(drawn, i % columns * WIDTH, i / columns * HEIGHT, null);
        }
        graphics.dispose();
        Path target = Path.of("target", name);
        Files.createDirectories(target.getParent());
        ImageIO.write(sheet, "png", target.toFile());
        // No two of them may look the same: a layer that is missing, or misspelt, would show nothing.
        assertThat(different).hasSameSizeAs(figures);
    }

    private BufferedImage small(Figure figure, String crop, int size) {
        return BuiltInPainter.render(svg(figure, "crops/" + crop), size, size);
    }

    private String svg(Figure figure, String frame) {
        JsonNode box = art.manifest("/species/" + figure.pet().species() + "/" + frame);
        String view = String.join(" ", box.valueStream().map(JsonNode::asString).toList());
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + view
                + "\"><rect x=\"-400\" y=\"-400\" width=\"1600\" height=\"1600\" fill=\"#f4efe6\"/>"
                + art.figure(figure.pet(), figure.pose(), "f") + "</svg>";
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long packed(String file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Files.readAllBytes(ART.resolve(file)));
        }
        return bytes.size();
    }
}
