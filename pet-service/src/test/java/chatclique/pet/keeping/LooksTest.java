package chatclique.pet.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LooksTest {

    private static final Path DRAWINGS = Path.of("../gateway/src/main/resources/static/art/manifest.json");

    @Test
    void whatCanBeAdoptedIsWhatIsDrawn() throws Exception {
        JsonNode manifest = new JsonMapper().readTree(Files.readString(DRAWINGS));
        Map<String, List<String>> drawn = new HashMap<>();
        manifest.get("species").properties().forEach(species -> {
            List<String> looks = new ArrayList<>();
            species.getValue()
                    .get("looks")
                    .forEach(look -> looks.add(look.get("id").asString()));
            drawn.put(species.getKey(), looks);
        });
        assertThat(new KeepingProperties(Map.of()).species()).isEqualTo(drawn);
    }
}
