-- Reports: questions to insight that are saved under a name, mailed by the calendar, and what became of each mail.

create table reports (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  name text not null,
  -- Which tables it has, in their order, and what they are asked: src/reports/report.ts.
  blocks jsonb not null,
  question jsonb not null,
  -- Of its files and mails; null: the reader's own.
  language text collate "C",
  -- Everybody here may see it; else its author alone.
  shared boolean not null,
  -- Null: made by a key.
  author_id text collate "C",
  -- When it is mailed, and as what file; null: it is not.
  schedule jsonb,
  -- When next.
  due_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (publisher_id, id)
);
create index reports_due on reports (due_at) where due_at is not null;

-- Whom it is mailed to. Who has left stays here, so that the report can say so.
create table report_readers (
  publisher_id text collate "C" not null,
  report_id text collate "C" not null,
  user_id text collate "C" not null,
  added_at timestamptz not null,
  -- The reader wants it no more.
  stopped_at timestamptz,
  primary key (publisher_id, report_id, user_id),
  foreign key (publisher_id, report_id) references reports on delete cascade
);

-- One row a mail: by its key it is sent once for each time it is due.
create table report_mails (
  publisher_id text collate "C" not null,
  report_id text collate "C" not null,
  due_at timestamptz not null,
  user_id text collate "C" not null,
  -- Whoever has claimed it is alone with it until then.
  next_at timestamptz not null,
  tries int not null default 0,
  -- Later it is not worth sending.
  until_at timestamptz not null,
  ended_at timestamptz,
  -- left: the reader has no access any more. stopped: wants it no more. failed: no mail server took it in time.
  outcome text collate "C" check (outcome in ('sent', 'left', 'stopped', 'failed')),
  primary key (publisher_id, report_id, due_at, user_id),
  foreign key (publisher_id, report_id) references reports on delete cascade
);
create index report_mails_next on report_mails (next_at) where ended_at is null;
create index report_mails_ended on report_mails (ended_at) where ended_at is not null;

select keep_to_publisher('reports', 'report_readers', 'report_mails');
