// A check says what it proved step by step; the far side's own fields are read and kept; neither shows a secret nor throws.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aDestination,
  bootDelivering,
  destinationsPath,
  startCrm,
  type Crm as FarCrm,
  type Delivering,
} from '../../test/delivering.ts';
import { aPublisher, type APublisher } from '../../test/factories.ts';
import { operatorActor } from '../accounts/actor.ts';
import { answersOf } from '../connectors/answers.ts';
import { WireError, type Crm } from '../connectors/connector.ts';
import { crmByKind } from '../connectors/crms/index.ts';
import { cleanedUp, inspected, recordStep } from './check-steps.ts';
import { preview } from './preview.ts';
import { readFarFields } from './read-far-fields.ts';
import { sampleLead } from './sample-leads.ts';

const answer = answersOf('The CRM');
const delivered = { is: 'delivered', externalId: 'r-1' } as const;
let house: Delivering;
let far: FarCrm;
let publisher: APublisher;
let id: string;
let signingSecret: string;

beforeAll(async () => void ([house, far] = await Promise.all([bootDelivering(), startCrm()])));
afterAll(() => Promise.all([house.close(), far.close()]));
beforeEach(async () => {
  publisher = await aPublisher(house);
  const made = await aDestination(house, publisher, { settings: { url: far.url } });
  id = made.id;
  signingSecret = made.signingSecret!;
});

/** A connector that can tell more than any of this release. */
const crm = (more: Partial<Crm>): Crm => ({ ...crmByKind('webhook')!, ...more });
const ways = () => house.house.delivering.ways;
const destination = () => house.house.delivering.engine.directory.byId(id)!.destination;
const fields = (reading: Crm) => readFarFields(house.app, ways(), operatorActor, destination(), reading);
const stored = () => house.call('GET', `${destinationsPath(publisher)}/${id}/far-fields`);

describe('the steps', () => {
  it('are what the far side tells of itself, without secrets', async () => {
    const inspecting = crm({
      inspect: async () => [
        { step: 'credentials', is: 'well' },
        {
          step: 'rights',
          is: 'failed',
          said: { code: 'right_missing', values: { name: 'x', said: signingSecret } },
        },
        { step: 'key', is: 'not_told', detail: `asked with ${signingSecret}` },
      ],
    });
    const steps = await inspected(house.app, ways(), destination(), inspecting);
    expect(steps).toMatchObject([
      { step: 'credentials', is: 'well', code: null },
      { step: 'rights', is: 'failed', code: 'right_missing', values: { name: 'x' } },
      { step: 'key', is: 'not_told', code: null, detail: expect.stringContaining('asked with') },
    ]);
    expect(JSON.stringify(steps)).not.toContain(signingSecret);
  });

  it('are none where asking fails: the test lead says why', async () => {
    const failing = crm({ inspect: () => Promise.reject(new WireError('timeout', 'too slow')) });
    expect(await inspected(house.app, ways(), destination(), failing)).toEqual([]);
  });

  it('end with the record, and with its being taken away where that is allowed', async () => {
    const clean = (cleanUp: NonNullable<Crm['cleanUp']>) =>
      cleanedUp(house.app, ways(), destination(), crm({ cleanUp }), delivered, 'dlv_1');
    expect(recordStep(delivered)).toMatchObject({ step: 'record', is: 'well' });
    expect(recordStep(answer('rule_broken'))).toMatchObject({ is: 'failed', code: 'rule_broken' });
    expect(await clean(async () => true)).toMatchObject([{ step: 'cleaned_up', is: 'well' }]);
    expect(await clean(async () => false)).toMatchObject([{ step: 'cleaned_up', is: 'failed' }]);
    expect(await clean(() => Promise.reject(new Error('a bug')))).toMatchObject([{ is: 'failed' }]);
    const refused = answer('rule_broken');
    expect(await cleanedUp(house.app, ways(), destination(), crm({}), refused, 'dlv_1')).toEqual([]);
  });

  it('of a check through the API name the record', async () => {
    const { body } = await house.call('POST', `${destinationsPath(publisher)}/${id}/checks`);
    expect(body.steps).toEqual([{ step: 'record', is: 'well', code: null, values: {}, detail: null }]);
  });
});

describe('the far side’s fields', () => {
  const region = {
    name: 'new_region',
    label: 'Region\u0000',
    type: 'choice',
    required: true,
    options: [{ value: '1', label: 'North' }],
  } as const;

  it('are kept, and a mapping is held to them from then on', async () => {
    const reading = crm({
      describe: async () => ({ is: 'read', targets: [{ ...region, options: [...region.options] }] }),
    });
    expect(await fields(reading)).toMatchObject({ step: 'fields', is: 'well' });
    const { body } = await stored();
    expect(body).toMatchObject({
      readAt: house.clock.now().toISOString(),
      targets: [{ name: 'new_region', label: 'Region', required: true }],
    });
    const lacking = await house.call('PUT', `${destinationsPath(publisher)}/${id}/mapping`, {
      fields: [],
      why: 'Nothing',
      basedOn: null,
    });
    expect(lacking.body.errors).toEqual([
      expect.objectContaining({ field: 'targets.new_region', code: 'target_needed' }),
    ]);
  });

  it('stay as they were where reading them fails, which is a step that failed', async () => {
    const refusing = crm({ describe: async () => answer('right_missing', { said: signingSecret }) });
    const step = await fields(refusing);
    expect(step).toMatchObject({ step: 'fields', is: 'failed', code: 'right_missing' });
    expect(JSON.stringify(step)).not.toContain(signingSecret);
    const slow = crm({ describe: () => Promise.reject(new WireError('timeout', 'too slow')) });
    expect(await fields(slow)).toMatchObject({ is: 'failed', code: null, detail: 'too slow' });
    expect((await stored()).body).toEqual({ step: null, readAt: null, targets: [] });
  });
});

describe('a preview', () => {
  const look = (push: Crm['push']) =>
    preview(
      house.app,
      ways(),
      destination(),
      crm({ push }),
      { fields: [] },
      { lead: sampleLead(destination(), house.clock.now()), opportunity: null },
      true,
    );

  it('says why it did not come as far as the write', async () => {
    far.answer = { status: 401 };
    const made = await look(async (_job, settings, wire) => {
      const reply = await wire.send({
        method: 'GET',
        url: `${settings['url']}?key=${signingSecret}`,
        headers: {},
      });
      return reply.status === 401 ? answer('credentials_wrong', { status: 401 }) : delivered;
    });
    far.answer = { status: 200 };
    expect(made).toMatchObject({
      failed: { reason: 'unauthorized', said: { code: 'credentials_wrong' } },
      requests: [{ method: 'GET', sent: true, status: 401 }],
    });
    expect(JSON.stringify(made)).not.toContain(signingSecret);
  });

  it('of a connector with a bug says so, and no more', async () => {
    const made = await look(() => Promise.reject(new Error('a bug with a secret')));
    expect(made.failed).toMatchObject({ reason: 'internal_error' });
    expect(JSON.stringify(made)).not.toContain('a bug');
  });
});
