package se.kompetensbyran.persistence.shared;

import java.util.List;

/** Rows of a list that have no id of their own: each is what it says, and where it stands. */
public final class ValueRows {

    private ValueRows() {}

    /** Makes {@code rows} say what {@code wanted} say; those that are as they were are not written. */
    public static <R> void match(List<R> rows, List<R> wanted) {
        for (int i = 0; i < wanted.size(); i++)
            if (i == rows.size()) rows.add(wanted.get(i));
            else if (!rows.get(i).equals(wanted.get(i))) rows.set(i, wanted.get(i));
        if (rows.size() > wanted.size())
            rows.subList(wanted.size(), rows.size()).clear();
    }
}
