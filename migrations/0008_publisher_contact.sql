-- Where a publisher's customers ask about their data, or object: an e-mail address or a page's; null: none was given.

alter table publishers add column contact text;
