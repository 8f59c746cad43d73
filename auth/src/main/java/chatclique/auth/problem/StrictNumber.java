package chatclique.auth.problem;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.NumberDeserializers.DoubleDeserializer;

/** Refuses a number too large for a double, which would be read as infinite. */
class StrictNumber extends DoubleDeserializer {

    StrictNumber(Class<Double> type, @Nullable Double whenNull) {
        super(type, whenNull);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context) {
        Double number = super.deserialize(parser, context);
        return number == null || Double.isFinite(number)
                ? number
                : (Double) context.handleWeirdNumberValue(Double.class, number, "The number is too large");
    }
}
