--liquibase formatted sql

--changeset enterprises:0079-words-by-day
--comment: Of those that have a word, the ones are read whose last confirmation lasts past a day: of a register that has lived on, most do not.
drop index enterprise_word_by_word;
create index enterprise_word_by_word on enterprise_word (word, municipality, upper(valid))
  include (enterprise_id, weight, name, stage, sectors, valid);
--rollback drop index enterprise_word_by_word;
--rollback create index enterprise_word_by_word on enterprise_word (word, municipality)
--rollback   include (enterprise_id, weight, name, stage, sectors, valid);
