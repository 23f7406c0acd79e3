// The steps of a check as people see them, and those beside the test lead itself: what the far side tells, and cleaning up.
import * as z from 'zod';
import type { CheckStep, Crm, Failed, Outcome } from '../connectors/connector.ts';
import type { App } from '../platform/app.ts';
import { fromError, wireOf, type Ways } from './attempt.ts';
import { keyOf } from './key.ts';
import type { Destination } from './destination.ts';

export const ShownStep = z
  .object({
    step: z.enum(['credentials', 'rights', 'fields', 'key', 'record', 'cleaned_up']),
    is: z.enum(['well', 'failed', 'not_told']).describe('not_told: the far side does not say'),
    code: z.string().nullable().describe('What its answer means'),
    values: z.record(z.string(), z.string()).describe('What the sentence of the code names'),
    detail: z.string().nullable().describe('The sentence, in English'),
  })
  .meta({ id: 'CheckStep' });
export type ShownStep = z.infer<typeof ShownStep>;

const step = (name: CheckStep['step'], is: CheckStep['is'], failed?: Failed): ShownStep => ({
  step: name,
  is,
  code: failed?.said?.code ?? null,
  values: failed?.said?.values ?? {},
  detail: failed?.detail ?? null,
});

export const failedStep = (name: CheckStep['step'], failed: Failed): ShownStep =>
  step(name, 'failed', failed);
export const wellStep = (name: CheckStep['step']): ShownStep => step(name, 'well');

export function recordStep(outcome: Outcome): ShownStep {
  return outcome.is === 'delivered' ? wellStep('record') : failedStep('record', outcome);
}

/** What the far side tells before anything is written. Where it cannot be asked, the test lead says why. */
export async function inspected(
  app: App,
  ways: Ways,
  destination: Destination,
  crm: Crm,
): Promise<ShownStep[]> {
  if (!crm.inspect) return [];
  const { settings } = destination;
  const { wire, kept } = wireOf(ways, destination, crm, app.clock.now());
  try {
    const steps = await crm.inspect(settings, wire);
    return steps.map(({ step, is, said, detail }) => {
      const told: Failed = {
        is: 'refused',
        reason: 'misconfigured',
        detail: detail ?? '',
        ...(said && { said }),
      };
      const clean = kept(told);
      return { ...failedStep(step, clean), is, detail: detail === undefined ? null : clean.detail };
    });
  } catch (error) {
    fromError(app, destination, error);
    return [];
  }
}

/** The test record is taken away again where the far side allows it. */
export async function cleanedUp(
  app: App,
  ways: Ways,
  destination: Destination,
  crm: Crm,
  outcome: Outcome,
  deliveryId: string,
): Promise<ShownStep[]> {
  if (!crm.cleanUp || outcome.is !== 'delivered') return [];
  const { wire } = wireOf(ways, destination, crm, app.clock.now());
  try {
    const gone = await crm.cleanUp(outcome, keyOf(deliveryId), destination.settings, wire);
    return [step('cleaned_up', gone ? 'well' : 'failed')];
  } catch (error) {
    fromError(app, destination, error);
    return [step('cleaned_up', 'failed')];
  }
}
