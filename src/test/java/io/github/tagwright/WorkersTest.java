package io.github.tagwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WorkersTest {

    private static Iterator<Integer> numbers(int count) {
        return IntStream.range(0, count).iterator();
    }

    @Test
    void handsResultsOnInOrderThoughTheFirstIsDoneAfterTheSecond() throws IOException {
        CountDownLatch second = new CountDownLatch(1);
        List<Integer> results = new ArrayList<>();
        Workers.run(
                2,
                numbers(2),
                (Integer number) -> {
                    if (number == 0) {
                        second.await();
                    } else {
                        second.countDown();
                    }
                    return number;
                },
                results::add);
        assertThat(results).containsExactly(0, 1);
    }

    @Test
    void asksForNoMoreThanAFewThingsAhead() throws IOException {
        int[] asked = new int[1];
        List<Integer> ahead = new ArrayList<>();
        Iterator<Integer> counted =
                IntStream.range(0, 100).peek(number -> asked[0]++).iterator();
        Workers.run(3, counted, (Integer number) -> number, number -> ahead.add(asked[0] - number));
        assertThat(ahead).hasSize(100).allMatch(things -> things <= 13);
    }

    @Test
    void failsAsATaskFails() {
        assertThatThrownBy(() -> Workers.run(2, numbers(9), WorkersTest::deep, number -> {}))
                .isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> Workers.run(2, numbers(9), WorkersTest::unreadable, number -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("unreadable");
    }

    private static Integer deep(Integer number) {
        throw new StackOverflowError();
    }

    private static Integer unreadable(Integer number) throws IOException {
        throw new IOException("unreadable");
    }
}
