-- How far what had its time was erased, where rows have no time of their own that an index knows.

create table retention_mark (
  kind  text primary key collate "C",
  done  bigint not null
);
comment on table retention_mark is 'One line per kind of thing that is erased after its time.';
comment on column retention_mark.done is 'The last entry, or arrival, that was looked at.';

comment on column arrival.origin is 'Message id, file name or request id, as its sender wrote it. Untrusted. Not part of any digest; empty once its time was over.';
comment on column parked.answer is 'The target''s own words; empty once the record was settled and its time was over.';
comment on column vendor_file.name is 'As its sender wrote it. Untrusted. Empty once its time was over.';
comment on column manifest.file is 'As the manifest names it. Untrusted. The line''s number once its time was over.';
