package se.kompetensbyran.persistence.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "sign_in_attempt")
class SignInAttemptEntity {

    @Id
    String key;

    int failures;

    @Column(name = "last_at")
    Instant lastAt;
}
