package se.kompetensbyran.domain.nights;

import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;

/** Who sees to it that each job is done every night, by one of the processes that share the database. */
public interface Nights {

    /**
     * Sees to {@code jobs} from now on: each at {@code at} in Sweden, or as soon as may be after that when no process was there.
     *
     * @param clock what time it is
     */
    Watch watch(List<NightJob> jobs, LocalTime at, InstantSource clock);

    /** That it is seen to. */
    interface Watch extends AutoCloseable {

        /** Sees to it no more; what is being done now has some seconds to end. */
        @Override
        void close();
    }
}
