-- How far channels that are polled have come: a CRM's table, a CRM's objects.

create table source_mark (
  channel  text primary key collate "C",
  mark     text not null,
  kept_at  timestamptz not null
);
comment on table source_mark is 'One line per polled channel. Written after the rows up to it are committed.';
comment on column source_mark.mark is 'The highest value seen of the column that grows, with its kind before it.';
