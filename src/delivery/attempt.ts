// One try: the lead, the connector and the wire, turned into an outcome and a transcript. Never throws.
import { performance } from 'node:perf_hooks';
import { WireError, type Outcome } from '../connectors/connector.ts';
import { openWire, type Exchange } from '../connectors/wire.ts';
import type { SharedLead } from '../leads/lead.ts';
import type { App } from '../platform/app.ts';
import type { Http } from '../platform/http-client.ts';
import type { Mailer } from '../platform/mailer.ts';
import { crmOf, secretNames, type Destination } from './destination.ts';

/** The ways out of the house. */
export type Ways = { http: Http; mailer: Mailer };

export type Attempt = { outcome: Outcome; transcript: Exchange[]; startedAt: Date; durationMs: number };

/** `deliveryId` makes the idempotency key, the same on every try of a delivery. */
export async function attempt(
  app: App,
  ways: Ways,
  destination: Destination,
  lead: SharedLead,
  deliveryId: string,
): Promise<Attempt> {
  const startedAt = app.clock.now();
  const from = performance.now();
  const crm = crmOf(destination);
  if (crm === null) {
    const detail = `This release has no connector of the kind ${destination.kind}.`;
    return {
      outcome: { is: 'refused', reason: 'misconfigured', detail },
      transcript: [],
      startedAt,
      durationMs: 0,
    };
  }
  const { wire, transcript } = openWire({
    ...ways,
    settings: destination.settings,
    secrets: secretNames(crm),
    idempotencyKey: deliveryId.replaceAll('_', '-'),
    now: startedAt,
    timeoutMs: destination.limits.timeoutMs,
  });
  let outcome: Outcome;
  try {
    outcome = await crm.push(lead, destination.settings, wire);
  } catch (error) {
    outcome = fromError(app, destination, error);
  }
  return { outcome, transcript: transcript(), startedAt, durationMs: Math.round(performance.now() - from) };
}

function fromError(app: App, destination: Destination, error: unknown): Outcome {
  if (!(error instanceof WireError)) {
    app.log.error(
      { err: error, destinationId: destination.id, kind: destination.kind },
      'delivery.connector_failed',
    );
    return {
      is: 'retry',
      reason: 'internal_error',
      detail: 'The connector failed; the fault is ours and is in the log.',
    };
  }
  const detail = error.message;
  switch (error.fault) {
    case 'timeout':
      return { is: 'retry', reason: 'timeout', detail };
    case 'unreachable':
      return { is: 'retry', reason: 'unreachable', detail };
    case 'reply_too_large':
      return { is: 'retry', reason: 'malformed_reply', detail };
    case 'blocked_address':
      return { is: 'refused', reason: 'blocked_address', detail };
    case 'invalid_url':
      return { is: 'refused', reason: 'misconfigured', detail };
  }
}
