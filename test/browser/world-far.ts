// The far sides of the believable world: CRMs that take leads, one that forgets our key, and a listener to events.
import { aDestination } from '../delivering.ts';
import type { APublisher } from '../factories.ts';
import type { Answer, Seen } from '../fakes/http-far-side.ts';
import type { Place } from './place.ts';

type FarCrm = { answer(request: Seen): Answer; lock(): void };

/** Takes leads of people it can call, and none any more behind /locked once it no longer knows our key. */
export function crm(): FarCrm {
  let calls = 0;
  let isLocked = false;
  return {
    lock: () => void (isLocked = true),
    answer({ path, body }) {
      if (path === '/locked' && isLocked) return { status: 401, body: '{"error":"unknown key"}' };
      if (path === '/sales' && body.includes('aiko@'))
        return { status: 422, body: '{"error":"the phone number cannot be right"}' };
      const headers = { 'content-type': 'application/json' };
      return { status: 200, headers, body: JSON.stringify({ id: `rec-${1000 + ++calls}` }) };
    },
  };
}

export async function connect({ booted }: Place, publisher: APublisher, url: string) {
  const at = (path: string) => ({ settings: { url: `${url}${path}` }, limits: { retryDelaysS: [5] } });
  return {
    fieldSellers: await aDestination(booted, null, { name: 'Field seller CRM', ...at('/field') }),
    sales: await aDestination(booted, publisher, { name: 'Sales CRM', ...at('/sales') }),
    portal: await aDestination(booted, publisher, { name: 'Partner portal', ...at('/locked') }),
    warehouse: await aDestination(booted, publisher, { name: 'Data warehouse', ...at('/warehouse') }),
  };
}

/** Of leads from Europe alone. */
export const tellEvents = ({ booted }: Place, publisher: APublisher, url: string) =>
  aDestination(booted, publisher, {
    name: 'Event log',
    settings: { url: `${url}/events` },
    events: {
      types: ['lead.received', 'lead.scored', 'lead.assigned', 'task.created', 'destination.broken'],
      filter: { fact: 'region', is: 'one_of', value: ['150'] },
    },
  });
