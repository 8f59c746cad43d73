package chatclique.image.provider;

import chatclique.image.model.PictureOptions;
import chatclique.image.pet.PetLook;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;
import org.springframework.util.StringUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An {@code ImageModel} over any service that speaks OpenAI's form of the image API (POST /images/generations). Spring
 * AI's own brings a second JSON library, an HTTP client and Kotlin along, reads answers without a bound and hides
 * Retry-After; this one needs the JDK's client alone. A call holds its thread until the answer is there, which is fine
 * for the few pictures that are made at once, and ends when the thread is interrupted.
 */
public final class OpenAiImages implements ImageModel {

    private final ProviderProperties properties;
    private final JsonMapper json;
    private final ProviderErrors errors;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** A model over the provider that the properties name. */
    public OpenAiImages(ProviderProperties properties, JsonMapper json, Clock clock) {
        this.properties = properties;
        this.json = json;
        this.errors = new ProviderErrors(clock);
    }

    @Override
    public ImageResponse call(ImagePrompt request) {
        PictureOptions options = (PictureOptions) Objects.requireNonNull(request.getOptions());
        String prompt = request.getInstructions().getFirst().getText();
        try {
            HttpResponse<InputStream> answer = http.send(request(prompt, options), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return read(answer, body.readNBytes(mostBytes()));
            }
        } catch (IOException e) {
            throw ProviderErrors.unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProviderErrors.unreachable(e);
        }
    }

    private HttpRequest request(String prompt, PictureOptions options) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", properties.model());
        body.put("prompt", options.pet() == null ? prompt : describe(options.pet(), options.portrait()) + prompt);
        body.put("n", 1);
        body.put("size", options.width() + "x" + options.height());
        if (StringUtils.hasText(properties.quality())) {
            body.put("quality", properties.quality());
        }
        if (StringUtils.hasText(properties.responseFormat())) {
            body.put("response_format", properties.responseFormat());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        StringUtils.trimTrailingCharacter(properties.baseUrl(), '/') + "/images/generations"))
                .timeout(properties.timeout())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
        if (StringUtils.hasText(properties.apiKey())) {
            request.header("Authorization", "Bearer " + properties.apiKey());
        }
        return request.build();
    }

    /** The provider has never seen the pet. */
    private static String describe(PetLook pet, boolean portrait) {
        StringBuilder text = new StringBuilder("The pet in this picture is ")
                .append(pet.name())
                .append(", a ")
                .append(pet.look())
                .append(' ')
                .append(pet.species());
        if (pet.band() != null) {
            text.append(", ").append(pet.band().replace('-', ' '));
        }
        if (!pet.worn().isEmpty()) {
            text.append(", wearing: ").append(String.join(", ", pet.worn()).replace('-', ' '));
        }
        if (portrait && pet.room() != null) {
            text.append(". Its room looks like this place: ").append(pet.room().replace('-', ' '));
        }
        return text.append(". ").toString();
    }

    private ImageResponse read(HttpResponse<InputStream> answer, byte[] body) {
        JsonNode content = content(body);
        if (answer.statusCode() != 200 || content.has("error")) {
            throw errors.refused(answer.statusCode(), answer.headers(), content.path("error"));
        }
        JsonNode image = content.path("data").path(0);
        String base64 = image.path("b64_json").asString("");
        String url = image.path("url").asString("");
        if (base64.isEmpty() && url.isEmpty()) {
            throw ProviderErrors.noPicture();
        }
        return new ImageResponse(
                List.of(new ImageGeneration(new Image(url.isEmpty() ? null : url, base64.isEmpty() ? null : base64))));
    }

    /** What is no JSON, or was cut short, is as good as empty. */
    private JsonNode content(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            return json.createObjectNode();
        }
    }

    /** A picture in base64, and some more for what is around it. */
    private int mostBytes() {
        return (int) (properties.bytes().toBytes() / 3 * 4) + (1 << 20);
    }
}
