// AWS Partner Central against its simulator: invitations that become opportunities, updates that must be whole, and its errors.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  failed,
  startAwsPartnerCentral,
  type AwsPartnerCentral,
} from '../../test/fakes/aws-partner-central.ts';
import { knownOf, roundOf, tryingWith, type Trying } from '../../test/programme.ts';
import { handClock } from '../platform/clock.ts';
import { awsPartnerCentral as aws } from './aws-partner-central.ts';
import type { Acceptance } from './programme.ts';

const clock = handClock('2026-03-02T09:00:00.000Z');
let far: AwsPartnerCentral;
let trying: Trying;

beforeAll(async () => {
  far = await startAwsPartnerCentral(() => clock.now());
  trying = tryingWith(far.settings, clock);
});
beforeEach(() => {
  far.invitations.clear();
  far.opportunities.clear();
  far.slowTasks = 0;
  far.pageSize = 20;
});
afterAll(async () => {
  await trying.close();
  await far.close();
});

const acceptance: Acceptance = {
  name: 'Edge firewall',
  value: '8000',
  currency: 'USD',
  closesOn: '2026-10-31',
  notes: null,
  externalReference: 'ref_1',
};
let keys = 0;
const accepted = async (key = `key-of-${++keys}`) => {
  const known = await knownOf(aws, trying.ways(), far.anInvitation());
  return { known, sent: await aws.accept(trying.ways(), known, acceptance, key) };
};

describe('reading', () => {
  it('walks invitations and then opportunities, a page at a time, and reads each that is new', async () => {
    far.pageSize = 2;
    for (let n = 0; n < 3; n++) far.anInvitation();
    await accepted();
    const { told, cursor } = await roundOf(aws, trying.ways(), null);
    // The accepted one shows as its invitation and as its opportunity, under one id.
    expect(new Set(told.map(({ externalId }) => externalId)).size).toBe(4);
    expect(told.filter(({ status }) => status === 'new')).toHaveLength(3);
    const before = far.seen.length;
    const again = await aws.poll(
      trying.ways(),
      cursor,
      async (asked) => new Set(asked.map(({ externalId }) => externalId)),
    );
    expect(again).toMatchObject({ is: 'read', referrals: [] });
    expect(far.seen.length).toBe(before + 1);
  });

  it('has no contact before it is accepted', async () => {
    const { told } = await knownOf(aws, trying.ways(), far.anInvitation());
    expect(told).toMatchObject({
      category: 'co_sell',
      status: 'new',
      customer: { company: 'Fjordgrid AS', contacts: [] },
    });
  });
});

describe('writing', () => {
  it('accepts: the invitation becomes an opportunity with deal name, value and date', async () => {
    const { known, sent } = await accepted();
    expect(sent).toMatchObject({
      is: 'done',
      referral: {
        formerId: known.externalId,
        status: 'active',
        name: 'Edge firewall',
        deal: { value: '8000', currency: 'USD', closesOn: '2026-10-31' },
        customer: { contacts: [{ email: 'i.braathen@fjordgrid.example' }] },
      },
    });
  });

  it('waits for a task that is under way, and accepts once', async () => {
    far.slowTasks = 1;
    const known = await knownOf(aws, trying.ways(), far.anInvitation());
    const ways = trying.ways();
    expect(await aws.accept(ways, known, acceptance, 'key-2')).toMatchObject({ is: 'retry', afterMs: 5_000 });
    expect(await aws.accept(ways, known, acceptance, 'key-2')).toMatchObject({ is: 'done' });
    expect(far.opportunities.size).toBe(1);
  });

  it('declines with a reason of its list', async () => {
    const known = await knownOf(aws, trying.ways(), far.anInvitation());
    const sent = await aws.decline(trying.ways(), known, { reason: 'Unable to support', notes: null }, 'key');
    expect(sent).toMatchObject({
      is: 'done',
      referral: { substatus: 'declined', statusReason: 'Unable to support' },
    });
  });

  it('sends an update whole, so that nothing is emptied', async () => {
    await accepted();
    const [id] = [...far.opportunities.keys()];
    const known = await knownOf(aws, trying.ways(), id!);
    await aws.update(trying.ways(), known, { stage: 'Technical Validation', notes: 'Pilot in May.' }, 'key');
    expect(far.opportunities.get(id!)).toMatchObject({
      Marketing: { Source: 'None' },
      Customer: { Account: { CompanyName: 'Fjordgrid AS' } },
      LifeCycle: { Stage: 'Technical Validation', ReviewStatus: 'Approved', TargetCloseDate: '2026-10-31' },
      Project: { AdditionalComments: 'Pilot in May.', CustomerBusinessProblem: expect.any(String) as string },
    });
  });

  it('writes nothing over what changed meanwhile', async () => {
    await accepted();
    const [id] = [...far.opportunities.keys()];
    const known = await knownOf(aws, trying.ways(), id!);
    far.change(id!, { PartnerOpportunityIdentifier: 'theirs' });
    expect(await aws.update(trying.ways(), known, { name: 'Ours' }, 'key')).toEqual({ is: 'conflict' });
  });

  it('wins by launching and loses with a reason', async () => {
    await accepted('key-w');
    await accepted('key-l');
    const [one, two] = [...far.opportunities.keys()];
    expect(await aws.win(trying.ways(), await knownOf(aws, trying.ways(), one!), null, 'k')).toMatchObject({
      referral: { status: 'closed', substatus: 'won', stage: 'Launched' },
    });
    const known = await knownOf(aws, trying.ways(), two!);
    expect(await aws.lose(trying.ways(), known, { reason: 'Price', notes: null }, 'k')).toMatchObject({
      referral: { substatus: 'lost', statusReason: 'Price' },
    });
  });

  it('makes and submits one of its own once', async () => {
    const proposal = {
      ...acceptance,
      company: 'Brezo Energía',
      country: 'ES',
      size: null,
      contact: { firstName: 'Tomás', lastName: 'O’Farrell', email: 't@brezo.example', phone: null },
      consent: { shareWithOthers: true, contact: true, shareWithSellers: true },
      helpWanted: true,
    };
    expect(await aws.create(trying.ways(), proposal, 'own-1')).toMatchObject({
      is: 'done',
      referral: { direction: 'outgoing', customer: { company: 'Brezo Energía' } },
    });
    expect(await aws.create(trying.ways(), proposal, 'own-1')).toMatchObject({ is: 'done' });
    expect(far.opportunities.size).toBe(1);
  });
});

describe('its errors', () => {
  it.each([
    [failed('ThrottlingException', 'Slow down', 400), { is: 'retry', code: 'too_many_requests' }],
    [
      failed('ValidationException', 'A field', 400),
      { is: 'refused', code: 'value_refused', said: 'A field' },
    ],
    [failed('AccessDeniedException', 'x', 403), { is: 'refused', code: 'right_missing' }],
    [failed('InternalServerException', 'x', 500), { is: 'retry', code: 'failed_inside' }],
    [failed('ExpiredTokenException', 'x', 403), { is: 'refused', code: 'credentials_ended' }],
    [
      { status: 200, body: 'nonsense' },
      { is: 'retry', code: 'not_understood' },
    ],
  ])('mean what their types say: %j', async (answer, meaning) => {
    far.script(answer);
    expect(await aws.poll(trying.ways(), null, async () => new Set())).toMatchObject(meaning);
  });

  it('name a wrong secret', async () => {
    const wrong = tryingWith({ ...far.settings, secretAccessKey: 'another' }, clock);
    expect(await aws.poll(wrong.ways(), null, async () => new Set())).toMatchObject({
      code: 'credentials_wrong',
    });
    await wrong.close();
  });
});

describe('an event of EventBridge', () => {
  const read = (detail: unknown, source = 'aws.partnercentral-selling') =>
    aws.event.read(Buffer.from(JSON.stringify({ source, 'detail-type': 'Opportunity Updated', detail })));

  it('names what it is about', () => {
    expect(read({ opportunity: { identifier: 'O1234567' } })).toMatchObject({ externalId: 'O1234567' });
    expect(read({ engagementInvitation: { id: 'engi-0000000000000' } })?.externalId).toBe(
      'engi-0000000000000',
    );
    expect(read({ opportunity: { identifier: '../x' } })?.externalId).toBeNull();
    expect(read({}, 'aws.s3')).toBeNull();
  });
});
