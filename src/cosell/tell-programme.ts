// What people changed in an opportunity is told its programme, as a command of the referral: value, close, stage, won, lost.
import type { App } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';
import { ask } from './ask.ts';
import { commandById } from './command-store.ts';
import { complaintsOf, type CommandInput } from './command.ts';
import type { CosellDesk } from './desk.ts';
import { noteTold, type ToldOf } from './link-store.ts';
import type { Changes } from './referral.ts';
import { possible } from './state.ts';
import { loseReasonFor } from './step-reason.ts';
import { fieldsOf, stays, type Next, type Seen } from './step-seen.ts';
import type { Decision, Side, StepField, Unlike, Why } from './step.ts';

/** An answer that said nothing is followed by the next reading within this. */
const readWithinMs = 10 * 60_000;

type Telling = { input: CommandInput; changes: Partial<Side>; out: Unlike[] };

export async function tell(app: App, desk: CosellDesk, seen: Seen, decision: Decision): Promise<Next> {
  if (fieldsOf(decision.tell).length === 0) return { out: [] };
  const { link, referral, deal } = seen;
  const { input, changes, out } = tellingOf(seen, decision.tell);
  if (input === null) return { out };
  const fields = fieldsOf(changes);
  const told: ToldOf = { version: deal.version, revision: referral.revision, changes };
  const before = await lastAnswer(app, seen, told);
  if (before !== null) return 'laterMs' in before ? before : { out: [...out, ...before.out] };
  try {
    const command = await ask(
      app,
      desk,
      { id: link.changedBy ?? link.linkedBy },
      link.publisherId,
      referral.id,
      referral.revision,
      input,
      (tx, commandId) =>
        noteTold(tx, link, { commandId, told, agreed: decision.agreed, now: app.clock.now() }),
    );
    // Looked at again as soon as it is over.
    return command.state === 'waiting' ? { laterMs: 0 } : 'again';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.reason === 'newer_version' || error.reason === 'command_waits') return { laterMs: 1_000 };
    return { out: [...out, ...stays(seen, fields, whyOf(error))] };
  }
}

function whyOf({ reason }: Refusal): Why {
  if (reason === 'account_removed') return 'account_removed';
  return reason === 'referral_state' ? 'not_possible' : 'does_not_fit';
}

/** A change before an end, each what the programme can take. */
function tellingOf(
  seen: Seen,
  wanted: Partial<Side>,
): Telling | { input: null; changes: null; out: Unlike[] } {
  const { programme, referral, document, deal } = seen;
  const may = possible(referral, referral.direction);
  const out: Unlike[] = [];
  const ends = wanted.state !== undefined;
  const fields = fieldsOf(wanted).filter((field) => field !== 'state');
  const fit = fields.filter((field) => {
    const why = !may.includes('update')
      ? 'not_possible'
      : reviewed(seen, field, wanted)
        ? null
        : 'does_not_fit';
    if (why !== null) out.push(...stays(seen, [field], why));
    return why === null;
  });
  if (fit.length > 0) {
    const changes = Object.fromEntries(fit.map((field) => [field, wanted[field]]));
    return { input: { kind: 'update', changes: changesFor(seen, fit, wanted) }, changes, out };
  }
  if (!ends) return { input: null, changes: null, out };
  const { state } = wanted;
  const changes = { state: state! };
  const stay = (why: Why) => ({ input: null, changes: null, out: [...out, ...stays(seen, ['state'], why)] });
  if (!may.includes(state === 'won' ? 'win' : 'lose')) return stay('not_possible');
  if (state === 'won') return { input: { kind: 'win' }, changes, out };
  const reason = loseReasonFor(programme, document, deal);
  if (reason === null) return stay('reason_needed');
  return { input: { kind: 'lose', reason, notes: null }, changes, out };
}

const reviewed = (seen: Seen, field: StepField, wanted: Partial<Side>) =>
  complaintsOf(seen.programme, { kind: 'update', changes: changesFor(seen, [field], wanted) }).length === 0;

function changesFor({ referral }: Seen, fields: readonly StepField[], wanted: Partial<Side>): Changes {
  const changes: Changes = {};
  const { value, closesOn, stage } = wanted;
  if (fields.includes('value') && value) {
    const [amount = '', currency = ''] = value.split(' ');
    changes.value = amount.replace(/\.0+$/, '');
    if (currency !== referral.told.deal.currency) changes.currency = currency;
  }
  if (fields.includes('closesOn') && closesOn) changes.closesOn = closesOn;
  if (fields.includes('stage') && stage) changes.stage = stage;
  return changes;
}

/** The very same was told before: what came of it. Null: it was not, or the programme's news make it worth another try. */
async function lastAnswer(
  app: App,
  seen: Seen,
  told: ToldOf,
): Promise<{ laterMs: number } | { out: Unlike[] } | null> {
  const { link, referral } = seen;
  if (link.told === null || link.commandId === null) return null;
  const isSame =
    link.told.version === told.version && JSON.stringify(sorted(link.told)) === JSON.stringify(sorted(told));
  if (!isSame) return null;
  const command = await commandById(app.db, link.publisherId, link.commandId);
  if (command === undefined) return null;
  if (command.state === 'waiting') return { laterMs: 0 };
  const isUnseen = link.told.revision === referral.revision;
  const fields = fieldsOf(told.changes);
  if (command.state !== 'done') {
    const said = command.fault?.said ?? command.fault?.code ?? null;
    return isUnseen ? { out: stays(seen, fields, 'programme_refuses', said) } : null;
  }
  const since = app.clock.now().getTime() - (command.endedAt?.getTime() ?? 0);
  return isUnseen && since < readWithinMs
    ? { laterMs: 60_000 }
    : { out: stays(seen, fields, 'programme_keeps_own') };
}

const sorted = ({ changes }: ToldOf) => Object.entries(changes).toSorted(([a], [b]) => (a < b ? -1 : 1));
