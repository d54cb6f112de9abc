-- What only one of several hubs may do at a time: looking into a mailbox, a folder, a table.

create table lease (
  name    text primary key collate "C",
  holder  uuid not null,
  until   timestamptz not null
);
comment on table lease is 'One line for each polled channel. By the clock of the database.';
