package se.kompetensbyran.persistence.signin;

import static se.kompetensbyran.persistence.shared.Reads.moment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import se.kompetensbyran.domain.signin.SigningKey;
import se.kompetensbyran.domain.signin.SigningKeys;
import se.kompetensbyran.persistence.shared.Locks;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;

/** Signing keys, a row each; who adds one holds a lock until its transaction ends. */
@ApplicationScoped
class PanacheSigningKeys implements SigningKeys, PanacheRepositoryBase<SigningKeyEntity, String> {

    private final Reads reads;

    PanacheSigningKeys(Reads reads) {
        this.reads = reads;
    }

    @Override
    public List<SigningKey> all() {
        return reads.list(
                Sql.of("select kid, private_key, public_jwk, created_at, signs_from from signing_key"
                        + " order by created_at, kid"),
                PanacheSigningKeys::key);
    }

    @Override
    public List<SigningKey> add(Function<List<SigningKey>, Optional<SigningKey>> make) {
        Locks.hold(getEntityManager(), "signing keys");
        List<SigningKey> there = all();
        Optional<SigningKey> made = make.apply(there);
        if (made.isEmpty()) return there;
        persist(new SigningKeyEntity().fill(made.get()));
        flush();
        return all();
    }

    @Override
    public void forget(String kid) {
        getEntityManager()
                .createNativeQuery("delete from signing_key where kid = ?1")
                .setParameter(1, kid)
                .executeUpdate();
    }

    private static SigningKey key(ResultSet row) throws SQLException {
        return new SigningKey(row.getString(1), row.getString(2), row.getString(3), moment(row, 4), moment(row, 5));
    }
}
