package chatclique.image.painter;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.image.painter.Wish.Prop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My cat is sleeping on the beach at night in the rain with a red ball",
                "Mon chat dort sur la plage la nuit sous la pluie avec une balle rouge",
                "Meine Katze schläft nachts im Regen am Strand in der Nacht mit einem roten Ball",
                "Мой кот спит на пляже ночью под дождём с красным мячом",
                "我的猫晚上在沙滩上睡觉，下雨，有一个红色的球"
            })
    void theSameWishIsReadInFiveLanguages(String prompt) {
        Wish wish = Wish.read(prompt);
        assertThat(wish.place()).isEqualTo("beach");
        assertThat(wish.time()).isEqualTo("night");
        assertThat(wish.weather()).isEqualTo("rain");
        assertThat(wish.action()).isEqualTo("sleep");
        assertThat(wish.species()).containsExactly("cat");
        assertThat(wish.props()).containsExactly(new Prop("ball", "red", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    my cat on the moon                            | moon
                    a cat looking at the moon in the city         | city
                    king of the garden                            | garden
                    a pirate                                      | sea
                    a walk by the sea                             | beach
                    in der Küche                                  | kitchen
                    ein Picknick auf der Blumenwiese              | garden
                    sous l'eau, parmi les coraux                  | underwater
                    ma chienne dans la forêt enchantée            | forest
                    в космосе                                     | space
                    в заснеженном лесу                            | forest
                    在宇宙飞船里的猫                                  | space
                    孙悟空在云端                                     | sky
                    """)
    void namesThePlace(String prompt, String place) {
        assertThat(Wish.read(prompt).place()).isEqualTo(place);
    }

    @Test
    void aColourAndANumberBelongToTheThingBesideThem() {
        Wish wish = Wish.read("a ball, three blue balloons and a yellow umbrella for my black cat");
        assertThat(wish.props())
                .containsExactly(
                        new Prop("ball", null, 1), new Prop("balloon", "blue", 3), new Prop("umbrella", "yellow", 1));
        assertThat(wish.coat()).isEqualTo("black");
        assertThat(Wish.read("une pelote bleue et un chat noir").props()).containsExactly(new Prop("yarn", "blue", 1));
        assertThat(Wish.read("une pelote bleue et un chat noir").coat()).isEqualTo("black");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a castle in the snow",
                "un château sous la neige",
                "ein Schloss im Schnee",
                "замок в снегу",
                "雪中的城堡"
            })
    void snowLiesInOtherPlacesToo(String prompt) {
        assertThat(Wish.read(prompt).place()).isEqualTo("castle");
        assertThat(Wish.read(prompt).weather()).isEqualTo("snow");
    }

    @Test
    void whatIsTakenBackIsNotPainted() {
        Wish wish = Wish.read("a cat in the garden without a ball, no rain");
        assertThat(wish.props()).isEmpty();
        assertThat(wish.weather()).isNull();
        assertThat(wish.place()).isEqualTo("garden");
    }

    @Test
    void theLongerWordsWin() {
        Wish wish = Wish.read("flying carpet, ice cream, a ball of yarn");
        assertThat(wish.ride()).isEqualTo("carpet");
        assertThat(wish.place()).isNull();
        assertThat(wish.props()).extracting(Prop::name).containsExactly("ice-cream", "yarn");
    }

    @Test
    void anythingElseIsReadWithoutHarm() {
        for (String prompt :
                List.of("?!", "qwertz", "🐱", "*", "a".repeat(2_000), "$where {\"$gt\":\"\"} <svg>", "\n")) {
            assertThat(Wish.read(prompt).place()).isNull();
        }
    }
}
