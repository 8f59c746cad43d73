package chatclique.chat.model;

import chatclique.chat.persona.Persona;
import chatclique.chat.store.Page;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Models", description = "What can answer, and in which ways")
class ModelController {

    private final Catalogue catalogue;
    private final Presets presets;

    ModelController(Catalogue catalogue, Presets presets) {
        this.catalogue = catalogue;
        this.presets = presets;
    }

    /**
     * A model of the catalogue.
     *
     * @param origin built-in or provider
     * @param why the reason why it is not usable now, as a word
     * @param contextTokens how much it can be told at once, where that is known
     * @param answersFor the personas that it can be chosen for
     * @param usualFor those of them for which it answers when none is chosen
     * @param fallbacks who answers when it can't
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String name,
            String title,
            String origin,
            boolean usable,
            @Nullable String why,
            @Nullable Integer contextTokens,
            @Nullable Prices prices,
            List<Persona> answersFor,
            List<Persona> usualFor,
            List<String> fallbacks) {}

    /** A persona with the ways in which it answers. */
    record PersonaView(Persona persona, List<PersonaSettings.Preset> presets, Presets.Caps caps) {}

    @GetMapping("/models")
    @Operation(summary = "The models, with what is usable now and what they cost")
    Page<View> models() {
        return new Page<>(catalogue.entries().stream().map(this::view).toList(), null);
    }

    @GetMapping("/personas")
    @Operation(summary = "The personas, with their presets and the caps on what can be set")
    Page<PersonaView> personas() {
        return new Page<>(
                Arrays.stream(Persona.values())
                        .map(persona -> new PersonaView(persona, presets.of(persona), presets.caps(persona)))
                        .toList(),
                null);
    }

    private View view(Entry entry) {
        Set<Persona> use = entry.use();
        return new View(
                entry.name(),
                entry.title(),
                entry.origin().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                entry.usable(),
                entry.health().why(),
                entry.contextTokens(),
                entry.prices(),
                Arrays.stream(Persona.values()).filter(use::contains).toList(),
                Arrays.stream(Persona.values())
                        .filter(persona -> catalogue.usual(persona) == entry)
                        .toList(),
                entry.fallbacks());
    }
}
