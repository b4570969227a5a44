package se.kompetensbyran.api.contract;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.ExternalDocumentation;
import org.eclipse.microprofile.openapi.models.info.Info;
import org.eclipse.microprofile.openapi.models.servers.Server;

/** What the API is: the head of the document. Its addresses are placeholders that an installation replaces. */
final class About {

    /** Where the API is. */
    static final String SERVER = "https://api.kompetensbyran.example/kompetensbyran/v1";

    private static final String SITE = "https://kompetensbyran.example";

    private static final String DESCRIPTION = """
            **Svenska.** Kompetensbyrån är den öppna digitala ryggraden för en regional stödstruktur för
            arbetsintegrerande sociala företag (ASF): ett register över företagen med deras status, och allt som bär dem.
            Projekt från plan till slut med roller, pengar och släktskap, stödnoder, inkubation, stödärenden, behov och
            prioriteringar, årsuppgifter, kvalitet och publikationer; och, aldrig öppet, deltagarnas väg till arbete, under
            pseudonym. Det som är öppet till sin natur läses utan inloggning; den som ändrar något skickar en åtkomstbiljett
            (Bearer).

            **English.** Kompetensbyrån is the open digital backbone of a regional support structure for work-integration
            social enterprises: a register of the enterprises with their status, and all that supports them. Projects from
            plan to end with roles, money and lineage, support nodes, incubation, support cases, needs and priorities, yearly
            figures, quality and publications; and, never open, the way to work of those who take part, by pseudonym. What is
            open by nature is read without signing in; whoever changes something sends an access token (Bearer).

            **Kända begränsningar.** Sidor når 10 000 rader, och listor räknas exakt så långt. Publikationer är beskrivningar
            utan filer. Versionen är alpha och kan ändras.

            **Known limitations.** Pages reach 10 000 rows, and lists are counted exactly that far. Publications are
            descriptions without files. The version is alpha and may change.

            **Konventioner / Conventions.** Dates are local dates in Sweden, times are UTC (RFC 3339). Problems follow RFC
            9457 in Swedish or, by `Accept-Language`, English; act on `code`, which never changes with the language. A change
            needs `If-Match` with the `ETag` that was read. `PATCH` is JSON Merge Patch (RFC 7396). A `POST` that creates
            takes an `Idempotency-Key`, kept for 24 hours. Links are `{rel, href, method}`; those that change something are
            shown only to who may do it. Resources have stable identifiers, and the version is in the address.

            **Relationer / Relations.** `self`, `collection`, `item`, `up`, `related`, `about`, `edit`, `first`, `prev`, `next`, `last`,
            `version-history`, `service-desc` and `service-doc` are IANA's. The parts of a thing, and what it belongs with, are called by
            the words of their addresses (`stage-changes`, `roles`, `project`, `participant` and so on); `become-…` leads to each stage
            that may follow. Besides: `annexes` of a publication, `status-certificate` for proof of a status, `enterprise` and
            `initiatives` between an initiative and what it became, `before` and `after` for two reviews that are compared,
            `owner` of what is to be done, `holder` of a number that is taken, `transferred-from` and `transferred-to` between enrolments, `from` and `to` between which nodes a handover is, `holds` on who somebody is. What can be done: `delete`; `extend`
            a project; `cover` a municipality; `affiliate` an enterprise, `begin-assessment`, `confirm` and `correct` figures;
            `comparison` and `merge` of organisations; `adopt` priorities and `vote`; `move` an initiative, `become-enterprise` and
            `correct-enterprise`; `request-support` and `hold-session`; `add-action`; `add-version` of a rule; `add-consent`, `withdraw` or `replace` one,
            `write-identity`, `read-identity`, `erase-identity` and `read-document` of a participant, `hand-over` somebody, `restrict` and `lift`, `hold` and `release`; `recognise` and
            `decide` a referral; `sign`, `send-back` and `end` a placement, `hear` the participant, `correct-word`, `correct-remark`, `correct-ending` and
            `correct-no-show`; `transfer` who is enrolled, `tell` how they stand to work, `climb` the ladder, `record-suspension` and `remove` one,
            `correct-day` and `permit` that a rule be exceeded;
            `links`, `secrets`, `password-changes` and `second-factor` for who comes in.
            """;

    private About() {}

    static Info info(String version) {
        return OASFactory.createInfo()
                .title("Kompetensbyrån")
                .summary(
                        "The digital backbone of a regional support structure for work-integration social enterprises.")
                .version(version)
                .description(DESCRIPTION)
                .termsOfService(SITE + "/terms")
                .contact(OASFactory.createContact()
                        .name("The installation's support")
                        .url(SITE + "/contact")
                        .email("api@kompetensbyran.example"))
                .license(OASFactory.createLicense().name("EUPL-1.2").url("https://eupl.eu/1.2/en"));
    }

    static ExternalDocumentation externalDocs() {
        return OASFactory.createExternalDocumentation()
                .description("Documentation and service level (SLA): an alpha version promises no service level.")
                .url(SITE + "/docs");
    }

    static Server server() {
        return OASFactory.createServer().url(SERVER).description("Production").addExtension("x-internal", false);
    }
}
