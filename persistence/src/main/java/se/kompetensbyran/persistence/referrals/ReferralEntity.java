package se.kompetensbyran.persistence.referrals;

import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Facts;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.referrals.CaseReference;
import se.kompetensbyran.domain.referrals.Deadlines;
import se.kompetensbyran.domain.referrals.DeclineReason;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.Stage;
import se.kompetensbyran.domain.referrals.Step;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.persistence.shared.RootRow;
import se.kompetensbyran.persistence.shared.ValueRows;

@Entity
@Table(name = "referral")
class ReferralEntity extends RootRow<Referral> {

    @Id
    UUID id;

    @Column(name = "partner_id")
    UUID partnerId;

    @Nullable
    String reference;

    @Column(name = "node_id")
    UUID nodeId;

    @Column(name = "birth_year")
    @Nullable
    Integer birthYear;

    @Nullable
    String gender;

    @Nullable
    String municipality;

    @Column(name = "target_groups")
    List<String> targetGroups;

    @Column(name = "protected_identity")
    boolean protectedIdentity;

    @Column(name = "participant_id")
    @Nullable
    UUID participantId;

    String stage;

    @Nullable
    String reason;

    @Column(name = "sent_on")
    @Nullable
    LocalDate sentOn;

    @Column(name = "remind_on")
    @Nullable
    LocalDate remindOn;

    @Column(name = "answer_by")
    @Nullable
    LocalDate answerBy;

    @ElementCollection
    @CollectionTable(name = "referral_step", joinColumns = @JoinColumn(name = "referral_id"))
    @OrderColumn(name = "position")
    List<StepRow> history = new ArrayList<>();

    @Override
    protected void fill(Referral it) {
        id = it.id().value();
        partnerId = it.partner().value();
        reference = map(it.reference(), CaseReference::text);
        nodeId = it.node().value();
        Facts facts = it.facts();
        birthYear = facts == null ? null : map(facts.birthYear(), Year::getValue);
        gender = facts == null ? null : EnumCode.of(facts.gender());
        municipality = facts == null ? null : map(facts.municipality(), MunicipalityCode::value);
        targetGroups = facts == null
                ? List.of()
                : facts.targetGroups().stream().sorted().toList();
        protectedIdentity = facts != null && facts.protectedIdentity();
        participantId = map(it.participant(), ParticipantId::value);
        stage = EnumCode.of(it.history().get(it.history().size() - 1).to());
        reason = map(it.reason(), EnumCode::of);
        sentOn = it.sentOn();
        remindOn = map(it.deadlines(), Deadlines::remindOn);
        answerBy = map(it.deadlines(), Deadlines::answerBy);
        ValueRows.match(history, it.history().stream().map(StepRow::of).toList());
    }

    @Override
    protected Referral toDomain() {
        return new Referral(
                new ReferralId(id),
                revision,
                new OrganisationId(partnerId),
                map(reference, CaseReference::new),
                new NodeId(nodeId),
                gender == null
                        ? null
                        : new Facts(
                                map(birthYear, Year::of),
                                EnumCode.parse(Gender.class, gender),
                                map(municipality, MunicipalityCode::new),
                                Set.copyOf(targetGroups),
                                protectedIdentity),
                map(participantId, ParticipantId::new),
                remindOn == null || answerBy == null ? null : new Deadlines(remindOn, answerBy),
                history.stream().map(StepRow::toDomain).toList());
    }

    @Embeddable
    record StepRow(
            String stage,
            @Nullable String reason,
            @Column(name = "changed_by") String changedBy,
            @Column(name = "changed_at") Instant changedAt) {

        static StepRow of(Step it) {
            return new StepRow(
                    EnumCode.of(it.to()),
                    map(it.reason(), EnumCode::of),
                    it.by().who(),
                    it.by().at());
        }

        Step toDomain() {
            return new Step(
                    EnumCode.parse(Stage.class, stage),
                    parse(DeclineReason.class, reason),
                    new Actor(changedBy, changedAt));
        }
    }
}
