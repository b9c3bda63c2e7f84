package org.xiezhi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.xiezhi.ledger.Sample.Kind;

/** A sample is the same for everybody, without repetition, and favours nobody. */
class SampleTest {

    private static final String SEED = "2026-11-28 双色球 03 08 17 21 25 33 + 09";

    private static TreeHead head(long size) {
        byte[] root = new byte[Hash.LENGTH];
        for (int i = 0; i < root.length; i++) {
            root[i] = (byte) i;
        }
        return new TreeHead(size, Hash.of(root));
    }

    /** The worked example of docs/formats/audit-sample.md; a program in another language computed it. */
    @Test
    void draws_what_the_format_page_says() {
        assertThat(Sample.draw(Kind.ENTRIES, SEED, head(1000), 1000, 10))
                .containsExactly(392L, 755L, 526L, 215L, 945L, 207L, 929L, 938L, 522L, 56L);
        assertThat(Sample.draw(Kind.CASES, SEED, head(1000), 40, 5)).containsExactly(1L, 26L, 22L, 6L, 14L);
    }

    @Test
    void throws_away_what_would_favour_the_small_numbers() {
        long many = (1L << 62) + 1;
        assertThat(Sample.draw(Kind.ENTRIES, "x", head(many), many, 6))
                .containsExactly(
                        2431647852007870949L,
                        671249827185967424L,
                        4208649949442617055L,
                        3961162842932056453L,
                        1597475570912410813L,
                        3968252833245927010L);
    }

    @Property(tries = 300)
    void is_distinct_in_range_and_the_same_again(
            @ForAll @IntRange(min = 1, max = 700) int size,
            @ForAll @IntRange(min = 1, max = 700) int wanted,
            @ForAll @AlphaChars @StringLength(min = 1, max = 50) String seed) {
        int count = Math.min(size, wanted);
        List<Long> drawn = Sample.draw(Kind.ENTRIES, seed, head(size), size, count);
        assertThat(drawn).hasSize(count).doesNotHaveDuplicates().allMatch(place -> place >= 0 && place < size);
        assertThat(Sample.draw(Kind.ENTRIES, seed, head(size), size, count)).isEqualTo(drawn);
        assertThat(Sample.draw(Kind.ENTRIES, seed, head(size), size, size).subList(0, count))
                .as("a larger sample begins with it")
                .isEqualTo(drawn);
    }

    @Property(tries = 200)
    void is_everything_if_as_many_are_wanted_as_there_are(@ForAll @IntRange(min = 1, max = 600) int size) {
        assertThat(Sample.draw(Kind.CASES, "s", head(size), size, size))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, size).boxed().toList());
    }

    @Property(tries = 50)
    void is_another_one_for_each_seed(
            @ForAll @UniqueElements List<@AlphaChars @StringLength(min = 1, max = 20) String> seeds) {
        List<List<Long>> drawn = seeds.stream()
                .map(seed -> Sample.draw(Kind.ENTRIES, seed, head(1L << 40), 1L << 40, 8))
                .toList();
        assertThat(new HashSet<>(drawn)).hasSameSizeAs(seeds);
    }

    @Test
    void hangs_on_kind_size_and_root() {
        TreeHead head = head(1000);
        List<Long> drawn = Sample.draw(Kind.ENTRIES, SEED, head, 1000, 10);
        assertThat(Sample.draw(Kind.CASES, SEED, head, 1000, 10)).isNotEqualTo(drawn);
        assertThat(Sample.draw(Kind.ENTRIES, SEED, head(1001), 1000, 10)).isNotEqualTo(drawn);
        assertThat(Sample.draw(Kind.ENTRIES, SEED, new TreeHead(1000, Hash.of(new byte[32])), 1000, 10))
                .isNotEqualTo(drawn);
    }

    /** 20,000 samples of 5 out of 50: each place 2,000 times on average, chi-square below the 0.999 quantile of 49 degrees. */
    @Test
    void takes_each_place_as_often_as_another() {
        int[] first = new int[50];
        int[] any = new int[50];
        for (int i = 0; i < 20_000; i++) {
            List<Long> drawn = Sample.draw(Kind.ENTRIES, "seed " + i, head(50), 50, 5);
            first[drawn.get(0).intValue()]++;
            drawn.forEach(place -> any[place.intValue()]++);
        }
        assertThat(chiSquare(first, 400)).isLessThan(85.4);
        // Five places of one sample are not independent; they keep the sum below that of independent ones.
        assertThat(chiSquare(any, 2_000)).isLessThan(85.4);
    }

    private static double chiSquare(int[] found, double expected) {
        double sum = 0;
        for (int one : found) {
            sum += (one - expected) * (one - expected) / expected;
        }
        return sum;
    }

    @Test
    void is_the_one_there_is_if_there_is_one() {
        assertThat(Sample.draw(Kind.ENTRIES, "s", head(1), 1, 1)).containsExactly(0L);
    }

    @Test
    void is_refused_for_more_than_there_are_for_none_and_without_a_seed() {
        for (int count : new int[] {-1, 0, 11}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Sample.draw(Kind.ENTRIES, "s", head(10), 10, count));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.draw(Kind.ENTRIES, "s", TreeHead.EMPTY, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.draw(Kind.ENTRIES, "", head(10), 10, 1));
        String longest = "𬱖".repeat(Sample.LONGEST_SEED);
        assertThat(Sample.draw(Kind.ENTRIES, longest, head(10), 10, 1)).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.draw(Kind.ENTRIES, longest + "x", head(10), 10, 1));
        // Half a character has no bytes in UTF-8: two such seeds would be one.
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.draw(Kind.ENTRIES, "\uD83D", head(10), 10, 1));
    }
}
