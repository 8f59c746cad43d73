package chatclique.chat.persona;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who answers in a conversation. */
public enum Persona {
    @JsonProperty("pet")
    PET("pet"),
    @JsonProperty("assistant")
    ASSISTANT("assistant"),
    @JsonProperty("coder")
    CODER("coder");

    private final String word;

    Persona(String word) {
        this.word = word;
    }

    /** The word for it in the API and as the sender of a message. */
    public String word() {
        return word;
    }
}
