package se.kompetensbyran.domain.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.EnterprisesInBulk;
import se.kompetensbyran.domain.imports.Import.Mode;
import se.kompetensbyran.domain.imports.Import.State;
import se.kompetensbyran.domain.imports.Import.Tally;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.OrganisationsInBulk;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Problem;

/**
 * Reads a file from its heading to its last row, and saves what it says; here files meet the registers. It is done in one
 * transaction, which is kept only when the outcome says so.
 */
public record RunImport(
        OrganisationsInBulk organisations,
        EnterprisesInBulk enterprises,
        Mergers mergers,
        Nodes nodes,
        Municipalities municipalities,
        CodeLists lists) {

    // So many rows are asked about, and saved, together.
    private static final int TOGETHER = 2_000;

    /** Who is told how far it has come. */
    @FunctionalInterface
    public interface Progress {
        /** So many rows have been looked at, of so many. */
        void at(int rowsDone, int rowsTotal);
    }

    /**
     * How it ended.
     *
     * @param isKept whether what was saved shall stay; else it must be undone
     */
    public record Outcome(State state, boolean isKept, int rowsDone, Tally tally, List<RowFault> faults) {}

    /**
     * Runs it.
     *
     * @param by who imports, and when
     */
    public Outcome run(Import it, Table table, Actor by, Progress progress) {
        Meaning meaning = it.kind() == Import.Kind.ORGANISATIONS
                ? new OrganisationRows(organisations, mergers, municipalities)
                : new EnterpriseRows(enterprises, organisations, mergers, nodes, municipalities, lists, by);
        Faults faults = new Faults();
        Looking looking = new Looking(meaning, faults);
        boolean isReadable = read(table, looking, looking, faults);
        if (isReadable && looking.rows == 0 && faults.isEmpty()) faults.stop(0, new InvalidValue("file", "no-rows"));
        if (!faults.isEmpty()) return refused(0, faults);
        progress.at(0, looking.rows);
        Saving saving = new Saving(it, meaning, looking, faults, progress);
        boolean isWhole = read(table, saving, saving, faults);
        boolean isFit = isWhole && (faults.isEmpty() || it.mode() == Mode.VALID_ROWS);
        if (!isFit) return refused(saving.done, faults);
        return new Outcome(State.DONE, !it.dryRun(), saving.done, saving.tally(), faults.kept());
    }

    private static Outcome refused(int rowsDone, Faults faults) {
        Tally tally = new Tally(0, 0, 0, faults.faultyRows(), faults.count());
        return new Outcome(State.REFUSED, false, rowsDone, tally, faults.kept());
    }

    /** Reads it to its end. False when something stopped that, which has been noted. */
    private static boolean read(Table table, Table.Reader reader, Place place, Faults faults) {
        try {
            table.read(reader);
            if (reader instanceof Saving it) it.flush();
            return true;
        } catch (InvalidValue e) {
            faults.stop(place.row(), e);
        } catch (Problem e) {
            // Somebody else changed the register meanwhile.
            faults.stop(0, e);
        }
        return false;
    }

    /** Where reading has come. */
    private interface Place {
        /** The row that is read; 0 before the heading, and where that is all that can be said. */
        int row();
    }

    /** The first time: whether the file can be read at all, by its heading and to its end, and how long it is. */
    private static final class Looking implements Table.Reader, Place {
        private final Meaning meaning;
        private final Faults faults;
        private final Map<String, Integer> places = new HashMap<>();
        private int row;
        private int rows;

        Looking(Meaning meaning, Faults faults) {
            this.meaning = meaning;
            this.faults = faults;
        }

        @Override
        public int row() {
            return row;
        }

        @Override
        public void reading(int number) {
            row = number;
        }

        @Override
        public void heading(List<String> names) {
            row = 1;
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                if (!meaning.columns().contains(name))
                    faults.add(name, "unknown-column", String.join(", ", meaning.columns()));
                else if (places.putIfAbsent(name, i) != null) faults.add(name, "repeated-column");
            }
            for (String it : new TreeSet<>(meaning.required()))
                if (!places.containsKey(it)) faults.add(it, "missing-column");
        }

        @Override
        public void row(int number, List<String> cells) {
            row = number;
            rows++;
            InvalidValue.unless(rows <= Table.MAX_ROWS, "file", "too-many-rows", Table.MAX_ROWS);
        }
    }

    /** The second time: what each row says. */
    private static final class Saving implements Table.Reader, Place {
        private final Import it;
        private final Meaning meaning;
        private final Looking looked;
        private final Faults faults;
        private final Progress progress;
        private final List<Row> waiting = new ArrayList<>();
        private int row;
        private int columns;
        private int done;
        private int added;
        private int changed;
        private int unchanged;

        Saving(Import it, Meaning meaning, Looking looked, Faults faults, Progress progress) {
            this.it = it;
            this.meaning = meaning;
            this.looked = looked;
            this.faults = faults;
            this.progress = progress;
        }

        @Override
        public int row() {
            return row;
        }

        @Override
        public void reading(int number) {
            row = number;
        }

        @Override
        public void heading(List<String> names) {
            row = 1;
            columns = names.size();
        }

        @Override
        public void row(int number, List<String> cells) {
            row = number;
            Row one = new Row(number, looked.places, cells);
            if (cells.size() != columns) {
                Row.Notes faults = one.faults();
                faults.add(null, "ragged", columns, cells.size());
            }
            waiting.add(one);
            if (waiting.size() == TOGETHER) flush();
        }

        void flush() {
            if (waiting.isEmpty()) return;
            Meaning.Batch batch =
                    meaning.read(waiting.stream().filter(one -> !one.isFaulty()).toList());
            waiting.forEach(faults::take);
            // After the first fault nothing will be kept, so nothing more is saved.
            boolean isSaved = !it.dryRun() && (faults.isEmpty() || it.mode() == Mode.VALID_ROWS);
            if (isSaved) batch.save().run();
            added += batch.added();
            changed += batch.changed();
            unchanged += batch.unchanged();
            done += waiting.size();
            waiting.clear();
            progress.at(done, looked.rows);
        }

        Tally tally() {
            return new Tally(added, changed, unchanged, faults.faultyRows(), faults.count());
        }
    }
}
