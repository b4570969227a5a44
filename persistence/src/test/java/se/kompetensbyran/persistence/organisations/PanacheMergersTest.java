package se.kompetensbyran.persistence.organisations;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.MergersContract;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheMergersTest extends MergersContract {

    @Inject
    Mergers mergers;

    @Inject
    Organisations organisations;

    @Override
    protected Mergers mergers() {
        return OwnTransaction.each(Mergers.class, mergers);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }
}
