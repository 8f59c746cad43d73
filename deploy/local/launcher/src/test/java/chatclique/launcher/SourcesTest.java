package chatclique.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    @TempDir
    Path root;

    private Sources sources;
    private Path file;

    @BeforeEach
    void someSources() throws IOException {
        file = write("pet-service/src/main/Pet.java", "class Pet {}");
        sources = new Sources(root, List.of("pet-service", "pom.xml"));
    }

    @Test
    void nothingChangesWhenNothingChanged() {
        assertThat(sources.glance()).isEqualTo(sources.glance());
        assertThat(sources.content()).isEqualTo(sources.content());
    }

    @Test
    void aTouchedFileIsNoticedAtAGlanceAndFoundTheSame() throws IOException {
        String glance = sources.glance();
        String content = sources.content();
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        assertThat(sources.glance()).isNotEqualTo(glance);
        assertThat(sources.content()).isEqualTo(content);
    }

    @Test
    void changedAddedRemovedAndRenamedFilesChangeTheContent() throws IOException {
        String first = sources.content();
        write("pet-service/src/main/Pet.java", "class Cat {}");
        String changed = sources.content();
        write("pom.xml", "<project/>");
        String added = sources.content();
        Files.move(file, file.resolveSibling("Cat.java"));
        String renamed = sources.content();
        Files.delete(file.resolveSibling("Cat.java"));
        assertThat(List.of(first, changed, added, renamed, sources.content())).doesNotHaveDuplicates();
    }

    @Test
    void whatABuildWritesDoesNotCount() throws IOException {
        String glance = sources.glance();
        write("pet-service/target/classes/Pet.class", "…");
        assertThat(sources.glance()).isEqualTo(glance);
    }

    @Test
    void theNewestIsTheLastChangeAlsoWhenThatRemovedAFile() throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(2_000));
        Path other = write("pet-service/src/main/Other.java", "");
        Files.setLastModifiedTime(other, FileTime.fromMillis(1_000));
        Files.setLastModifiedTime(file.getParent(), FileTime.fromMillis(500));
        assertThat(sources.newest()).isEqualTo(FileTime.fromMillis(2_000));
        Files.delete(other);
        assertThat(sources.newest()).isGreaterThan(FileTime.fromMillis(2_000));
    }

    private Path write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
