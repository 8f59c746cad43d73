package chatclique.chat.model;

import chatclique.chat.persona.Persona;
import chatclique.chat.store.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Models", description = "What can answer")
class ModelController {

    private final Models models;

    ModelController(Models models) {
        this.models = models;
    }

    /**
     * A model of the catalogue.
     *
     * @param origin built-in or provider
     * @param answersFor the personas that it answers for now
     */
    record View(String name, String origin, boolean usable, List<Persona> answersFor) {}

    @GetMapping
    @Operation(summary = "The models, with what is usable now")
    Page<View> list() {
        return new Page<>(models.catalogue().stream().map(this::view).toList(), null);
    }

    private View view(Models.Entry entry) {
        List<Persona> answersFor = Arrays.stream(Persona.values())
                .filter(persona -> models.forPersona(persona).name().equals(entry.name()))
                .toList();
        String origin = entry.origin().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new View(entry.name(), origin, entry.usable(), answersFor);
    }
}
