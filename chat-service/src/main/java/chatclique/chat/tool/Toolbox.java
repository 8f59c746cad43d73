package chatclique.chat.tool;

import chatclique.chat.memory.Facts;
import chatclique.chat.persona.Persona;
import chatclique.chat.persona.Pets;
import java.util.Arrays;
import java.util.List;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.stereotype.Component;

/** The tools that a persona has. */
@Component
public class Toolbox {

    private final Pets pets;
    private final Facts facts;
    private final ToolSettings settings;

    Toolbox(Pets pets, Facts facts, ToolSettings settings) {
        this.pets = pets;
        this.facts = facts;
        this.settings = settings;
    }

    /** What a model is offered that speaks for a persona. */
    public List<ToolCallback> offeredTo(Persona persona) {
        return Arrays.<ToolCallback>stream(Tool.values())
                .filter(tool -> persona == Persona.PET || !((Tool) tool).isCare())
                .toList();
    }

    /** What does the bidding of a model for one answer, and for nobody but the one who is answered. */
    public Hands handsFor(Hands.Whose whose) {
        return new Hands(pets, facts, settings, whose);
    }

    /** How often a model is told what came of its actions and may ask for more. */
    public int rounds() {
        return settings.rounds();
    }
}
