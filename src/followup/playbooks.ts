// Playbooks made ready for a batch of leads: the newest of their publishers, or the very versions that runs name.
import type { Queries } from '../platform/db.ts';
import { predicateOf } from '../scoring/condition.ts';
import type { Facts } from '../scoring/facts.ts';
import { asksBeyond } from './clock.ts';
import type { Playbook, Playbooks, PlaybookVersion } from './playbook.ts';
import { latestPlaybooksOfEach, playbookVersionsOf } from './playbook-store.ts';
import { shippedPlaybooks } from './shipped-playbooks.ts';
import type { LeadKey } from './store.ts';

export type ReadyPlaybooks = {
  version: number;
  holidays: Playbooks['holidays'];
  /** Whether one asks for more than a scored lead tells by itself. */
  asksMore: boolean;
  /** The first that takes such a lead. */
  playbookFor(facts: Facts): Playbook | null;
  playbook(id: string): Playbook | null;
};

export function readyPlaybooks({ version, document }: PlaybookVersion): ReadyPlaybooks {
  const { holidays, playbooks } = document;
  const ready = playbooks.map((playbook) => ({
    playbook,
    takes: playbook.when === null ? () => true : predicateOf(playbook.when),
  }));
  return {
    version,
    holidays,
    asksMore: playbooks.some(({ when }) => when !== null && asksBeyond(when)),
    playbookFor: (facts) => ready.find(({ takes }) => takes(facts))?.playbook ?? null,
    playbook: (wanted) => playbooks.find(({ id }) => id === wanted) ?? null,
  };
}

const shipped = readyPlaybooks({ version: 0, document: shippedPlaybooks });

/** One query for all publishers of the batch. */
export async function newestPlaybooks(
  db: Queries,
  leads: readonly LeadKey[],
): Promise<(publisherId: string) => ReadyPlaybooks> {
  const ids = [...new Set(leads.map(({ publisherId }) => publisherId))];
  const rows = ids.length === 0 ? [] : await latestPlaybooksOfEach(db, ids);
  const ready = new Map(rows.map((row) => [row.publisherId, readyPlaybooks(row)]));
  return (publisherId) => ready.get(publisherId) ?? shipped;
}

type Run = LeadKey & { version: number };

/** Those that these runs go by; one query, and none where all are as shipped. */
export async function playbooksBehind(
  db: Queries,
  runs: readonly Run[],
): Promise<(run: Run) => ReadyPlaybooks> {
  const name = ({ publisherId, version }: Omit<Run, 'leadId'>) => `${publisherId} ${version}`;
  const wanted = new Map(runs.filter(({ version }) => version > 0).map((run) => [name(run), run]));
  const found = wanted.size === 0 ? [] : await playbookVersionsOf(db, [...wanted.values()]);
  const ready = new Map(found.map((row) => [name(row), readyPlaybooks(row)]));
  return (run) => ready.get(name(run)) ?? shipped;
}
