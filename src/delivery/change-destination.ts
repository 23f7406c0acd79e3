// A destination is changed, paused, resumed, given a new secret or removed. Leads wait meanwhile; none is lost.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { operatorId } from '../platform/ids.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { Refusal, invalid } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Crm, Settings } from '../connectors/connector.ts';
import { checkFollowing } from './check-following.ts';
import { checkSubscription } from './check-subscription.ts';
import {
  checkedSettings,
  checkListings,
  checkScope,
  sealedApart,
  type DestinationInput,
} from './create-destination.ts';
import {
  changeDestination,
  destinationById,
  lockDestination,
  saveHealth,
  type DestinationChange,
  type DestinationWithHealth,
} from './destination-store.ts';
import { crmOf, isPrevious, leadStoreKind, previousName, secretNames } from './destination.ts';
import { datesAfter, type SecretDates } from './secret-dates.ts';
import { parkRemaining } from './replay-store.ts';
import { forgetToken } from './token-store.ts';

type Given = Omit<DestinationInput, 'kind'> & { paused: boolean; pauseNote: string };
export type DestinationPatch = { [Name in keyof Given]?: Given[Name] | undefined };

type Change = (tx: Tx, found: DestinationWithHealth, say: Say) => Promise<void>;

/** Runs a change on a destination that exists and is not built in, and tells every process. */
async function changing(
  app: App,
  publisherId: string,
  id: string,
  change: Change,
): Promise<DestinationWithHealth> {
  const scope = publisherId === operatorId ? null : publisherId;
  return app.outbox.transact(scope, async (tx, say) => {
    // Settings are read, changed and written back: of two changes at once the second waits for the first.
    await lockDestination(tx, publisherId, id);
    const found = await destinationById(tx, publisherId, id);
    if (!found) throw notFound('destination');
    await change(tx, found, say);
    return (await destinationById(tx, publisherId, id)) ?? found;
  });
}

export function patchDestination(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  patch: DestinationPatch,
): Promise<DestinationWithHealth> {
  return changing(app, publisherId, id, async (tx, found, say) => {
    if (found.kind === leadStoreKind)
      throw new Refusal('conflict.store_unchanged', 'The lead store is built in and cannot be changed.');
    checkScope(patch);
    checkNote(patch);
    await checkListings(tx, publisherId, patch);
    await checkEvents(app, tx, found, patch);
    if (patch.followsOpportunities === true) checkFollowing(crmNeeded(found), found);
    const about = { publisherId, subjectId: id, actor: actor.id };
    const change = changeOf(app, actor, found, patch);
    await changeDestination(tx, publisherId, id, change);
    if (change.sealed !== undefined || change.settings !== undefined) await forgetToken(tx, publisherId, id);
    // New settings deserve a fresh start: what was broken may be mended.
    if (change.sealed !== undefined || change.settings !== undefined) await mend(app, tx, found, null);
    // Whoever resumes says that it is mended; what the far side asked for still holds.
    else if (change.pausedAt === null) await mend(app, tx, found, found.holdUntil);
    const fields = Object.keys(patch).filter((field) => field !== 'paused' && field !== 'pauseNote');
    if (fields.length > 0) await say([{ ...about, type: 'destination.changed', data: { fields } }]);
    if (change.pausedBy) {
      const data = { reason: 'by_hand', note: change.pauseNote ?? null };
      await say([{ ...about, type: 'destination.paused', data }]);
    }
    if (change.pausedAt === null) await say([{ ...about, type: 'destination.resumed', data: {} }]);
  });
}

/** Whether it has leads or events is decided when it is made. */
async function checkEvents(app: App, tx: Tx, found: DestinationWithHealth, patch: DestinationPatch) {
  if (found.role === 'events') return checkSubscription(app, tx, found.publisherId, crmNeeded(found), patch);
  if (patch.events !== undefined)
    throw invalid('events', 'It has leads: make another destination for events.', 'must_be_empty');
}

function checkNote({ paused, pauseNote }: DestinationPatch): void {
  if (pauseNote !== undefined && paused !== true)
    throw invalid('pauseNote', 'Says why it is paused: give it with paused: true alone.', 'must_be_empty');
}

function changeOf(
  app: App,
  actor: Actor,
  found: DestinationWithHealth,
  patch: DestinationPatch,
): DestinationChange {
  const change: DestinationChange = {};
  if (patch.name !== undefined) change.name = patch.name;
  if (patch.limits !== undefined) change.limits = { ...found.limits, ...patch.limits };
  if (patch.forwardTestLeads !== undefined) change.forwardTestLeads = patch.forwardTestLeads;
  if (patch.storefronts !== undefined) change.storefronts = patch.storefronts;
  if (patch.listingIds !== undefined) change.listingIds = patch.listingIds;
  if (patch.events !== undefined)
    Object.assign(change, { eventTypes: patch.events.types, eventFilter: patch.events.filter });
  if (patch.followsOpportunities !== undefined) change.followsOpportunities = patch.followsOpportunities;
  if (patch.secretExpiresAt !== undefined) change.secretExpiresAt = patch.secretExpiresAt;
  const { paused, pauseNote } = patch;
  if (paused === true && found.pausedAt === null)
    Object.assign(change, { pausedAt: app.clock.now(), pausedReason: 'by_hand' });
  // Whoever says why a pause lasts is its author from then on.
  if (paused === true && (found.pausedAt === null || (pauseNote ?? found.pauseNote) !== found.pauseNote))
    Object.assign(change, { pauseNote: pauseNote ?? null, pausedBy: actor.id });
  if (paused === false && found.pausedAt !== null)
    Object.assign(change, { pausedAt: null, pausedReason: null, pauseNote: null, pausedBy: null });
  if (patch.settings !== undefined) Object.assign(change, changedSettings(app, actor, found, patch.settings));
  return change;
}

/** Only what is given changes; a secret left out stays as it is. */
function changedSettings(
  app: App,
  actor: Actor,
  found: DestinationWithHealth,
  given: Settings,
): Pick<DestinationChange, 'settings' | 'sealed' | 'secretDates'> {
  const crm = crmNeeded(found);
  const now = opened(app, found);
  const asked = crm.fields.map(({ name }) => name);
  const checked = checkedSettings(crm, {
    ...Object.fromEntries(Object.entries(now).filter(([name]) => asked.includes(name))),
    ...given,
  });
  const next = { ...now, ...checked };
  return { ...sealedApart(app, crm, found.id, next), secretDates: datesOf(app, actor, found, crm, next) };
}

/** When each secret came to be, once the destination has `next`. One that is given again as it was is no new one. */
function datesOf(
  app: App,
  actor: Actor,
  found: DestinationWithHealth,
  crm: Crm,
  next: Settings,
): Record<string, SecretDates> {
  const now = opened(app, found);
  const kept = secretNames(crm).filter((name) => next[name] !== undefined && !isPrevious(crm, name));
  const renewed = kept.filter((name) => next[name] !== now[name]);
  const wasSet = kept.filter((name) => now[name] !== undefined);
  return datesAfter(found.secretDates, kept, renewed, { at: app.clock.now(), by: actor.id }, wasSet);
}

/** Makes a new minted secret; the old one stays valid beside it for `overlapHours`, and both sign meanwhile. */
export async function rotateSecret(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  overlapHours: number,
): Promise<Settings> {
  let shownOnce: Settings = {};
  await changing(app, publisherId, id, async (tx, found, say) => {
    const crm = crmNeeded(found);
    const minted = crm.mint?.();
    if (!minted) throw new Refusal('conflict.no_own_secret', `${crm.name} has no secret of ours to rotate.`);
    const now = opened(app, found);
    const names = Object.keys(minted);
    const previous = Object.fromEntries(names.map((name) => [previousName(name), now[name]!]));
    const previousUntil = new Date(app.clock.now().getTime() + overlapHours * 3_600_000).toISOString();
    // What was replaced before goes now, however long its overlap had still to run.
    const gone = new Set(['previousUntil', ...names.map(previousName)]);
    const kept = Object.fromEntries(Object.entries(now).filter(([name]) => !gone.has(name)));
    const next = { ...kept, ...minted, ...(overlapHours > 0 ? { ...previous, previousUntil } : {}) };
    const secretDates = datesOf(app, actor, found, crm, next);
    await changeDestination(tx, publisherId, id, { ...sealedApart(app, crm, id, next), secretDates });
    await say([
      {
        type: 'destination.changed',
        publisherId,
        subjectId: id,
        actor: actor.id,
        data: { fields: names },
      },
    ]);
    shownOnce = minted;
  });
  return shownOnce;
}

/** The row and its deliveries stay as proof; what was still on its way is parked with the reason. */
export async function removeDestination(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
): Promise<void> {
  await changing(app, publisherId, id, async (tx, found, say) => {
    if (found.kind === leadStoreKind)
      throw new Refusal('conflict.store_stays', 'The lead store is built in and cannot be removed.');
    if (publisherId === operatorId && found.pausedAt === null)
      throw invalid(
        'paused',
        'Pause the destination first: the leads of every publisher go to it.',
        'needs_pause',
      );
    await changeDestination(tx, publisherId, id, { removedAt: app.clock.now() });
    await forgetToken(tx, publisherId, id);
    await parkRemaining(tx, id, 'destination_removed');
    await say([
      {
        type: 'destination.changed',
        publisherId,
        subjectId: id,
        actor: actor.id,
        data: { fields: ['removed'] },
      },
    ]);
  });
}

async function mend(
  app: App,
  tx: Tx,
  { publisherId, id }: DestinationWithHealth,
  holdUntil: Date | null,
): Promise<void> {
  const health = { openUntil: null, openedCount: 0, reason: null, detail: null, said: null, holdUntil };
  await saveHealth(tx, publisherId, id, health, app.clock.now());
}

function crmNeeded(found: DestinationWithHealth): Crm {
  const crm = crmOf(found);
  if (!crm)
    throw new Refusal('conflict.no_settings', `A destination of the kind ${found.kind} has no settings.`);
  return crm;
}

function opened(app: App, found: DestinationWithHealth): Settings {
  return {
    ...found.settings,
    ...(found.sealed === null ? {} : (JSON.parse(app.vault.open(found.sealed, found.id)) as Settings)),
  };
}

/** Names of secrets a destination has, so that a reader sees that they are set without seeing them. */
export function secretsSet(app: App, found: DestinationWithHealth): string[] {
  const crm = crmOf(found);
  if (!crm || found.sealed === null) return [];
  const now = opened(app, found);
  return secretNames(crm).filter((name) => now[name] !== undefined);
}
