package se.kompetensbyran.api.shared;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.ApiKey;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.assessments.AssessmentId;
import se.kompetensbyran.domain.clients.Client.ClientSecret;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.enterprises.Affiliation;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.figures.FullTime;
import se.kompetensbyran.domain.figures.Headcount;
import se.kompetensbyran.domain.findings.FindingId;
import se.kompetensbyran.domain.handovers.HandoverId;
import se.kompetensbyran.domain.imports.ImportId;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.needs.Finding;
import se.kompetensbyran.domain.needs.Measure;
import se.kompetensbyran.domain.needs.NeedsAnalysisId;
import se.kompetensbyran.domain.needs.Priority;
import se.kompetensbyran.domain.needs.Vote;
import se.kompetensbyran.domain.nodes.Coverage;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.ParticipantCode;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.pathways.Climb;
import se.kompetensbyran.domain.pathways.EnrolmentId;
import se.kompetensbyran.domain.pathways.Suspension;
import se.kompetensbyran.domain.placements.Occupation;
import se.kompetensbyran.domain.placements.PlaceId;
import se.kompetensbyran.domain.placements.PlacementId;
import se.kompetensbyran.domain.projects.FundingLine;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Role;
import se.kompetensbyran.domain.publications.PublicationId;
import se.kompetensbyran.domain.quality.Action;
import se.kompetensbyran.domain.quality.QualityReviewId;
import se.kompetensbyran.domain.referrals.CaseReference;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.retention.HoldId;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Text;
import se.kompetensbyran.domain.signin.Session;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.support.SupportSession;
import se.kompetensbyran.domain.workplans.Activity;
import se.kompetensbyran.domain.workplans.Lesson;
import se.kompetensbyran.domain.workplans.Objective;

/** How the domain's values are written in JSON and in addresses, and read back as strictly as the domain says. */
final class DomainJson extends SimpleModule {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    // The one place to name a new type that is written as a string.
    private static final Map<Class<?>, Function<String, ?>> STRINGS = Map.ofEntries(
            string(OrganisationId.class, text -> new OrganisationId(uuid(text))),
            string(NodeId.class, text -> new NodeId(uuid(text))),
            string(Coverage.Id.class, text -> new Coverage.Id(uuid(text))),
            string(ProjectId.class, text -> new ProjectId(uuid(text))),
            string(PublicationId.class, text -> new PublicationId(uuid(text))),
            string(Role.Id.class, text -> new Role.Id(uuid(text))),
            string(FundingLine.Id.class, text -> new FundingLine.Id(uuid(text))),
            string(Objective.Id.class, text -> new Objective.Id(uuid(text))),
            string(Activity.Id.class, text -> new Activity.Id(uuid(text))),
            string(Lesson.Id.class, text -> new Lesson.Id(uuid(text))),
            string(EnterpriseId.class, text -> new EnterpriseId(uuid(text))),
            string(Affiliation.Id.class, text -> new Affiliation.Id(uuid(text))),
            string(AssessmentId.class, text -> new AssessmentId(uuid(text))),
            string(NeedsAnalysisId.class, text -> new NeedsAnalysisId(uuid(text))),
            string(Finding.Id.class, text -> new Finding.Id(uuid(text))),
            string(Priority.Id.class, text -> new Priority.Id(uuid(text))),
            string(Measure.Id.class, text -> new Measure.Id(uuid(text))),
            string(Vote.Id.class, text -> new Vote.Id(uuid(text))),
            string(InitiativeId.class, text -> new InitiativeId(uuid(text))),
            string(QualityReviewId.class, text -> new QualityReviewId(uuid(text))),
            string(Action.Id.class, text -> new Action.Id(uuid(text))),
            string(SupportCaseId.class, text -> new SupportCaseId(uuid(text))),
            string(SupportSession.Id.class, text -> new SupportSession.Id(uuid(text))),
            string(ParticipantId.class, text -> new ParticipantId(uuid(text))),
            string(Consent.Id.class, text -> new Consent.Id(uuid(text))),
            string(ParticipantCode.class, ParticipantCode::new),
            string(FindingId.class, text -> new FindingId(uuid(text))),
            string(HoldId.class, text -> new HoldId(uuid(text))),
            string(HandoverId.class, text -> new HandoverId(uuid(text))),
            string(ReferralId.class, text -> new ReferralId(uuid(text))),
            string(CaseReference.class, CaseReference::new),
            string(PlaceId.class, text -> new PlaceId(uuid(text))),
            string(PlacementId.class, text -> new PlacementId(uuid(text))),
            string(EnrolmentId.class, text -> new EnrolmentId(uuid(text))),
            string(Climb.Id.class, text -> new Climb.Id(uuid(text))),
            string(Suspension.Id.class, text -> new Suspension.Id(uuid(text))),
            string(Occupation.class, Occupation::new),
            string(ImportId.class, text -> new ImportId(uuid(text))),
            string(AccountId.class, text -> new AccountId(uuid(text))),
            string(ApiKey.Id.class, text -> new ApiKey.Id(uuid(text))),
            string(ClientId.class, text -> new ClientId(uuid(text))),
            string(ClientSecret.Id.class, text -> new ClientSecret.Id(uuid(text))),
            string(Session.Id.class, text -> new Session.Id(uuid(text))),
            string(FullTime.class, FullTime::fromString),
            string(Email.class, Email::fromString),
            string(OrganisationNumber.class, OrganisationNumber::fromString),
            string(MunicipalityCode.class, MunicipalityCode::new),
            string(PartialDate.class, PartialDate::fromString),
            string(UUID.class, DomainJson::uuid),
            string(Instant.class, DomainJson::instant),
            string(Year.class, DomainJson::year),
            string(LocalDate.class, DomainJson::day));

    /** Money as it is written. */
    private record MoneyJson(
            @Nullable String amount, @Nullable String currency) {}

    /** A text in both languages as it is written. */
    private record BilingualJson(
            @Nullable String sv, @Nullable String en) {}

    /** A number of persons by gender as it is written. */
    private record HeadcountJson(
            @Nullable Integer women,
            @Nullable Integer men,
            @Nullable Integer nonBinary,
            @Nullable Integer unknown) {}

    DomainJson() {
        STRINGS.forEach(this::addString);
        addDeserializer(String.class, new Words());
        addDeserializer(Boolean.class, new BooleanDeserializer());
        // In the order in which it is written, so that a fault is told where it stands.
        addAbstractTypeMapping(Set.class, LinkedHashSet.class);
        addSerializer(new MoneySerializer());
        addDeserializer(Money.class, new Checked<>(Money.class, MoneyJson.class, DomainJson::money));
        addDeserializer(Bilingual.class, new Checked<>(Bilingual.class, BilingualJson.class, DomainJson::bilingual));
        addDeserializer(Headcount.class, new Checked<>(Headcount.class, HeadcountJson.class, DomainJson::headcount));
        setSerializerModifier(new BeanSerializerModifier() {
            @Override
            public JsonSerializer<?> modifyEnumSerializer(
                    SerializationConfig config, JavaType type, BeanDescription bean, JsonSerializer<?> serializer) {
                return new EnumSerializer();
            }
        });
        setDeserializerModifier(new BeanDeserializerModifier() {
            @Override
            @SuppressWarnings({"unchecked", "rawtypes"})
            public JsonDeserializer<?> modifyEnumDeserializer(
                    DeserializationConfig config, JavaType type, BeanDescription bean, JsonDeserializer<?> ignored) {
                Class raw = type.getRawClass();
                return new StringDeserializer<Object>(raw, text -> EnumCode.parse(raw, text));
            }
        });
    }

    /** Whether {@code type} is written as a string of the domain's own shape. */
    static boolean reads(Class<?> type) {
        return STRINGS.containsKey(type) || type.isEnum();
    }

    /** What reads a {@code type} from a string, or throws {@link InvalidValue} or {@link IllegalArgumentException}. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static <T> Function<String, T> parser(Class<T> type) {
        if (type.isEnum()) return text -> (T) EnumCode.parse((Class) type, text);
        Function<String, ?> parser = STRINGS.get(type);
        if (parser == null) throw new IllegalStateException("no parser for " + type);
        return (Function<String, T>) parser;
    }

    private static <T> Map.Entry<Class<?>, Function<String, ?>> string(Class<T> type, Function<String, T> parser) {
        return Map.entry(type, parser);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void addString(Class type, Function parser) {
        addSerializer(new StringSerializer<>(type));
        addDeserializer(type, new StringDeserializer<>(type, parser));
    }

    private static UUID uuid(String text) {
        try {
            UUID read = UUID.fromString(text);
            // Short groups and capitals are read too: one id must have one spelling.
            InvalidValue.unless(read.toString().equals(text), "id", "uuid-shape");
            return read;
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("id", "uuid-shape");
        }
    }

    private static Instant instant(String text) {
        try {
            Instant read = Instant.parse(text);
            DateRange.check("instant", LocalDate.ofInstant(read, ZoneOffset.UTC));
            return read;
        } catch (DateTimeException e) {
            throw new InvalidValue("instant", "instant-shape");
        }
    }

    private static Year year(String text) {
        InvalidValue.unless(text.matches("[0-9]{4}"), "year", "year-range");
        return Year.parse(text);
    }

    private static LocalDate day(String text) {
        try {
            LocalDate read = LocalDate.parse(text, DAY);
            DateRange.check("date", read);
            return read;
        } catch (DateTimeParseException e) {
            throw new InvalidValue("date", "date-shape");
        }
    }

    private static Money money(MoneyJson it) {
        String amount = InvalidValue.given(it.amount(), "amount");
        String currency = InvalidValue.given(it.currency(), "currency");
        InvalidValue.unless(currency.equals("SEK"), "currency", "currency");
        return Money.fromString(amount);
    }

    private static Headcount headcount(HeadcountJson it) {
        return new Headcount(
                InvalidValue.given(it.women(), "women"),
                InvalidValue.given(it.men(), "men"),
                InvalidValue.given(it.nonBinary(), "nonBinary"),
                InvalidValue.given(it.unknown(), "unknown"));
    }

    private static Bilingual bilingual(BilingualJson it) {
        return new Bilingual(InvalidValue.given(it.sv(), "sv"), InvalidValue.given(it.en(), "en"));
    }

    private static final class StringSerializer<T> extends StdSerializer<T> {
        StringSerializer(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toString());
        }
    }

    private static final class EnumSerializer extends StdSerializer<Enum<?>> {
        EnumSerializer() {
            super(Enum.class, false);
        }

        @Override
        public void serialize(Enum<?> value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(EnumCode.of(value));
        }
    }

    private static final class MoneySerializer extends StdSerializer<Money> {
        MoneySerializer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField("amount", value.toString());
            json.writeStringField("currency", "SEK");
            json.writeEndObject();
        }
    }

    private static final class BooleanDeserializer extends StdDeserializer<Boolean> {
        BooleanDeserializer() {
            super(Boolean.class);
        }

        @Override
        public @Nullable Boolean deserialize(JsonParser json, DeserializationContext context) throws IOException {
            boolean isOne = json.hasToken(JsonToken.VALUE_TRUE) || json.hasToken(JsonToken.VALUE_FALSE);
            return isOne ? json.getBooleanValue() : (Boolean) context.handleUnexpectedToken(_valueClass, json);
        }
    }

    private static class StringDeserializer<T> extends StdDeserializer<T> {
        private final transient Function<String, T> parser;

        StringDeserializer(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_STRING)) return (T) context.handleUnexpectedToken(_valueClass, json);
            try {
                return parser.apply(json.getText());
            } catch (InvalidValue e) {
                JsonFaults.of(context).add(JsonFaults.here(json), e.rule(), e.arguments());
                return null;
            } catch (IllegalArgumentException e) {
                return (T) context.handleWeirdStringValue(_valueClass, json.getText(), "not known");
            }
        }
    }

    /** Reads a text; in the body of a request no personal number stands in one, whatever the field is called. */
    private static final class Words extends StringDeserializer<String> {
        Words() {
            super(String.class, text -> text);
        }

        @Override
        public @Nullable String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = super.deserialize(json, context);
            // What the program has sealed or set aside for itself is read by the same mapper, and is nobody's body.
            boolean isBody = context.getAttribute(JsonFaults.class) != null;
            if (text == null || !isBody || Text.isImpersonal(text)) return text;
            JsonFaults.of(context).add(JsonFaults.here(json), "personal-number", List.of());
            return null;
        }
    }

    /** Reads a text that nobody looks through. */
    static final class AsItStands extends StringDeserializer<String> {
        AsItStands() {
            super(String.class, text -> text);
        }
    }

    /** Reads an object as it is written, then lets the domain check it, so that a fault is told where it stands. */
    private static final class Checked<J, T> extends StdDeserializer<T> {
        private final Class<J> written;
        private final transient Function<J, T> check;

        Checked(Class<T> type, Class<J> written, Function<J, T> check) {
            super(type);
            this.written = written;
            this.check = check;
        }

        @Override
        public @Nullable T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String here = JsonFaults.here(json);
            JsonFaults faults = JsonFaults.of(context);
            J value = context.readValue(json, written);
            if (value == null || faults.isBelow(here)) return null;
            try {
                return check.apply(value);
            } catch (InvalidValue e) {
                faults.add(here + "/" + e.field(), e.rule(), e.arguments());
                return null;
            }
        }
    }
}
