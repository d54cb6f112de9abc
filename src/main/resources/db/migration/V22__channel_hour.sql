-- What came by each channel, hour by hour: pages show a quarter of a year without reading the log.

create table channel_hour (
  channel      text not null collate "C",
  hour         timestamptz not null,
  registered   bigint not null default 0,
  known        bigint not null default 0,
  review       bigint not null default 0,
  set_aside    bigint not null default 0,
  refused      bigint not null default 0,
  repeats      bigint not null default 0,
  primary key (hour, channel)
);
comment on table channel_hour is 'Items by channel, hour and outcome; adds up to channel_count. Written with the entries.';
comment on column channel_hour.hour is 'Begin of the hour (UTC) in which they were written; of those from before this table, in which they arrived.';
comment on column channel_hour.repeats is 'Requests of people who had asked already: somebody still solicited them. Not those of files, which say everything again.';

insert into channel_hour (channel, hour, registered, known, review, set_aside, refused, repeats)
select a.channel, date_trunc('hour', i.at, 'UTC'),
  count(*) filter (where i.kind <= 3), count(*) filter (where i.kind = 4), count(*) filter (where i.kind = 5),
  count(*) filter (where i.kind = 6), count(*) filter (where i.kind = 7), coalesce(sum(i.repeats) filter (where a.kind <> 1), 0)
from (
  select arrival, row_no, max(kind) filter (where kind < 8) as kind, min(arrived_at) as at,
    count(*) filter (where kind = 3) as repeats
  from entry group by arrival, row_no) i
join arrival a on a.id = i.arrival
group by 1, 2;
