package chatclique.chat.model;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.model.CatalogueSettings.Listed;
import chatclique.chat.provider.ProviderSettings;
import chatclique.chat.provider.ProviderSettings.Auth;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

/** What PROVIDERS.md shows is taken as it stands there. */
class ProvidersPageTest {

    private static final Pattern EXAMPLE = Pattern.compile("## (\\S+)\n.*?```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void eachExampleIsACatalogue() throws IOException {
        List<MatchResult> examples = EXAMPLE.matcher(Files.readString(Path.of("PROVIDERS.md")))
                .results()
                .toList();
        assertThat(examples.stream().map(example -> example.group(1)))
                .containsExactly("OpenAI", "YandexGPT", "vLLM", "Ollama");
        for (MatchResult example : examples) {
            CatalogueSettings settings = read(example.group(2));
            assertThat(settings.providers()).hasSize(1);
            assertThat(settings.catalogue()).isNotEmpty();
            List<String> names = settings.catalogue().stream().map(Listed::name).toList();
            for (Listed model : settings.catalogue()) {
                ProviderSettings provider =
                        Objects.requireNonNull(settings.providers().get(model.provider()));
                assertThat(URI.create(String.valueOf(provider.baseUrl())).getPath())
                        .isEqualTo("/v1");
                assertThat(model.id()).isNotBlank();
                assertThat(model.contextTokens()).isGreaterThan(1_000);
                assertThat(names).containsAll(model.fallbacks());
                assertThat(provider.auth() == Auth.NONE).isEqualTo(provider.apiKey() == null);
                assertThat(provider.auth() == Auth.NONE).isEqualTo(model.prices() == null);
            }
        }
    }

    private static CatalogueSettings read(String yaml) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "keys", Map.of("OPENAI_API_KEY", "k", "YANDEX_API_KEY", "k", "YANDEX_FOLDER_ID", "b1g")));
        new YamlPropertySourceLoader()
                .load("example", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
                .forEach(environment.getPropertySources()::addLast);
        return Binder.get(environment)
                .bind("chatclique.models", CatalogueSettings.class)
                .get();
    }
}
