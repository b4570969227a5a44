package se.kompetensbyran.persistence.participants;

import static java.util.stream.Collectors.toSet;
import static se.kompetensbyran.persistence.shared.Values.map;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Facts;
import se.kompetensbyran.domain.participants.Identification;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantCode;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Purpose;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.persistence.shared.PartRow;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "participant")
class ParticipantEntity extends RootRow<Participant> {

    @Id
    UUID id;

    @Column(name = "node_id")
    UUID nodeId;

    @Nullable
    String code;

    @Column(name = "birth_year")
    @Nullable
    Integer birthYear;

    String gender;

    @Nullable
    String municipality;

    @Column(name = "target_groups")
    List<String> targetGroups;

    @Column(name = "protected_identity")
    boolean protectedIdentity;

    @Column(name = "restricted_for")
    @Nullable
    String restrictedFor;

    @Column(name = "restricted_by")
    @Nullable
    String restrictedBy;

    @Column(name = "restricted_at")
    @Nullable
    Instant restrictedAt;

    @Column(name = "erased_by")
    @Nullable
    String erasedBy;

    @Column(name = "erased_at")
    @Nullable
    Instant erasedAt;

    @OneToMany(mappedBy = "participant", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<ConsentRow> consents = new ArrayList<>();

    // One at most. Its removal takes the identity with it, in the database.
    @OneToMany(mappedBy = "participant", cascade = CascadeType.ALL, orphanRemoval = true)
    List<IdentificationRow> identifications = new ArrayList<>();

    @Override
    protected void fill(Participant it) {
        id = it.id().value();
        nodeId = it.node().value();
        code = map(it.code(), ParticipantCode::text);
        birthYear = map(it.facts().birthYear(), Year::getValue);
        gender = EnumCode.of(it.facts().gender());
        municipality = map(it.facts().municipality(), MunicipalityCode::value);
        targetGroups = it.facts().targetGroups().stream().sorted().toList();
        protectedIdentity = it.facts().protectedIdentity();
        restrictedFor = map(it.restriction(), one -> EnumCode.of(one.reason()));
        restrictedBy = map(it.restriction(), one -> one.by().who());
        restrictedAt = map(it.restriction(), one -> one.by().at());
        erasedBy = map(it.erased(), Actor::who);
        erasedAt = map(it.erased(), Actor::at);
        PartRow.match(consents, it.consents(), one -> one.id().value(), ConsentRow::new, (row, one) -> {
            row.participant = this;
            row.fill(one);
        });
        Identification kept = it.identification();
        if (kept == null) identifications.clear();
        else {
            if (identifications.isEmpty()) identifications.add(new IdentificationRow());
            identifications.get(0).fill(this, kept);
        }
    }

    @Override
    protected Participant toDomain() {
        return new Participant(
                new ParticipantId(id),
                revision,
                new NodeId(nodeId),
                map(code, ParticipantCode::new),
                new Facts(
                        map(birthYear, Year::of),
                        EnumCode.parse(Gender.class, gender),
                        map(municipality, MunicipalityCode::new),
                        Set.copyOf(targetGroups),
                        protectedIdentity),
                PartRow.inOrder(consents).map(ConsentRow::toDomain).toList(),
                identifications.stream()
                        .map(IdentificationRow::toDomain)
                        .findFirst()
                        .orElse(null),
                restrictedBy == null || restrictedAt == null || restrictedFor == null
                        ? null
                        : new Restriction(
                                EnumCode.parse(Restriction.Reason.class, restrictedFor),
                                new Actor(restrictedBy, restrictedAt)),
                erasedBy == null || erasedAt == null ? null : new Actor(erasedBy, erasedAt));
    }

    private static List<String> codes(Collection<Datum> data) {
        return data.stream().sorted().map(EnumCode::of).toList();
    }

    private static Set<Datum> data(List<String> codes) {
        return codes.stream().map(it -> EnumCode.parse(Datum.class, it)).collect(toSet());
    }

    @Entity
    @Table(name = "participant_consent")
    static class ConsentRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "participant_id")
        ParticipantEntity participant;

        String purpose;

        List<String> data;

        List<String> recipients;

        @Column(name = "signed_on")
        LocalDate signedOn;

        @Column(name = "recorded_by")
        String recordedBy;

        @Column(name = "recorded_at")
        Instant recordedAt;

        @Column(name = "withdrawn_on")
        @Nullable
        LocalDate withdrawnOn;

        @Column(name = "withdrawn_by")
        @Nullable
        String withdrawnBy;

        @Column(name = "withdrawn_at")
        @Nullable
        Instant withdrawnAt;

        @Column(name = "ended_by_handover")
        boolean endedByHandover;

        @Column(name = "replaced_by")
        @Nullable
        UUID replacedBy;

        void fill(Consent it) {
            purpose = EnumCode.of(it.purpose());
            data = codes(it.covers());
            recipients = it.recipients();
            signedOn = it.signedOn();
            recordedBy = it.recorded().who();
            recordedAt = it.recorded().at();
            withdrawnOn = map(it.withdrawal(), Consent.Withdrawal::on);
            withdrawnBy = map(it.withdrawal(), one -> one.by().who());
            withdrawnAt = map(it.withdrawal(), one -> one.by().at());
            Consent.Withdrawal end = it.withdrawal();
            endedByHandover = end != null && end.isByHandover();
            replacedBy = map(end, one -> map(one.replacedBy(), Consent.Id::value));
        }

        Consent toDomain() {
            return new Consent(
                    new Consent.Id(id),
                    EnumCode.parse(Purpose.class, purpose),
                    data(data),
                    recipients,
                    signedOn,
                    new Actor(recordedBy, recordedAt),
                    withdrawnOn == null || withdrawnBy == null || withdrawnAt == null
                            ? null
                            : new Consent.Withdrawal(
                                    withdrawnOn,
                                    new Actor(withdrawnBy, withdrawnAt),
                                    endedByHandover,
                                    map(replacedBy, Consent.Id::new)));
        }
    }

    @Entity
    @Table(name = "participant_identification")
    static class IdentificationRow {

        @Id
        @Column(name = "participant_id")
        UUID id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "participant_id", insertable = false, updatable = false)
        ParticipantEntity participant;

        List<String> parts;

        @Column(name = "written_by")
        String writtenBy;

        @Column(name = "written_at")
        Instant writtenAt;

        void fill(ParticipantEntity of, Identification it) {
            id = of.id;
            participant = of;
            parts = codes(it.parts());
            writtenBy = it.by().who();
            writtenAt = it.by().at();
        }

        Identification toDomain() {
            return new Identification(data(parts), new Actor(writtenBy, writtenAt));
        }
    }
}
