package se.kompetensbyran.domain.codelists;

class CodeListsInMemoryTest extends CodeListsContract {

    private final CodeLists lists = new CodeListsInMemory();

    @Override
    protected CodeLists lists() {
        return lists;
    }
}
