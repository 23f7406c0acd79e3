// Which rows of an export are here already? Those imported before, and those the marketplace delivered itself. Pure.
import type { ImportRow } from './import-row.ts';

/** What an imported lead keeps of its row, as source.extra.import. Times are RFC 3339. */
export type ImportMark = { id: string | null; createdAt: string | null; importedAt: string };

/** A lead of one of the rows' people. mark: whatever its source.extra.import holds, which a sender may have made up. */
export type KnownLead = { id: string; email: string; listingId: string; receivedAt: Date; mark: unknown };

/** How far apart a row and its lead may be. */
export const nearMs = 24 * 3_600_000;

/**
 * The known lead that is this row's: the same address and listing, within a day of the row's time where it has one; the nearest of several.
 * A lead imported in this very run is another row's, and so is an imported one with another id.
 */
export function leadOfRow(
  { read, createdAt, importId }: ImportRow,
  listingId: string,
  importedAt: string,
  known: readonly KnownLead[],
): string | null {
  const { email } = read.contact.normalized;
  if (email === null) return null;
  const near = known.flatMap((lead) => {
    if (lead.email !== email || lead.listingId !== listingId) return [];
    const mark = lead.mark as Partial<ImportMark> | null;
    if (mark?.importedAt === importedAt || (mark?.id && importId !== null)) return [];
    const apartMs = createdAt === null ? 0 : Math.abs(timeOf(lead, mark) - createdAt.getTime());
    return apartMs <= nearMs ? [{ id: lead.id, apartMs }] : [];
  });
  return near.toSorted((a, b) => a.apartMs - b.apartMs || (a.id < b.id ? -1 : 1))[0]?.id ?? null;
}

/** When the customer raised the hand: an imported lead's own time, where its row told one. */
function timeOf({ receivedAt }: KnownLead, mark: Partial<ImportMark> | null): number {
  const told = Date.parse(mark?.createdAt ?? '');
  return Number.isNaN(told) ? receivedAt.getTime() : told;
}
