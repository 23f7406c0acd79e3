-- The planner takes a comparison with a setting for one row in 200, and then sorts on disk what it believes to be few: a year of a
-- storefront's sums took a third longer. The same policies, asked as a case, which it takes for one row in two.
do $$
declare
  name text;
begin
  foreach name in array array['insight_days', 'insight_values'] loop
    execute format(
      'alter policy only_assigned on %I using (
         case when (select coalesce(current_setting(''leadshare.assignee'', true), '''')) = '''' then true
         else dimension = ''seller'' and key = (select current_setting(''leadshare.assignee'', true)) end)', name);
  end loop;
  foreach name in array array['lead_counts', 'quarantine', 'territory_versions', 'pools', 'pool_members', 'waiting_leads', 'programme_accounts',
      'referrals', 'referral_commands', 'programme_events', 'referral_notes', 'cosell_contacts', 'readiness_marks', 'list_comparisons',
      'listed_leads', 'back_fills'] loop
    execute format(
      'alter policy only_assigned on %I using (
         case when (select coalesce(current_setting(''leadshare.assignee'', true), '''')) = '''' then true else false end)', name);
  end loop;
end $$;
