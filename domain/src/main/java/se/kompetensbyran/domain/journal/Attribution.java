package se.kompetensbyran.domain.journal;

import java.time.Instant;

/** To whom what happens now is put down. */
public interface Attribution {

    /** Who acts. */
    Origin origin();

    /** When. */
    Instant now();
}
