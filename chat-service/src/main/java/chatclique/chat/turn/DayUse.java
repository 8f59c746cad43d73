package chatclique.chat.turn;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was used up on a day.
 *
 * @param models by the name of the model
 */
public record DayUse(String day, Map<String, Used> models) {

    /** Together with another part of the day. */
    DayUse plus(DayUse more) {
        Map<String, Used> all = new TreeMap<>(models);
        more.models.forEach((model, used) -> all.merge(model, used, Used::plus));
        return new DayUse(day, all);
    }

    /** A model's name as the name of a field, which may have no dot and begin with no dollar. */
    static String field(String model) {
        return model.replace("%", "%25").replace(".", "%2E").replace("$", "%24");
    }

    static String model(String field) {
        return field.replace("%24", "$").replace("%2E", ".").replace("%25", "%");
    }
}
