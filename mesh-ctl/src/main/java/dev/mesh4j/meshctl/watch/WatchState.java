package dev.mesh4j.meshctl.watch;

import dev.mesh4j.meshctl.registry.Listing;
import dev.mesh4j.meshctl.registry.MeshFilter;
import dev.mesh4j.meshctl.registry.MeshSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What the viewer of a live mesh sees.
 *
 * @param filter the lines that were asked for at the start
 * @param search what a line must contain, too
 * @param isSearching whether letters go into the search
 * @param top how many lines are scrolled away
 * @param mesh as last seen; {@code null} before the first time
 * @param away why the registry did not answer the last time; {@code null} when it did
 * @param isOver whether the viewer has left
 */
record WatchState(
        Listing listing,
        MeshFilter filter,
        boolean wide,
        String search,
        boolean isSearching,
        int top,
        @Nullable MeshSnapshot mesh,
        @Nullable String away,
        int columns,
        int rows,
        boolean isOver) {

    /** The lines of a page that belong to none of the list: title, views, table header and keys. */
    static final int FRAME = 5;

    static WatchState starting(Listing listing, MeshFilter filter, boolean wide, int columns, int rows) {
        return new WatchState(listing, filter, wide, "", false, 0, null, null, columns, rows, false);
    }

    WatchState on(WatchEvent event) {
        return switch (event) {
            case WatchEvent.Seen(MeshSnapshot seen) -> with(seen, null);
            case WatchEvent.Away(String reason) -> with(mesh, reason);
            case WatchEvent.Resized(int wide, int high) -> sized(wide, high);
            case WatchEvent.Typed(char letter) -> isSearching ? searching(search + letter, true) : command(letter);
            case WatchEvent.Pressed key -> pressed(key);
        };
    }

    /** How many lines of the list are seen at once. */
    int page() {
        return Math.max(1, rows - FRAME);
    }

    /** The same with no more scrolled away than there is. */
    WatchState bounded(int lines) {
        return scrolled(Math.min(top, Math.max(0, lines - page())));
    }

    private WatchState pressed(WatchEvent.Pressed key) {
        return switch (key) {
            case UP -> scrolled(top - 1);
            case DOWN -> scrolled(top + 1);
            case PAGE_UP -> scrolled(top - page());
            case PAGE_DOWN -> scrolled(top + page());
            case HOME -> scrolled(0);
            case END -> scrolled(Integer.MAX_VALUE);
            case TAB -> listing(listing.next());
            case ENTER -> searching(search, false);
            case ESCAPE -> searching("", false);
            case BACKSPACE -> searching(search.isEmpty() ? "" : search.substring(0, search.length() - 1), isSearching);
            case INTERRUPT -> over();
        };
    }

    private WatchState command(char letter) {
        return switch (letter) {
            case 'q' -> over();
            case 'k' -> scrolled(top - 1);
            case 'j' -> scrolled(top + 1);
            case 'b' -> scrolled(top - page());
            case ' ', 'f' -> scrolled(top + page());
            case 'g' -> scrolled(0);
            case 'G' -> scrolled(Integer.MAX_VALUE);
            case 'a' -> listing(Listing.AGENTS);
            case 't' -> listing(Listing.TOOLS);
            case 'd' -> listing(Listing.DEPENDENCIES);
            case 'w' -> with(!wide);
            case '/' -> searching("", true);
            default -> this;
        };
    }

    private WatchState scrolled(int to) {
        return new WatchState(
                listing, filter, wide, search, isSearching, Math.max(0, to), mesh, away, columns, rows, isOver);
    }

    private WatchState listing(Listing other) {
        return new WatchState(other, filter, wide, search, isSearching, 0, mesh, away, columns, rows, isOver);
    }

    private WatchState searching(String text, boolean open) {
        return new WatchState(listing, filter, wide, text, open, 0, mesh, away, columns, rows, isOver);
    }

    private WatchState sized(int newColumns, int newRows) {
        return new WatchState(listing, filter, wide, search, isSearching, top, mesh, away, newColumns, newRows, isOver);
    }

    private WatchState with(boolean allColumns) {
        return new WatchState(listing, filter, allColumns, search, isSearching, top, mesh, away, columns, rows, isOver);
    }

    private WatchState with(@Nullable MeshSnapshot seen, @Nullable String reason) {
        return new WatchState(listing, filter, wide, search, isSearching, top, seen, reason, columns, rows, isOver);
    }

    private WatchState over() {
        return new WatchState(listing, filter, wide, search, isSearching, top, mesh, away, columns, rows, true);
    }
}
