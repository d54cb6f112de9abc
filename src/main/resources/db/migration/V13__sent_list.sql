-- Lists that were handed over as files or mails, and whether their receiver said that they were applied.

create table sent_list (
  id               bigint generated always as identity primary key,
  target           text not null collate "C" references target,
  sequence         bigint not null,
  name             text not null collate "C",
  first_seq        bigint not null,
  last_seq         bigint not null,
  rows             int not null,
  at               timestamptz not null,
  acknowledged_at  timestamptz,
  acknowledged_by  text,
  reminded_at      timestamptz,
  unique (target, name),
  unique (target, sequence)
);
comment on table sent_list is 'One line per list. Sent again after a crash it keeps its line, and may hold more.';
comment on column sent_list.sequence is 'Counts the lists of a target from 1, without gaps.';
comment on column sent_list.first_seq is 'The entry of its first record; last_seq that of its last.';
create index sent_list_open on sent_list (target, first_seq) where acknowledged_at is null;
