// The opportunities of the believable world: open ones in two currencies, one won, one lost, and a rate by which they are summed.
import type { APublisher } from '../factories.ts';
import type { APerson } from '../people.ts';
import type { Place } from './place.ts';

type Deal = { id: string; version: number };

/** Answers the id of one that has moved. */
export async function giveDeals({ booted }: Place, publisher: APublisher, owner: APerson): Promise<string> {
  const at = `/api/v1/publishers/${publisher.id}`;
  const ask = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => {
    const answer = await booted.call<Deal>(method, `${at}${path}`, body, owner.as);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { savedBy, savedAt, ...document } = (await ask('GET', '/pipelines')) as Deal &
    Record<string, unknown>;
  if (savedBy !== null || savedAt !== null)
    throw new Error('The pipelines of a new publisher are as shipped.');
  await ask('PUT', '/pipelines', { ...document, reportingCurrency: 'EUR' });
  const csv = 'Date,USD,GBP,\n2026-11-19,1.0867,0.8391,\n';
  await ask('POST', '/exchange-rate-imports', { csv });
  const closes = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const deal = (name: string, value: string, currency: string, days: number) =>
    ask('POST', '/opportunities', {
      name,
      value,
      currency,
      expectedClose: closes(days),
      contacts: [{ name: 'Ana' }],
    });
  const move = ({ id, version }: Deal, to: string, more: object = {}) =>
    ask('POST', `/opportunities/${id}/moves`, { to, version, ...more });
  await deal('Lipowa Logistyka: Shift Planner', '12500.00', 'EUR', 25);
  await deal('Harbour Bakeries: Shift Planner', '4800.00', 'GBP', -3);
  const moved = await move(await deal('Vltava Clinics: two sites', '21000.00', 'USD', 40), 'proposed');
  await move(await deal('Ribeira Hotels: pilot', '3200.00', 'EUR', 10), 'won', { reason: 'speed' });
  const note = 'Chose the planner of their payroll';
  await move(await deal('Alföld Foods: night shifts', '7600.00', 'EUR', 5), 'lost', {
    reason: 'competitor',
    note,
  });
  return moved.id;
}

/** For everybody, of how listings do. */
export async function saveReport({ booted }: Place, publisher: APublisher): Promise<string> {
  const report = { name: 'Mondays', blocks: ['funnel', 'breakdown', 'trend', 'responses'] };
  const path = `/api/v1/publishers/${publisher.id}/reports`;
  return (await booted.call<{ id: string }>('POST', path, report)).body.id;
}
