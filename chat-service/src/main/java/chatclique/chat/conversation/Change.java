package chatclique.chat.conversation;

import chatclique.chat.model.Tuning;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to change in a conversation. A field that is not named stays as it is, one that is named and null is taken away;
 * so this is no record, which could not tell the two apart.
 */
class Change {

    private final Map<String, Optional<Object>> named = new LinkedHashMap<>();

    @Size(max = 120)
    private @Nullable String title;

    private @Nullable String preset;
    private @Nullable Tuning settings;

    public void setTitle(@Nullable String title) {
        this.title = title;
        named.put("title", Optional.ofNullable(title));
    }

    public void setPreset(@Nullable String preset) {
        this.preset = preset;
        named.put("preset", Optional.ofNullable(preset));
    }

    public void setSettings(@Nullable Tuning settings) {
        this.settings = settings;
        named.put("settings", Optional.ofNullable(settings));
    }

    @Nullable
    String title() {
        return title;
    }

    @Nullable
    String preset() {
        return preset;
    }

    @Nullable
    Tuning settings() {
        return settings;
    }

    /** What was named, by its field in the store. */
    Map<String, Optional<Object>> named() {
        return named;
    }
}
