package se.kompetensbyran.domain.clients;

import java.util.UUID;

class ClientsInMemoryTest extends ClientsContract {

    private final Clients clients = new ClientsInMemory();

    @Override
    protected Clients clients() {
        return clients;
    }

    @Override
    protected UUID organisation() {
        return UUID.randomUUID();
    }
}
