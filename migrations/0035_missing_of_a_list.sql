-- Of a list of a hundred thousand rows mostly few are missing here or left out: these are found without reading the others.
create index listed_leads_missing on listed_leads (publisher_id, comparison_id, nth) where lead_id is null;
