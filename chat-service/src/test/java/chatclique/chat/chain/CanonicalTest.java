package chatclique.chat.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CanonicalTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void eachValueHasOneForm() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("b", List.of(1, 2L, 7.50, 1e21, -0.0));
        value.put("a", "\u0000\t\"\\\u2028é😀/");
        value.put("gone", null);
        value.put("at", Instant.parse("2026-11-21T10:00:00.123456Z"));
        value.put("date", new Date(0));
        value.put("none", List.of());
        value.put("empty", Map.of());
        assertThat(Canonical.of(value))
                .isEqualTo("{\"a\":\"\\u0000\\t\\\"\\\\\u2028é😀/\",\"at\":\"2026-11-21T10:00:00.123Z\","
                        + "\"b\":[1,2,7.5,1000000000000000000000,0],\"date\":\"1970-01-01T00:00:00Z\","
                        + "\"empty\":{},\"none\":[]}");
    }

    @Property
    void itIsJsonThatReadsBackAsTheSameForm(@ForAll("values") Object value) {
        String canonical = Canonical.of(value);
        JsonNode read = JSON.readTree(canonical);
        assertThat(Canonical.of(JSON.treeToValue(read, Object.class))).isEqualTo(canonical);
    }

    @Property
    void theOrderOfNamesDoesNotMatter(@ForAll Map<String, Integer> map) {
        Map<String, Integer> reversed = new LinkedHashMap<>();
        map.keySet().stream().sorted(Collections.reverseOrder()).forEach(name -> reversed.put(name, map.get(name)));
        assertThat(Canonical.of(reversed)).isEqualTo(Canonical.of(map));
    }

    @Property
    void otherTextsHaveOtherForms(@ForAll String one, @ForAll String other) {
        assertThat(Canonical.of(one).equals(Canonical.of(other))).isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                Arbitraries.strings().excludeChars('\ud800').map(CanonicalTest::whole),
                Arbitraries.integers(),
                Arbitraries.longs(),
                Arbitraries.doubles().between(-1e9, 1e9),
                Arbitraries.of(true, false));
        Arbitrary<Object> list = leaf.list().ofMaxSize(4).map(items -> items);
        Arbitrary<Object> map = Arbitraries.maps(
                        Arbitraries.strings().alpha().ofMaxLength(5), Arbitraries.oneOf(leaf, list))
                .ofMaxSize(5)
                .map(members -> members);
        return Arbitraries.oneOf(leaf, list, map);
    }

    /** Without half characters, which the service takes from nobody. */
    private static String whole(String text) {
        return text.replaceAll("[\\ud800-\\udfff]", "");
    }
}
