// The floor of scoring anew: the bare update of the same rows.
import type { App } from '../../src/platform/app.ts';

/** Along the primary key, the same columns, values that are made on the spot. */
export async function bareUpdate(app: App, publisherId: string, atOnce: number): Promise<number> {
  let afterId = '';
  let leads = 0;
  const from = performance.now();
  for (;;) {
    const [page] = await app.db.prepared<{ last: string | null; count: number }>(
      {
        name: 'bare_rescoring',
        text: `with page as (
          select lead_id from standings where publisher_id = $1 and lead_id > $2 order by lead_id limit $3
        ), written as (
          update standings as standing set version = version + 1, excluded = excluded, points = points, fit = fit, interest = interest,
            score = (score + 1)::smallint, grade = translate(grade, '1234', '2341'), hot = hot, scored_at = now(),
            cools_at = cools_at + interval '1 hour', stage = stage, stage_since = stage_since, earlier_leads = earlier_leads
          from page where standing.publisher_id = $1 and standing.lead_id = page.lead_id returning standing.lead_id
        ) select max(lead_id) as last, count(*)::int as count from written`,
      },
      [publisherId, afterId, atOnce],
    );
    leads += page!.count;
    if (page!.last === null) return leads / ((performance.now() - from) / 1_000);
    afterId = page!.last;
  }
}
