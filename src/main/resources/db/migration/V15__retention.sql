-- Finds evidence whose time is over. Rows come in order of time, so a few kilobytes of BRIN serve any size.
create index evidence_kept on evidence using brin (kept_until);

comment on column review_decision.remark is 'Free text under AEAD, because it may name somebody; null when there was none or its person was erased.';
comment on table review_decision is 'What a person decided. Written once, with its entries; nothing of it changes but a remark that is erased.';
