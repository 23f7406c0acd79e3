-- What a person did with our mails, beside what the lead scores by it; which bases of consent mails may rest on; and results of campaigns
-- without reading what lies outside their period.

alter table standings
  -- In how many mails of the thirty days until the last of them a person followed a link.
  add column mail_clicks int not null default 0,
  add column clicked_at timestamptz,
  -- Of the interest, what those clicks added: it fades from the last of them.
  add column click_interest smallint not null default 0;

-- A publisher's own choice beyond what is safe: without it, leads whose consent nobody knows are not written to.
alter table mail_senders
  add column consent_bases text[] not null default '{contact_form,acquisition,test_drive}';

-- Who was qualified in a period, found without reading all who ever were.
create index standings_qualified on standings (publisher_id, stage_since)
  where stage in ('marketing_qualified', 'sales_qualified');
