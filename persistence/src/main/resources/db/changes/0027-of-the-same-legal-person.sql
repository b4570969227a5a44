--liquibase formatted sql

--changeset incubation:0027-of-the-same-legal-person
--comment: An initiative that became an enterprise is of the same legal person, also when the business later becomes another's: that
--comment: goes along. Checked at the end, since a merger changes both, one after the other. The index of the enterprises of an
--comment: organisation serves as the key; nothing finds an enterprise by its id through it.
update initiative i set organisation_id = e.organisation_id from enterprise e
  where e.id = i.enterprise_id and i.organisation_id <> e.organisation_id;
drop index enterprise_by_organisation;
alter table enterprise add constraint enterprise_by_organisation unique (organisation_id, id);
alter table initiative add constraint initiative_of_enterprise_fk foreign key (organisation_id, enterprise_id)
  references enterprise (organisation_id, id) on update cascade deferrable initially deferred;
--rollback alter table initiative drop constraint initiative_of_enterprise_fk;
--rollback alter table enterprise drop constraint enterprise_by_organisation;
--rollback create index enterprise_by_organisation on enterprise (organisation_id);
