-- Of a list of a hundred thousand rows mostly few are missing here or left out: these are found without reading the others.
create index listed_leads_missing on listed_leads (publisher_id, comparison_id, nth) where lead_id is null;
-- Is this lead in that list: with the list's id in the index nobody is tempted to go through the whole list for each lead.
create index listed_leads_of on listed_leads (publisher_id, lead_id, comparison_id) where lead_id is not null;
drop index listed_leads_lead;
