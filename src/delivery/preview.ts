// What a mapping would make of a lead, and the very requests that would go: shown to whoever may see leads, and kept nowhere.
import type { Crm, Failed, Job } from '../connectors/connector.ts';
import { redactorOf } from '../connectors/wire.ts';
import type { SharedLead } from '../leads/lead.ts';
import { applyMapping } from '../mapping/apply.ts';
import { labelled } from '../mapping/lead-lines.ts';
import type { Mapped, Mapping } from '../mapping/mapping.ts';
import type { OpportunityFacts } from '../mapping/opportunity-facts.ts';
import type { App } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { fromError, jobOf, wireOf, type Ways } from './attempt.ts';
import { secretNames, type Destination } from './destination.ts';
import { withOwnFields } from './own-fields.ts';
import { previewWire, Stopped, type Previewed } from './preview-wire.ts';
import { targetsOf } from './save-mapping.ts';

export type ShownRequest = Omit<Previewed, 'body' | 'credentials'> & {
  /** Null where it is credentials alone. */
  body: string | null;
};

export type Preview = Mapped & {
  /** Empty when the lead would not be sent. */
  requests: ShownRequest[];
  /** Why it ended before what would write. */
  failed: Failed | null;
};

const longestBody = 100_000;

export async function preview(
  app: App,
  ways: Ways,
  destination: Destination,
  crm: Crm,
  mapping: Mapping,
  { lead, opportunity }: { lead: SharedLead; opportunity: OpportunityFacts | null },
  withRequests: boolean,
): Promise<Preview> {
  const [labels] = await withOwnFields(app, [{ lead, deliveryId: newId('dlv', app.clock.now()) }]);
  const sending = { ...labels!, opportunity };
  const { ownFields } = sending;
  const mapped = applyMapping(labelled(lead, ownFields, opportunity), mapping, targetsOf(destination, crm));
  const { job } = jobOf(crm, { ...destination, mapping }, sending);
  if (!withRequests || job === null) return { ...mapped, requests: [], failed: null };
  return { ...mapped, ...(await requestsFor(app, ways, destination, crm, job)) };
}

async function requestsFor(
  app: App,
  ways: Ways,
  destination: Destination,
  crm: Crm,
  job: Job,
): Promise<Pick<Preview, 'requests' | 'failed'>> {
  const now = app.clock.now();
  const { settings } = destination;
  const secrets = secretNames(crm);
  const open = wireOf(ways, destination, crm, now);
  const { wire, requests, granted } = previewWire(open.wire, crm.assumed);
  let failed: Failed | null = null;
  try {
    const outcome = await crm.push(job, settings, wire);
    if (outcome.is !== 'delivered') failed = outcome;
  } catch (error) {
    if (!(error instanceof Stopped)) failed = fromError(app, destination, error);
  }
  // What came after a write that was not sent says nothing of the far side.
  if (requests.some(({ sent }) => !sent)) failed = null;
  const redact = redactorOf(settings, secrets, granted);
  return {
    requests: requests.map(({ credentials, body, url, headers, ...rest }) => ({
      ...rest,
      url: redact.text(url),
      headers: redact.headers(headers),
      body: credentials ? null : redact.text(body.toString(), longestBody),
    })),
    failed: failed && open.kept(failed),
  };
}
