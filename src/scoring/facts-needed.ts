// Which long parts of a lead a model asks about, so that a million leads need not be read whole; and a row's facts. Pure.
import { storefrontById } from '../catalog/storefronts.ts';
import { asksOf } from './condition.ts';
import type { Criterion } from './criteria.ts';
import { factsOf, type Facts } from './facts.ts';
import type { Model } from './model.ts';
import type { Rescorable } from './rescoring-store.ts';

/** source: what the sender said besides. note: its words, rather than that there is one. */
export type Needed = { source: boolean; note: boolean };

export function neededBy(models: readonly Model[], criteria: readonly Criterion[] = []): Needed {
  const asks = models
    .flatMap(({ groups, exclusions }) => [...groups.flatMap(({ rules }) => rules), ...exclusions])
    .map(({ when }) => when)
    .concat(criteria.flatMap(({ when }) => when ?? []))
    .flatMap(asksOf);
  return {
    source: asks.some(({ fact }) => fact.startsWith('own.') || fact.startsWith('campaign')),
    note: asks.some(({ fact, is }) => fact === 'note' && is !== 'present' && is !== 'absent'),
  };
}

const nothing = { leadSource: null, actionCode: null, extra: {} };

/** The same facts as when it came in. */
export function factsOfRow({ offerId, consentBasis: basis, language, source, ...row }: Rescorable): Facts {
  const motion = storefrontById(row.storefront)?.motion ?? 'unknown';
  const consent = { basis, record: language === null ? null : { language } };
  return factsOf(
    { ...row, motion, offer: { id: offerId }, consent, source: source ?? nothing },
    row.earlierLeads,
    row,
  );
}
