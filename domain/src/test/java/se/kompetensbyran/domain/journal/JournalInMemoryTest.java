package se.kompetensbyran.domain.journal;

class JournalInMemoryTest extends JournalContract {

    private final Journal journal = new JournalInMemory();

    @Override
    protected Journal journal() {
        return journal;
    }
}
