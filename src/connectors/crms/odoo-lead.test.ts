// What both Odoos do alike, over the API of each: many leads in one load, their fields told, the check, the test lead taken away.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sharedLead } from '../../../test/fakes/lead.ts';
import { startOdoo18 } from '../../../test/fakes/odoo-18.ts';
import type { OdooStore } from '../../../test/fakes/odoo-store.ts';
import { startOdoo } from '../../../test/fakes/odoo.ts';
import type { FarSide } from '../../../test/fakes/http-far-side.ts';
import { memoryTokens, pushOnce, pushTogether, withWire } from '../../../test/fakes/push.ts';
import type { Wire } from '../connector.ts';
import { odoo18 } from './odoo-18.ts';
import { odoo } from './odoo.ts';

describe.each([
  ['Odoo 19', odoo, startOdoo],
  ['Odoo 18 and older', odoo18, startOdoo18],
] as const)('%s', (_, crm, start) => {
  let far: FarSide & OdooStore & { login?: string };
  let tokens = memoryTokens();
  beforeEach(async () => {
    far = await start();
    tokens = memoryTokens();
  });
  afterEach(() => far.close());

  const settings = () => ({
    url: far.url,
    database: far.database,
    apiKey: far.apiKey,
    ...(far.login !== undefined && { login: far.login }),
  });
  const over = async <Result>(ask: (wire: Wire) => Promise<Result>) =>
    (await withWire(crm, { settings: settings(), tokens }, ask)).result;
  const several = (count: number, leads = [sharedLead()]) =>
    Array.from({ length: count }, (_, nth) => ({ key: `dlv-${nth}`, lead: leads[nth % leads.length]! }));
  const together = (leads: ReturnType<typeof several>) =>
    pushTogether(crm, { leads, settings: settings(), tokens });
  const loads = () => far.seen.filter(({ path, body }) => path.endsWith('/load') || body.includes('"load"'));

  describe('several at once', () => {
    test('are one load, and the same again changes nothing', async () => {
      const first = await together(several(20));
      expect(first.map(({ is }) => is)).toEqual(Array.from({ length: 20 }, () => 'delivered'));
      expect(new Set(first.map((outcome) => outcome.is === 'delivered' && outcome.externalId)).size).toBe(20);
      expect(loads()).toHaveLength(1);
      expect(await together(several(20))).toEqual(first);
      expect(far.leads.size).toBe(20);
    });

    test('one that is refused costs the others nothing', async () => {
      far.refuseOne(2);
      const outcomes = await together(several(5));
      expect(outcomes.map(({ is }) => is)).toEqual([
        'delivered',
        'delivered',
        'refused',
        'delivered',
        'delivered',
      ]);
      expect(outcomes[2]).toMatchObject({ reason: 'invalid_lead', said: { values: { field: 'name' } } });
      // The whole, the rest, the one.
      expect(loads()).toHaveLength(3);
    });

    test('a country that this Odoo does not have costs its column, not the lead', async () => {
      far.countries.delete('base.pl');
      expect((await together(several(3))).map(({ is }) => is)).toEqual([
        'delivered',
        'delivered',
        'delivered',
      ]);
      expect(loads()).toHaveLength(2);
    });

    test('many of such a country and others beside them are three loads, however many', async () => {
      const norway = { country: 'Norway', normalized: { ...sharedLead().contact.normalized, country: 'NO' } };
      far.countries.delete('base.no');
      const outcomes = await together(several(40, [sharedLead(), sharedLead({ contact: norway })]));
      expect(new Set(outcomes.map(({ is }) => is))).toEqual(new Set(['delivered']));
      expect(loads()).toHaveLength(3);
      expect(far.leads.get('leadshare.dlv_0')!.values['country_id/id']).toBe('base.pl');
      expect(far.leads.get('leadshare.dlv_1')!.values).not.toHaveProperty('country_id/id');
    });

    test('a lead without a value does not take away what another gave the column', async () => {
      const poor = { phone: null, normalized: { ...sharedLead().contact.normalized, phone: null } };
      const outcomes = await together(several(4, [sharedLead(), sharedLead({ contact: poor })]));
      expect(outcomes.map(({ is }) => is)).toEqual(Array.from({ length: 4 }, () => 'delivered'));
      expect(loads()).toHaveLength(2);
      expect(far.leads.get('leadshare.dlv_1')!.values).not.toHaveProperty('phone');
    });

    test('an exception that a load of all meets for one lead’s sake parks that one alone', async () => {
      far.trap('validation error');
      expect((await together(several(3))).map(({ is }) => is)).toEqual([
        'delivered',
        'delivered',
        'delivered',
      ]);
    });

    test('a right that is missing is asked for once', async () => {
      far.trap('access error');
      const outcomes = await together(several(3));
      expect(outcomes.map((outcome) => outcome.is !== 'delivered' && outcome.reason)).toEqual([
        'unauthorized',
        'unauthorized',
        'unauthorized',
      ]);
      expect(loads()).toHaveLength(1);
    });
  });

  test('its fields are told: type, length, list, and none that cannot be written', async () => {
    const told = await over((wire) => crm.describe!(settings(), wire));
    if (told.is !== 'read') throw new Error(JSON.stringify(told));
    const found = new Map(told.targets.map((target) => [target.name, target]));
    expect(found.get('x_studio_code')).toEqual({
      name: 'x_studio_code',
      label: 'Code',
      type: 'text',
      required: false,
      maxLength: 12,
    });
    expect(found.get('type')).toMatchObject({
      type: 'choice',
      required: true,
      options: [
        { value: 'lead', label: 'Lead' },
        { value: 'opportunity', label: 'Opportunity' },
      ],
    });
    expect(found.get('user_id')).toMatchObject({ label: 'Salesperson (name)', type: 'text' });
    expect(found.get('country_id/id')).toMatchObject({ label: 'Country (external ID)' });
    expect(found.get('description')).toMatchObject({ label: 'Notes (HTML)' });
    for (const none of ['id', 'write_date', 'tag_ids', 'country_id']) expect(found.has(none)).toBe(false);
  });

  test('a time goes as Odoo writes one', async () => {
    const told = await over((wire) => crm.describe!(settings(), wire));
    if (told.is !== 'read') throw new Error(JSON.stringify(told));
    const job = {
      lead: sharedLead(),
      key: 'dlv-1',
      values: { name: 'x', type: 'lead', x_studio_visit: '2026-03-02T09:30:00.000Z' },
      columns: [],
      targets: told.targets,
    };
    expect(await over((wire) => crm.push(job, settings(), wire))).toMatchObject({ is: 'delivered' });
    expect(far.leads.get('leadshare.dlv_1')!.values['x_studio_visit']).toBe('2026-03-02 09:30:00');
  });

  const inspect = async () =>
    (await over((wire) => crm.inspect!(settings(), wire))).map(({ step, is, said }) => [
      step,
      is,
      said?.code,
    ]);

  test('a check tells a user who may do it all, one who may not, and an Odoo without leads', async () => {
    expect(await inspect()).toEqual([
      ['credentials', 'well', undefined],
      ['rights', 'well', undefined],
      ['fields', 'well', undefined],
    ]);
    far.rights.delete('write');
    expect((await inspect()).at(-1)).toEqual(['rights', 'failed', 'right_missing']);
    far.uninstall();
    expect((await inspect()).at(-1)).toEqual(['rights', 'failed', 'object_missing']);
  });

  test('the test lead is taken away where the user may', async () => {
    const { outcome } = await pushOnce(crm, { lead: sharedLead(), settings: settings(), tokens });
    if (outcome.is !== 'delivered') throw new Error(JSON.stringify(outcome));
    const cleanUp = () => over((wire) => crm.cleanUp!(outcome, 'dlv-1', settings(), wire));
    far.rights.delete('unlink');
    expect(await cleanUp()).toBe(false);
    expect(far.leads.size).toBe(1);
    far.rights.add('unlink');
    expect(await cleanUp()).toBe(true);
    expect(far.leads.size).toBe(0);
  });
});
