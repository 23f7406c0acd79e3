// A house that sells together: its clock moved by hand, its programmes simulated, its work done when a test says so.
import type { Booted } from './app.ts';
import { bootDelivering, type Delivering } from './delivering.ts';
import { aPublisher, type AList, type APublisher } from './factories.ts';
import { startAwsPartnerCentral, type AwsPartnerCentral } from './fakes/aws-partner-central.ts';
import { startPartnerCenter, type Event, type PartnerCenter } from './fakes/partner-center.ts';
import { expireReferrals, warnOfEndings } from '../src/cosell/expire.ts';

export type Coselling = Delivering & {
  publisher: APublisher;
  microsoft: PartnerCenter;
  aws: AwsPartnerCentral;
  /** Lets everything happen that is due now. */
  work(): Promise<void>;
};

export async function bootCoselling(): Promise<Coselling> {
  const booted = await bootDelivering();
  const now = () => booted.clock.now();
  const [microsoft, aws] = [await startPartnerCenter(now), await startAwsPartnerCentral(now)];
  const close = booted.close.bind(booted);
  return Object.assign(booted, {
    publisher: await aPublisher(booted),
    microsoft,
    aws,
    async work() {
      await booted.house.cosell.beginDue();
      await booted.house.cosell.settle();
      await expireReferrals(booted.app);
      await warnOfEndings(booted.app);
    },
    async close() {
      await close();
      await microsoft.close();
      await aws.close();
    },
  });
}

export type AnAccount = {
  id: string;
  hookUrl: string;
  endsAt: string | null;
  endsSoon: boolean;
  failures: number;
  fault: { code: string } | null;
  polledAt: string | null;
  [member: string]: unknown;
};

export async function anAccount(
  booted: Booted,
  publisher: { id: string },
  programme: string,
  settings: Record<string, string>,
  name = 'Our account',
): Promise<AnAccount> {
  const answer = await booted.call<AnAccount>(
    'POST',
    `/api/v1/publishers/${publisher.id}/programme-accounts`,
    {
      programme,
      name,
      settings,
    },
  );
  if (answer.status !== 201) throw new Error(`No account: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export type AReferral = {
  id: string;
  externalId: string;
  category: string;
  status: string;
  substatus: string;
  revision: number;
  masked: boolean;
  name: string | null;
  leadId: string | null;
  possible: string[];
  customer: { company: string | null; contacts: { email: string | null }[] };
  deal: { value: string | null; currency: string | null; closesOn: string | null };
  answer: { dueAt: string | null; state: string };
  timeline: { type: string; actor: string }[];
  commands: { kind: string; state: string }[];
  raw: unknown;
};

/** As lists have them, newest first. */
export async function referralsOf(
  booted: Booted,
  publisher: { id: string },
  query = '',
): Promise<AReferral[]> {
  const path = `/api/v1/publishers/${publisher.id}/referrals?limit=200${query}`;
  return (await booted.call<AList<AReferral>>('GET', path)).body.items;
}

export async function referralOf(
  booted: Booted,
  publisher: { id: string },
  externalId: string,
): Promise<AReferral> {
  const found = (await referralsOf(booted, publisher)).find((referral) => referral.externalId === externalId);
  if (!found) throw new Error(`There is no referral ${externalId}.`);
  return (await booted.call<AReferral>('GET', `/api/v1/publishers/${publisher.id}/referrals/${found.id}`))
    .body;
}

/** Posts it where the programme would. */
export async function send(booted: Booted, account: AnAccount, { headers, body }: Event): Promise<number> {
  const answer = await booted.web.inject({
    method: 'POST',
    url: new URL(account.hookUrl).pathname,
    headers,
    payload: body,
  });
  return answer.statusCode;
}
