-- Review: what a machine could not decide, and what people decided about it.

create table review_open (
  seq          bigint primary key,
  channel      text not null collate "C",
  arrived_at   timestamptz not null
);
comment on table review_open is 'The queue: one line for each entry of kind review that nobody has decided. Written and removed with the log.';
create index review_open_of_channel on review_open (channel, seq);

insert into review_open (seq, channel, arrived_at)
select e.seq, a.channel, e.arrived_at from entry e join arrival a on a.id = e.arrival where e.kind = 5;

create table review_decision (
  review       bigint primary key,
  seq          bigint not null,
  last_seq     bigint not null,
  channel      text not null collate "C",
  verdict      smallint not null,
  decided_by   text not null,
  decided_at   timestamptz not null,
  remark       bytea,
  template     text,
  same         uuid not null
);
comment on table review_decision is 'What a person decided. Written once, with its entries; never updated, never deleted from.';
comment on column review_decision.review is 'The entry of kind review; the first decision about it is the only one.';
comment on column review_decision.seq is 'The entry of kind decided, with which its entries begin; they go on to last_seq.';
comment on column review_decision.verdict is '0 register, 1 known, 2 none (no request), 3 ask (the person is asked back).';
comment on column review_decision.decided_by is 'The name of the key or user. No identity of a person who asked.';
comment on column review_decision.remark is 'Free text under AEAD, because it may name somebody.';
comment on column review_decision.template is 'For ask: which question was sent.';
comment on column review_decision.same is 'What makes it the same decision again: a keyed fingerprint over verdict, requests, who, and template.';
create index review_decision_of_channel on review_decision (channel);
create index review_decision_asked on review_decision (seq) where verdict = 3;

comment on column entry.kind is
  '1 opt-out, 2 opt-in, 3 repeat; no request: 4 known, 5 review, 6 set aside, 7 refused, 8 decided (a review; the entries after it in its item follow from that).';
comment on column entry.arrived_at is 'When it came into the register: the arrival, or for what a person decided the decision.';
