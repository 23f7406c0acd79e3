// Places leads in the territories of their publishers as they are now.
import type { Tx } from '../platform/db.ts';
import type { Scorers } from '../scoring/scorers.ts';
import type { Wanted } from './hand-out.ts';
import { factsOfLine, type LeadLine } from './lead-store.ts';
import { territoriesOf } from './territory-store.ts';
import { territoryOf } from './territory.ts';

export type Placed = Pick<
  Wanted,
  'publisherId' | 'leadId' | 'territoryId' | 'territoryName' | 'version' | 'poolId'
>;

/** In the order given; leads of publishers without territories are left out. */
export async function place<Line extends LeadLine>(
  tx: Tx,
  scorers: Scorers,
  lines: readonly Line[],
): Promise<(Placed & { line: Line })[]> {
  if (lines.length === 0) return [];
  const publisherIds = new Set(lines.map(({ publisherId }) => publisherId));
  const readyFor = await scorers.of(tx, publisherIds);
  const newest = new Map(
    (await territoriesOf(tx, [...publisherIds])).map((saved) => [
      saved.publisherId,
      { version: saved.version, place: territoryOf(saved) },
    ]),
  );
  return lines.flatMap((line) => {
    const territories = newest.get(line.publisherId);
    if (territories === undefined) return [];
    const { territoryId, name, poolId } = territories.place(factsOfLine(line, readyFor));
    const { version } = territories;
    return [
      {
        publisherId: line.publisherId,
        leadId: line.id,
        territoryId,
        territoryName: name,
        version,
        poolId,
        line,
      },
    ];
  });
}
