package se.kompetensbyran.persistence.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import se.kompetensbyran.domain.signin.SigningKey;

@Entity
@Table(name = "signing_key")
class SigningKeyEntity {

    @Id
    String kid;

    @Column(name = "private_key")
    String privateKey;

    @Column(name = "public_jwk")
    String publicJwk;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "signs_from")
    Instant signsFrom;

    SigningKeyEntity fill(SigningKey it) {
        kid = it.kid();
        privateKey = it.privateKey();
        publicJwk = it.publicJwk();
        createdAt = it.createdAt();
        signsFrom = it.signsFrom();
        return this;
    }
}
