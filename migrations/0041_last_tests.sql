-- When a listing was last tried is asked of each listing by whoever opens the first screen: without walking all tests of the publisher.
create index leads_tests on leads (publisher_id, listing_id, id) where status = 'kept' and kind = 'test';
