comment on column target.next_attempt_at is 'By the clock of the database.';
