package se.kompetensbyran.api.shared;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/** The representation of an aggregate, or of a part of one: it has a revision, which its entity tag shows, and links. */
public interface Shown {

    /** The revision of the aggregate. */
    @JsonIgnore
    long revision();

    /** Its links; the first is {@code self}. */
    List<Link> links();

    /** What is kept of it to be given again to a repeat of the request that created it: all but what is shown once. */
    default Shown kept() {
        return this;
    }
}
