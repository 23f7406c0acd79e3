// Why a deal was lost, in the publisher's list and in the programme's words. Pure.
import type { Opportunity } from '../pipeline/opportunity.ts';
import type { Pipelines, Reason } from '../pipeline/pipeline.ts';
import type { Programme } from './programme.ts';
import type { Referral } from './referral-store.ts';

const plain = (name: string) => name.trim().toLowerCase();
const spoken = ({ id, name }: Reason) => name ?? id.replaceAll('_', ' ');

/** For the programme; null: it has a list, and none of its reasons is the one that was given. */
export function loseReasonFor(
  { loseReasons, lossReasons = {} }: Pick<Programme, 'loseReasons' | 'lossReasons'>,
  document: Pipelines,
  { reason: id, reasonNote }: Opportunity,
): string | null {
  const given = document.lossReasons.find((reason) => reason.id === id);
  const name = given === undefined ? (id ?? '') : spoken(given);
  if (loseReasons === null) return [name, reasonNote].filter(Boolean).join(': ').slice(0, 500) || null;
  return loseReasons.find((each) => plain(each) === plain(name)) ?? lossReasons[id ?? ''] ?? null;
}

/** For the opportunity; null: the publisher's list has none that may stand for any. */
export function lossReasonFor(
  { lossReasons = {} }: Pick<Programme, 'lossReasons'>,
  document: Pipelines,
  { told: { statusReason, statusText } }: Referral,
): { reason: string; note: string | null } | null {
  const offered = document.lossReasons.filter(({ archived }) => !archived);
  const said = plain(statusReason ?? '');
  const note = (statusReason ?? statusText).slice(0, 1_000) || null;
  const same = offered.find((reason) => plain(spoken(reason)) === said);
  const known = offered.find(({ id }) => plain(lossReasons[id] ?? '') === said && said !== '');
  const any = offered.find(({ id }) => id.startsWith('other_'));
  const found = same ?? known ?? any;
  return found === undefined ? null : { reason: found.id, note: note ?? spoken(found) };
}
