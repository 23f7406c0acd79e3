// Partner Center, simulated in a process of its own: referrals arrive there, and their events are signed.
import { performance } from 'node:perf_hooks';
import { request } from 'undici';
import { startPartnerCenter } from '../../test/fakes/partner-center.ts';
import { answerParent } from './child.ts';

export type Arrived = { externalId: string; post: { headers: Record<string, string>; body: string } };

export type Programme = {
  /** What an account there is connected with. */
  settings(given: null): Record<string, string>;
  /** A new referral, and the event that tells of it. */
  arrive(given: null): Arrived;
  /** How long the bare fetch of one takes, a token at hand. */
  fetchMs(externalId: string): Promise<number>;
};

const programme = await startPartnerCenter(() => new Date());

answerParent({
  settings: () => programme.settings,
  arrive(): Arrived {
    const { id } = programme.aReferral();
    return { externalId: id, post: programme.event('referral-created', id) };
  },
  async fetchMs(externalId: string) {
    // With a token that the product got.
    const bearer = programme.seen.findLast(({ headers }) => headers['authorization'])!.headers[
      'authorization'
    ]!;
    const from = performance.now();
    const { statusCode, body } = await request(`${programme.url}/v1.0/engagements/referrals/${externalId}`, {
      headers: { authorization: bearer },
    });
    await body.json();
    if (statusCode !== 200) throw new Error(`The bare fetch was answered ${statusCode}`);
    return performance.now() - from;
  },
} satisfies { [Name in keyof Programme]: (given: never) => unknown });
