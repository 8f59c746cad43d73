package chatclique.chat.tool;

import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/** The tools that there are. Each takes a JSON object of its schema; {@link Call} reads and checks it. */
enum Tool implements ToolCallback {
    FEED(
            "feed",
            "Your human gives you something to eat, here and now. Not for talk about food, questions or promises.",
            """
            {"type":"object","properties":{"food":{"type":"string","maxLength":60,
            "description":"What it is, in the human's words"}},"additionalProperties":false}"""),
    PET(
            "pet",
            "Your human strokes, scratches or cuddles you, here and now. Not for talk about it, questions or promises.",
            """
            {"type":"object","properties":{},"additionalProperties":false}"""),
    PLAY("play", "Your human plays with you, here and now. Not for talk about it, questions or promises.", """
            {"type":"object","properties":{"game":{"type":"string","maxLength":60,
            "description":"With what, in the human's words"}},"additionalProperties":false}"""),
    REMEMBER("remember", "Keep one lasting fact that your human has just told about themselves.", """
            {"type":"object","properties":{"kind":{"type":"string","enum":["name","like","dislike","other"]},
            "text":{"type":"string","minLength":1,"maxLength":200,
            "description":"Only the name or thing itself, in the human's words"}},
            "required":["kind","text"],"additionalProperties":false}""");

    private final ToolDefinition definition;

    Tool(String name, String description, String schema) {
        this.definition = ToolDefinition.builder()
                .name(name)
                .description(description)
                .inputSchema(schema.replace("\n", ""))
                .build();
    }

    /** The name of the tool, which is also the name of the action. */
    String word() {
        return definition.name();
    }

    /** Whether it needs a pet. */
    boolean isCare() {
        return this != REMEMBER;
    }

    @Override
    public ToolDefinition getToolDefinition() {
        return definition;
    }

    /** Not for use here: whoever asked the model does what it wants, and knows for whom. */
    @Override
    public String call(String toolInput) {
        throw new UnsupportedOperationException("A tool is used by the Hands of an answer");
    }
}
