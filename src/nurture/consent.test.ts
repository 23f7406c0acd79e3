// Sequences write on consents that the publisher names, and on one that nobody knows only where they say so.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sender } from '../../test/mailing.ts';
import {
  aScoredLead,
  aSequence,
  bootNurturing,
  day,
  days,
  mail,
  mailsOf,
  putIn,
  stands,
  type Nurturing,
} from '../../test/nurturing.ts';

let house: Nurturing;
beforeAll(async () => (house = await bootNurturing()));
afterAll(() => house.close());

const writeOn = (consentBases: string[] | undefined) =>
  house.call('PUT', house.path('/mail-sender'), { ...sender, consentBases });
const two = { steps: [mail('first', 'rest'), days('rest', 3, 'second'), mail('second')] };

it('a lead whose consent nobody knows enters once the publisher writes on that, and leaves when they do no more', async () => {
  const sequenceId = await aSequence(house, two);
  const leadId = await aScoredLead(house, { ActionCode: 'XYZ', LeadSource: 'SPZA-XYZ|a.b' });
  const refused = { entered: [], refused: [{ leadId, reason: 'no_consent' }] };
  expect((await putIn(house, sequenceId, [leadId])).body).toEqual(refused);
  const why = async () =>
    (await house.call('GET', house.path(`/leads/${leadId}/do-not-contact`))).body as {
      refused: string | null;
    };
  expect(await why()).toEqual({ items: [], refused: 'no_consent' });
  // Saved without a word about it, it is as safe as before.
  await writeOn(undefined);
  expect((await putIn(house, sequenceId, [leadId])).body).toEqual(refused);

  await writeOn(['contact_form', 'unknown']);
  expect((await putIn(house, sequenceId, [leadId])).body).toMatchObject({ entered: [{ leadId }] });
  expect(await why()).toEqual({ items: [], refused: null });
  await house.run();
  expect(await mailsOf(house, leadId)).toHaveLength(1);

  await writeOn(['contact_form']);
  await house.pass(3 * day);
  expect(await stands(house, leadId)).toMatchObject({ state: 'ended', endedReason: 'no_consent' });
  expect(await mailsOf(house, leadId)).toHaveLength(1);
});

it('who got the offer is not written to where only those who asked are', async () => {
  await writeOn(['contact_form']);
  const sequenceId = await aSequence(house, two);
  const asked = await aScoredLead(house, { ActionCode: 'PLT', LeadSource: 'SPZA-PLT|a.b' });
  const got = await aScoredLead(house, { ActionCode: 'INS', LeadSource: 'SPZA-INS|a.b' });
  expect((await putIn(house, sequenceId, [asked, got])).body).toMatchObject({
    entered: [{ leadId: asked }],
    refused: [{ leadId: got, reason: 'no_consent' }],
  });
});

it('a basis that there is not is told beside the field', async () => {
  const { status, body } = await house.call<{ errors: { field: string }[] }>(
    'PUT',
    house.path('/mail-sender'),
    {
      ...sender,
      consentBases: ['none'],
    },
  );
  expect([status, body.errors.map(({ field }) => field)]).toEqual([422, ['consentBases.0']]);
});
