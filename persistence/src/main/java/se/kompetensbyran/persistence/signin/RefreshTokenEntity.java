package se.kompetensbyran.persistence.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "refresh_token")
class RefreshTokenEntity {

    @Id
    String hash;

    @Column(name = "session_id")
    UUID sessionId;

    // Written by statement alone, which tells who was first.
    @Column(name = "is_taken", updatable = false)
    boolean isTaken;

    RefreshTokenEntity fill(String hash, UUID sessionId) {
        this.hash = hash;
        this.sessionId = sessionId;
        return this;
    }
}
