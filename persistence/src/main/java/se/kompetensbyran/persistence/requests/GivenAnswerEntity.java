package se.kompetensbyran.persistence.requests;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import se.kompetensbyran.domain.requests.GivenAnswer;

@Entity
@Table(name = "given_answer")
class GivenAnswerEntity {

    @EmbeddedId
    Key id;

    @Column(name = "request_hash")
    String requestHash;

    int status;

    String location;

    String tag;

    String body;

    @Column(name = "given_at")
    Instant givenAt;

    @Embeddable
    record Key(String client, String key) {}

    GivenAnswerEntity fill(String client, String key, GivenAnswer it, Instant at) {
        id = new Key(client, key);
        requestHash = it.requestHash();
        status = it.status();
        location = it.location();
        tag = it.tag();
        body = it.body();
        givenAt = at;
        return this;
    }

    GivenAnswer toDomain() {
        return new GivenAnswer(requestHash, status, location, tag, body);
    }
}
