package se.kompetensbyran.persistence.codelists;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.Code;

@Entity
@Table(name = "code_list")
class CodeListEntity {

    @Id
    String name;

    @ElementCollection
    @CollectionTable(name = "code_list_code", joinColumns = @JoinColumn(name = "list"))
    @OrderColumn(name = "position")
    List<CodeRow> codes = new ArrayList<>();

    CodeListEntity named(String its) {
        name = its;
        return this;
    }

    @Embeddable
    record CodeRow(
            String code,
            @Column(name = "label_sv") String labelSv,
            @Column(name = "label_en") String labelEn,
            @Nullable String broader,
            @Nullable String source) {

        static CodeRow of(Code it) {
            return new CodeRow(it.code(), it.label().sv(), it.label().en(), it.broader(), it.source());
        }
    }
}
