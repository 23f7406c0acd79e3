// What Prometheus may ask: counters and histograms, low in cardinality, never an id of a person.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export type Metrics = ReturnType<typeof openMetrics>;

/** One registry per app, so that several apps in one process do not mix. */
export function openMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'leadshare_' });
  return {
    registry,
    posts: new Counter({
      name: 'leadshare_intake_posts_total',
      help: 'Bodies posted to an intake URL, by what became of them.',
      labelNames: ['result'] as const,
      registers,
    }),
    batchSize: new Histogram({
      name: 'leadshare_intake_batch_size',
      help: 'Posts that shared one transaction.',
      buckets: [1, 2, 5, 10, 20, 50, 100, 200],
      registers,
    }),
    attempts: new Counter({
      name: 'leadshare_delivery_attempts_total',
      help: 'Tries to deliver a lead, by kind of destination and outcome.',
      labelNames: ['kind', 'outcome', 'reason'] as const,
      registers,
    }),
    attemptSeconds: new Histogram({
      name: 'leadshare_delivery_attempt_seconds',
      help: 'How long a far side took to answer.',
      labelNames: ['kind'] as const,
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    acceptToDelivered: new Histogram({
      name: 'leadshare_accept_to_delivered_seconds',
      help: 'From a lead’s acceptance to its delivery, first attempts only.',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
      registers,
    }),
    mails: new Counter({
      name: 'leadshare_mails_total',
      help: 'Tries to send a mail to a lead, by outcome and reason.',
      labelNames: ['outcome', 'reason'] as const,
      registers,
    }),
    mailsInDoubt: new Counter({
      name: 'leadshare_mails_in_doubt_total',
      help: 'Mails sent again under the same Message-ID, since whoever had them did not say what became of them.',
      registers,
    }),
    backlog: new Gauge({
      name: 'leadshare_deliveries_unfinished',
      help: 'Deliveries on their way, by state; refreshed every half minute by one process.',
      labelNames: ['state'] as const,
      registers,
    }),
    oldestDue: new Gauge({
      name: 'leadshare_oldest_due_seconds',
      help: 'How long the oldest due delivery has been due, destinations that rest left out.',
      registers,
    }),
  };
}
