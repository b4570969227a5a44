package se.kompetensbyran.domain.codelists;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Code lists that are forgotten when the test is over. */
public final class CodeListsInMemory implements CodeLists {

    private final ConcurrentSkipListMap<String, CodeList> lists = new ConcurrentSkipListMap<>();

    @Override
    public Optional<CodeList> find(String name) {
        return Optional.ofNullable(lists.get(name));
    }

    @Override
    public List<CodeList> all() {
        return List.copyOf(lists.values());
    }

    @Override
    public void save(CodeList list) {
        lists.put(list.name(), list);
    }
}
