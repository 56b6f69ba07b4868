package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.tag.Names.Place;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void addsTheCountsOfEachPlaceUpTo255() {
        int[] counts = {0, 1, 2, 126, 127, 128, 129, 254, 255};
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            long a = 0;
            long b = 0;
            for (Place place : Place.values()) {
                a = place.plus(a, counts[random.nextInt(counts.length)]);
                b = place.plus(b, counts[random.nextInt(counts.length)]);
            }
            long sum = Names.add(a, b);
            for (Place place : Place.values()) {
                assertThat(place.count(sum)).isEqualTo(Math.min(255, place.count(a) + place.count(b)));
            }
        }
    }

    @Test
    void ordersByKeyThenSpellingAlsoWhereKeysDifferInTheirLastBitsOnly() {
        Names.Builder builder = new Names.Builder();
        Random random = new Random(4);
        for (int i = 0; i < 3_000; i++) {
            long key = ((long) random.nextInt(40) - 20 << 50) + random.nextInt(20);
            builder.add(key, random.nextInt(5) - 2, Place.TEXT.plus(0, 1));
        }

        Names names = builder.build();

        int all = Place.TEXT.count(names.places()[0]);
        for (int i = 1; i < names.keys().length; i++) {
            all += Place.TEXT.count(names.places()[i]);
            assertThat(names.keys()[i]).isGreaterThanOrEqualTo(names.keys()[i - 1]);
            assertThat(names.keys()[i] > names.keys()[i - 1] || names.exact()[i] > names.exact()[i - 1])
                    .isTrue();
        }
        assertThat(all).isEqualTo(3_000);
    }

    @Test
    void hashesWordsInLowerCaseWhateverTheirLetters() {
        for (String word : new String[] {"VMotion", "\u00dcbersicht", "\u0130stanbul", "caf\u00e9", "C++", "802"}) {
            String lower = word.toLowerCase(Locale.ROOT);
            assertThat(Hash.ofLower("a " + word + ".", 2, 2 + word.length())).isEqualTo(Hash.of(lower));
        }
    }

    @Test
    void hashesAKeyInPlaceAsTheKeyByItself() {
        for (String name : new String[] {"Fibre-Channel", "C++ & C#", "\u00dcber/App 2", "\ud835\udd4f Ray"}) {
            Hash.Joined hash = new Hash.Joined();
            TagKey.add(name, 0, name.length(), hash);
            assertThat(hash.hash()).isEqualTo(Hash.of(TagKey.of(name)));
        }
    }
}
