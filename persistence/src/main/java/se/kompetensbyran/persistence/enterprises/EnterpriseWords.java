package se.kompetensbyran.persistence.enterprises;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Enterprises.Search;
import se.kompetensbyran.domain.enterprises.Status;
import se.kompetensbyran.domain.shared.SearchWords;
import se.kompetensbyran.persistence.shared.Sql;

/**
 * Which enterprises are found by words, in a statement: first as the words are written, out of one index that holds all by which they
 * are narrowed, sorted and counted; and names that somebody may have misspelled only where few are found so.
 */
final class EnterpriseWords {

    // What PostgreSQL's query language and its parser of words take for nothing but words.
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(\\s+[\\p{L}\\p{M}\\p{N}]+)*");

    private static final Pattern OR = Pattern.compile("(?i)(^|\\s)or(\\s|$)");

    // Asked once and not row by row, whatever plan is chosen.
    private static final String QUERY = "(select search_query(?))";

    // The sectors whose names hold the words.
    private static final String SECTORS = "(select array_agg(code.code::text) from code_list_code code"
            + " where code.list = 'sectors' and code.words @@ search_query(?))";

    private static final String ENTERPRISE = "(select it.*, coalesce((select range_agg(a.validity) from assessment a"
            + " where a.enterprise_id = it.id and a.validity is not null), '{}'::datemultirange) as valid"
            + " from enterprise it) e";

    // Said besides, since the words' index has it: those whose last confirmation ended before are not even read.
    private static final String LASTS_PAST_THAT_AND = " and upper(e.valid) > ? and ";

    private EnterpriseWords() {}

    /** The words that are to be there; null when none is named. */
    static @Nullable String wanted(Search search) {
        if (search.q() == null) return null;
        SearchWords words = SearchWords.of(search.q());
        return words.isAllUnwanted() ? null : words.wanted();
    }

    /**
     * Those that {@code words} find, in parentheses: {@code id}, {@code rank}, {@code name}, {@code municipality}, {@code stage}, {@code
     * sectors}, and {@code valid}, the days on which they are confirmed.
     *
     * @param narrowed of which enterprises they are to be, in words that both an enterprise and its words have as {@code e}
     */
    static Sql found(String words, Sql narrowed) {
        boolean isPlain = WORDS.matcher(words).matches() && !OR.matcher(words).find();
        return Sql.of("(with ")
                .add(isPlain ? asWritten(words, narrowed) : asAsked(words, narrowed))
                .add(
                        " select * from written union all select e.id, word_similarity(?, e.name) - 1, e.name,"
                                + " e.municipality, e.stage, e.sectors, e.valid from " + ENTERPRISE
                                + " where (select count(*) from (select from written limit " + Enterprises.FEW
                                + ") few) < " + Enterprises.FEW
                                + " and ? <% e.name and e.id not in (select id from written)",
                        words,
                        words)
                .add(narrowed)
                .add(")");
    }

    private static Sql asAsked(String words, Sql narrowed) {
        return Sql.of(
                        "written as materialized (select e.id, ts_rank(e.search, " + QUERY + ") as rank, e.name,"
                                + " e.municipality, e.stage, e.sectors, e.valid from " + ENTERPRISE
                                + " where (e.search @@ " + QUERY + " or e.sectors && " + SECTORS + ")",
                        words,
                        words,
                        words)
                .add(narrowed)
                .add(")");
    }

    private static Sql asWritten(String words, Sql narrowed) {
        boolean isOne = words.chars().noneMatch(Character::isWhitespace);
        Sql written = Sql.of("asked as materialized (select nth, word from search_words(?)),", words);
        if (!isOne)
            written.add(" others as materialized (select nth, array_agg(word) as forms from asked"
                    + " where nth > (select min(nth) from asked) group by nth),");
        written.add(" written as materialized (select distinct on (e.enterprise_id) e.enterprise_id as id, e.weight"
                + (isOne ? "" : " + rest.weight")
                + " as rank, e.name, e.municipality, e.stage, e.sectors, e.valid from enterprise_word e");
        if (!isOne)
            written.add(" cross join lateral (select coalesce(sum(it.weight), 0) as weight,"
                    + " coalesce(bool_and(it.weight is not null), true) as is_there from others,"
                    + " lateral (select max(x.weight) as weight from enterprise_word x"
                    + " where x.enterprise_id = e.enterprise_id and x.word = any(others.forms)) it) rest");
        return written.add(" where e.word = any(array(select word from asked where nth = (select min(nth) from asked)))"
                        + (isOne ? "" : " and rest.is_there"))
                .add(narrowed)
                .add(" order by e.enterprise_id, e.weight desc)");
    }

    /** Narrows {@code matching} to those in which none of the words stand that are not to be there: a misspelled one is nobody's wish. */
    static void leaveOut(Sql matching, Search search) {
        if (search.q() == null) return;
        for (String it : SearchWords.of(search.q()).unwanted())
            matching.and(
                    "not exists (select from enterprise x where x.id = e.id and (x.search @@ " + QUERY
                            + " or x.sectors && " + SECTORS + "))",
                    it);
    }

    /** Narrows {@code matching} to those whose status stands so on {@code day}, as {@link Status#of} says. */
    static void narrow(Sql matching, String stage, Status status, LocalDate day) {
        LocalDate grace = day.minusDays(Status.GRACE_DAYS);
        matching.add(" and " + stage + " <> 'closed'");
        switch (status) {
            case CONFIRMED -> matching.add(LASTS_PAST_THAT_AND + "e.valid @> cast(? as date)", day, day);
            case DUE ->
                matching.add(
                        LASTS_PAST_THAT_AND + "e.valid && daterange(?, ?) and not e.valid @> cast(? as date)",
                        grace,
                        grace,
                        day,
                        day);
            case LAPSED ->
                matching.add(" and lower(e.valid) <= ? and not e.valid && daterange(?, ?, '[]')", day, grace, day);
        }
    }

    /** The code of the status on {@code day} of one that {@link #found} tells of. */
    static Sql status(String stage, LocalDate day) {
        return Sql.of(
                "case when " + stage + " <> 'closed' then case when e.valid @> cast(? as date) then 'confirmed'"
                        + " when e.valid && daterange(?, ?) then 'due' when lower(e.valid) <= ? then 'lapsed' end end",
                day,
                day.minusDays(Status.GRACE_DAYS),
                day,
                day);
    }
}
