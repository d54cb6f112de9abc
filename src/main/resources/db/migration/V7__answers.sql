-- Answers: to whom the hub wrote back, so that nobody is written to twice.

create table answer (
  item         bigint not null,
  template     text not null collate "C",
  recipient    uuid not null,
  claimed_at   timestamptz not null,
  primary key (item, template)
);
comment on table answer is 'One line per mail to a person, written before it is sent: a crash in between loses an answer rather than sending it twice.';
comment on column answer.item is 'The last entry of the item that is answered.';
comment on column answer.recipient is 'Fingerprint of the address: at most a few answers a day, or two machines would write to each other for ever.';
create index answer_of_recipient on answer (recipient, claimed_at);
