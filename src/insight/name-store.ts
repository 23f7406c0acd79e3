// SQL of what the members of a dimension are called.
import sql from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import { storefrontById } from '../catalog/storefronts.ts';
import type { Dimension } from './metrics.ts';

/** By key; a country, a grade and a code are their own names. */
export async function namesOf(
  db: Queries,
  publisherId: string,
  dimension: Dimension,
  keys: readonly (string | null)[],
): Promise<Map<string, string>> {
  const known = keys.filter((key) => key !== null);
  const wanted = new Column('text', known);
  const rows = await (() => {
    switch (dimension) {
      case 'listing':
        return db.rows<{ key: string; name: string }>(sql`
          select id as key, title as name from listings where publisher_id = ${publisherId} and id = any(${wanted}::text[])`);
      case 'seller':
        return db.rows<{ key: string; name: string }>(
          sql`select id as key, name from users where id = any(${wanted}::text[])`,
        );
      case 'campaign':
        return db.rows<{ key: string; name: string }>(sql`
          select code.code_key as key, string_agg(campaign.name, ', ' order by campaign.from_day, campaign.id) as name
          from campaign_codes as code
          join campaigns as campaign on campaign.publisher_id = code.publisher_id and campaign.id = code.campaign_id
          where code.publisher_id = ${publisherId} and code.code_key = any(${wanted}::text[]) group by 1`);
      default:
        return [];
    }
  })();
  if (dimension === 'storefront') return new Map(known.map((key) => [key, storefrontById(key)?.name ?? key]));
  return new Map(rows.map(({ key, name }) => [key, name]));
}
