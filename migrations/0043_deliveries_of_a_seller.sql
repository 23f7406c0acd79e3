-- Of a delivery that follows another lead PostgreSQL takes coalesce() for something that may tell what it is given, and so does not look the
-- lead up by its id: a seller's deliveries were each sought among all leads of the publisher, and whole plans were made as if everybody's were.
alter policy only_assigned on deliveries using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else exists (
    select from leads as lead
    where lead.publisher_id = deliveries.publisher_id
      and lead.id = case when deliveries.lead_id is null then deliveries.followed_lead_id else deliveries.lead_id end) end);
