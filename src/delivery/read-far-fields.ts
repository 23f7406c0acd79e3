// Reads the far side's own list of fields, and keeps it: from then on it says what a mapping may fill and what fits.
import type { Actor } from '../accounts/actor.ts';
import type { Crm, Failed } from '../connectors/connector.ts';
import type { Target } from '../mapping/mapping.ts';
import type { App } from '../platform/app.ts';
import { operatorId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { fromError, wireOf, type Ways } from './attempt.ts';
import { failedStep, wellStep, type ShownStep } from './check-steps.ts';
import type { Destination } from './destination.ts';
import { saveFarFields } from './mapping-store.ts';

/** A far side with more than these is cut: nobody looks through so many. */
const mostTargets = 2_000;
const mostOptions = 1_000;

/** Throws Refusal `conflict` where the far side cannot tell. */
export async function readFarFields(
  app: App,
  ways: Ways,
  actor: Actor,
  destination: Destination,
  crm: Crm,
): Promise<ShownStep> {
  if (!crm.describe)
    throw new Refusal('conflict.tells_no_fields', `${crm.name} does not tell which fields it has.`);
  const { publisherId, id } = destination;
  const told = await described(app, ways, destination, crm, crm.describe);
  if (told.is !== 'read') return failedStep('fields', told);
  const targets = told.targets.slice(0, mostTargets).map(kept);
  const now = app.clock.now();
  const scope = publisherId === operatorId ? null : publisherId;
  await app.outbox.transact(scope, async (tx, say) => {
    await saveFarFields(tx, publisherId, id, targets, now);
    const data = { count: targets.length };
    await say([{ type: 'destination.fields_read', publisherId, subjectId: id, actor: actor.id, data }]);
  });
  return wellStep('fields');
}

async function described(
  app: App,
  ways: Ways,
  destination: Destination,
  crm: Crm,
  describe: NonNullable<Crm['describe']>,
): Promise<{ is: 'read'; targets: Target[] } | Failed> {
  const { settings } = destination;
  const { wire, kept: unsaid } = wireOf(ways, destination, crm, app.clock.now());
  try {
    const told = await describe(settings, wire);
    return told.is === 'read' ? told : unsaid(told);
  } catch (error) {
    return fromError(app, destination, error);
  }
}

/** Names are others' text: whole characters, no NUL, and no longer than anybody reads. */
function kept({ name, label, type, required, maxLength, options }: Target): Target {
  return {
    name: text(name),
    label: text(label),
    type,
    required,
    ...(maxLength !== undefined && { maxLength }),
    ...(options && {
      options: options
        .slice(0, mostOptions)
        .map(({ value, label }) => ({ value: text(value), label: text(label) })),
    }),
  };
}

const text = (said: string) => said.slice(0, 200).replaceAll('\u0000', '').toWellFormed();
