package io.github.tagwright.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.EnumMap;
import java.util.Map;

/** Where the rows of one post stand in tables that an earlier batch wrote. */
public final class EarlierRows {

    private record Place(FileChannel file, long from, long to) {}

    private final Map<RowFile, Place> places = new EnumMap<>(RowFile.class);

    /**
     * Says where the rows of one table are.
     *
     * @param file stays open until the reports are closed
     * @param from offset of the first byte
     * @param to one past the last
     */
    public void add(RowFile table, FileChannel file, long from, long to) {
        places.put(table, new Place(file, from, to));
    }

    void copy(RowFile table, RowFileWriter to) throws IOException {
        Place place = places.get(table);
        if (place != null) {
            to.copy(place.file, place.from, place.to);
        }
    }
}
