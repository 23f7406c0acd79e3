// People on their way through sequences, by a clock moved by hand: when mails go, where ways part, what ends them, and that each step is once.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  another,
  anEnrolled,
  aScoredLead,
  aSequence,
  bodyOf,
  bootNurturing,
  branch,
  day,
  days,
  hour,
  mail,
  mailsOf,
  putIn,
  runAll,
  stands,
  type Nurturing,
} from '../../test/nurturing.ts';
import { aPerson } from '../../test/people.ts';
import { openApp } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { runSequences } from './run-sequences.ts';

let house: Nurturing;
beforeAll(async () => (house = await bootNurturing()));
afterAll(() => house.close());
beforeEach(() => another(house));

const at = (text: string) => new Date(text);
/** Moves the clock to the next such moment of a working day, by the customers' clock in Warsaw. */
const forwardTo = (iso: string) => house.clock.forward(at(iso).getTime() - house.clock.now().getTime());
const stepsOf = async (leadId: string) =>
  (await stands(house, leadId)).steps.map(({ stepId, outcome }) => `${stepId} ${outcome}`);
const say = (type: string, leadId: string, data: object) =>
  house.app.outbox.transact(house.publisher.id, (_tx, tell) =>
    tell([{ type, publisherId: house.publisher.id, subjectId: leadId, actor: 'test', data } as never]),
  );
const two = { steps: [mail('first', 'rest'), days('rest', 3, 'second'), mail('second')] };

describe('the way through a sequence', () => {
  it('goes from mail to mail with its waits, and ends after the last step', async () => {
    forwardTo('2026-03-02T09:00:00Z');
    const leadId = await anEnrolled(house, await aSequence(house, two));
    await house.run();
    expect(await stands(house, leadId)).toMatchObject({
      state: 'active',
      stepId: 'rest',
      because: 'wait',
      dueAt: '2026-03-05T09:00:00.000Z',
      timeZone: 'Europe/Warsaw',
      zoneBecause: 'country',
    });
    await house.pass(3 * day - 1);
    expect(await mailsOf(house)).toHaveLength(1);
    await house.pass(1);
    expect((await mailsOf(house)).map(({ stepId, at: when }) => [stepId, when.toISOString()])).toEqual([
      ['first', '2026-03-02T09:00:00.000Z'],
      ['second', '2026-03-05T09:00:00.000Z'],
    ]);
    expect(await stands(house, leadId)).toMatchObject({
      state: 'ended',
      endedReason: 'finished',
      stepId: 'second',
    });
    expect(await stepsOf(leadId)).toEqual(['first mailed', 'rest waited', 'second mailed']);
  });

  it('holds a mail back until the reader’s day begins, over a weekend, on their own clock', async () => {
    forwardTo('2026-03-06T17:30:00Z');
    const id = await aSequence(house, { steps: [mail('only')] });
    const leadId = await anEnrolled(house, id);
    const lisbon = await anEnrolled(house, id, { Country: 'Portugal' });
    await house.run();
    expect(await stands(house, leadId)).toMatchObject({
      because: 'window',
      dueAt: '2026-03-09T07:00:00.000Z',
    });
    expect((await mailsOf(house)).map((each) => each.leadId)).toEqual([lisbon]);
    forwardTo('2026-03-09T07:00:00Z');
    await house.run();
    expect(await mailsOf(house)).toHaveLength(2);
  });

  it('parts where it asks: a click of a person counts, one of a scanner does not', async () => {
    forwardTo('2026-03-16T09:00:00Z');
    const id = await aSequence(house, {
      steps: [
        mail('first', 'rest'),
        days('rest', 1, 'clicked'),
        branch('clicked', { is: 'clicked', step: 'first' }, 'call', 'second'),
        { id: 'call', kind: 'task', task: 'call', what: 'Call about the trial', next: null },
        mail('second'),
      ],
    });
    const [person, scanner] = [await anEnrolled(house, id), await anEnrolled(house, id)];
    await house.run();
    await click(person, 'person');
    await click(scanner, 'scanner');
    await house.pass(day);
    expect(await stepsOf(person)).toEqual(['first mailed', 'rest waited', 'clicked yes', 'call task']);
    expect(await stepsOf(scanner)).toEqual(['first mailed', 'rest waited', 'clicked no', 'second mailed']);
    const tasks = (await house.call('GET', house.path(`/leads/${person}/tasks`))).body.items;
    expect(tasks).toMatchObject([{ kind: 'call', title: 'Call about the trial', state: 'open' }]);
    const counts = (await house.call('GET', house.path(`/sequences/${id}/counts`))).body.items;
    expect(counts.find(({ stepId }: { stepId: string }) => stepId === 'first')).toMatchObject({
      entered: 2,
      waiting: 0,
      mailed: 2,
      clicked: 1,
    });
    expect(counts.find(({ stepId }: { stepId: string }) => stepId === 'clicked')).toMatchObject({
      entered: 2,
      yes: 1,
      no: 1,
    });
    expect(counts.find(({ stepId }: { stepId: string }) => stepId === 'second')).toMatchObject({
      entered: 1,
      ended: { finished: 1 },
    });
  });

  it('asks where the lead stands now, by the shared conditions', async () => {
    forwardTo('2026-03-23T09:00:00Z');
    const when = { fact: 'stage', is: 'one_of', value: ['marketing_qualified'] };
    const id = await aSequence(house, {
      steps: [branch('asks', { is: 'lead', when }, 'yes-mail', null), mail('yes-mail')],
    });
    const [warm, cold] = [await anEnrolled(house, id), await anEnrolled(house, id)];
    await setStage(warm, 'marketing_qualified');
    await setStage(cold, 'inquiry');
    await house.run();
    expect([await stepsOf(warm), await stepsOf(cold)]).toEqual([
      ['asks yes', 'yes-mail mailed'],
      ['asks no'],
    ]);
  });

  it('writes to a person no oftener than the cap, whatever sequences they are in, and says what it waits for', async () => {
    forwardTo('2026-04-13T09:00:00Z');
    const [one, other] = [
      await aSequence(house, { steps: [mail('a')] }),
      await aSequence(house, { steps: [mail('b', 'wait'), days('wait', 1, 'c'), mail('c')] }),
    ];
    const leadId = await anEnrolled(house, one);
    house.clock.forward(1);
    await putIn(house, other, [leadId]);
    await house.run();
    expect(await mailsOf(house)).toHaveLength(2);
    await house.pass(day);
    expect(await stands(house, leadId)).toMatchObject({
      stepId: 'c',
      because: 'cap',
      dueAt: '2026-04-20T09:00:00.001Z',
    });
    await house.pass(6 * day);
    expect((await mailsOf(house)).map(({ stepId }) => stepId).toSorted()).toEqual(['a', 'b', 'c']);
  });
});

describe('what ends it', () => {
  it.each([
    [
      'stage',
      'lead.qualified',
      { stage: 'sales_qualified', from: 'inquiry', because: 'person' },
      { stage: 'sales_qualified' },
    ],
    ['opportunity', 'lead.converted', { opportunityId: 'opp_1' }, {}],
    ['disqualified', 'lead.disqualified', { reason: 'spam', from: 'inquiry' }, {}],
  ])('%s', async (reason, type, data, goals) => {
    const leadId = await anEnrolled(house, await aSequence(house, { ...two, goals }));
    const other = await anEnrolled(house, await aSequence(house, { ...two, name: 'Another', goals }));
    await say(type, leadId, data);
    expect(await stands(house, leadId)).toMatchObject({ state: 'ended', endedReason: reason });
    expect(await stands(house, other)).toMatchObject({ state: 'active' });
    const { timeline } = (await house.call('GET', house.path(`/leads/${leadId}`))).body;
    expect(timeline.filter((moment: { type: string }) => moment.type === 'enrolment.ended')).toMatchObject([
      { reason },
    ]);
  });

  it('takes a mail back that has not gone, but not the last one of who came to the end', async () => {
    forwardTo('2026-04-27T09:00:00Z');
    const left = await anEnrolled(house, await aSequence(house, two));
    const done = await anEnrolled(house, await aSequence(house, { name: 'One', steps: [mail('only')] }));
    await house.run();
    await say('lead.converted', left, { opportunityId: 'opp_1' });
    const stateOf = async (leadId: string) =>
      (
        await house.call<{ items: { state: string; reason: string | null }[] }>(
          'GET',
          house.path(`/mails?leadId=${leadId}`),
        )
      ).body.items.map(({ state, reason }) => [state, reason]);
    expect(await stateOf(left)).toEqual([['withheld', 'sequence_ended']]);
    expect(await stands(house, done)).toMatchObject({ endedReason: 'finished' });
    expect(await stateOf(done)).toEqual([['queued', null]]);
  });

  it('an answer of the customer, noted with whatever lead of theirs; a call that nobody took ends nothing', async () => {
    const Email = 'twice@x.example';
    const leadId = await anEnrolled(house, await aSequence(house, two), { Email });
    const later = await aScoredLead(house, { Email, Notes: 'Once more' });
    const seller = await aPerson(house, house.publisher.id, 'manager');
    const note = (outcome: string) =>
      house.call('POST', house.path(`/leads/${later}/activities`), { kind: 'call', outcome }, seller.as);
    await note('no_answer');
    expect(await stands(house, leadId)).toMatchObject({ state: 'active' });
    await note('reached');
    expect(await stands(house, leadId)).toMatchObject({ state: 'ended', endedReason: 'answered' });
  });

  it('a word against mails: at once where it is told, and with the next step where it was not', async () => {
    forwardTo('2026-05-04T09:00:00Z');
    const id = await aSequence(house, two);
    const [told, untold] = [await anEnrolled(house, id), await anEnrolled(house, id)];
    await house.run();
    await stopMails(told);
    await stopMails(untold);
    await say('contact.stopped', told, { leadId: told, reason: 'opted_out' });
    expect(await stands(house, told)).toMatchObject({ state: 'ended', endedReason: 'opted_out' });
    await house.pass(3 * day);
    expect(await stands(house, untold)).toMatchObject({ state: 'ended', endedReason: 'opted_out' });
    expect(await mailsOf(house)).toHaveLength(2);
  });

  it('the link that is its goal', async () => {
    forwardTo('2026-05-18T09:00:00Z');
    const goals = { clicked: { link: 'https://x.example/try' } };
    const leadId = await anEnrolled(house, await aSequence(house, { ...two, goals }));
    await house.run();
    const mailId = (await stands(house, leadId)).steps[0]!.madeId;
    const clicked = (link: string, by: string) => say('mail.clicked', leadId, { mailId, leadId, link, by });
    await clicked('https://x.example/other', 'person');
    await clicked('https://x.example/try', 'scanner');
    expect(await stands(house, leadId)).toMatchObject({ state: 'active' });
    await clicked('https://x.example/try', 'person');
    expect(await stands(house, leadId)).toMatchObject({ state: 'ended', endedReason: 'clicked' });
  });

  it('two people who become one go on in the enrolment that began first', async () => {
    const id = await aSequence(house, two);
    const elder = await anEnrolled(house, id);
    house.clock.forward(hour);
    const younger = await anEnrolled(house, id);
    const personOf = async (leadId: string) =>
      (await house.call('GET', house.path(`/leads/${leadId}`))).body.personId;
    const personIds = [await personOf(elder), await personOf(younger)];
    const merged = await house.call('POST', house.path('/merges'), { personIds, keep: personIds[1] });
    expect(merged.status).toBe(201);
    const { items } = (await house.call('GET', house.path(`/leads/${elder}/enrolments`))).body;
    expect(
      items.map((each: { leadId: string; endedReason: string | null }) => [each.leadId, each.endedReason]),
    ).toEqual([
      [younger, 'merged'],
      [elder, null],
    ]);
    expect((await putIn(house, id, [younger])).body.refused).toMatchObject([{ reason: 'is_here' }]);
  });

  it('a person, with their reason; paused it stands still, and what came due meanwhile is due when it goes on', async () => {
    forwardTo('2026-06-01T09:00:00Z');
    const leadId = await anEnrolled(house, await aSequence(house, two));
    await house.run();
    const { id } = await stands(house, leadId);
    const turn = (body: object) => house.call('PATCH', house.path(`/enrolments/${id}`), body);
    await turn({ state: 'paused', note: 'On holiday' });
    await house.pass(7 * day);
    expect(await stands(house, leadId)).toMatchObject({
      state: 'paused',
      note: 'On holiday',
      stepId: 'rest',
    });
    await turn({ state: 'active' });
    await house.run();
    expect(await mailsOf(house)).toHaveLength(2);
    expect((await turn({ state: 'active' })).body).toMatchObject({
      code: 'conflict',
      reason: 'enrolment_over',
    });
    const other = await anEnrolled(house, await aSequence(house, { ...two, name: 'Other' }));
    await house.call('PATCH', house.path(`/enrolments/${(await stands(house, other)).id}`), {
      state: 'ended',
      note: 'Asked me',
    });
    expect(await stands(house, other)).toMatchObject({
      state: 'ended',
      endedReason: 'person',
      note: 'Asked me',
    });
  });
});

describe('who enters', () => {
  it('a scored lead whose condition holds; the storefront’s own takes who entered no other', async () => {
    const when = { fact: 'country', is: 'one_of', value: ['HU'] };
    const special = await aSequence(house, { ...two, name: 'Hungary', entry: { by: 'lead', when } });
    const usual = await aSequence(house, {
      ...two,
      name: 'All',
      entry: { by: 'storefront', storefront: 'appsource' },
    });
    const hungarian = await aScoredLead(house, { Country: 'Hungary' });
    const polish = await aScoredLead(house);
    expect(await stands(house, hungarian)).toMatchObject({ sequenceId: special, enteredBy: 'lead' });
    expect(await stands(house, polish)).toMatchObject({ sequenceId: usual, enteredBy: 'storefront' });
  });

  it('nobody, as long as what we ship was not switched on; and it is not without a sender', async () => {
    const leadId = await aScoredLead(house);
    await house.run();
    expect(await stands(house, leadId)).toBeUndefined();
    await house.app.db.run(sql`delete from mail_senders where publisher_id = ${house.publisher.id}`);
    const on = await house.call('PATCH', house.path('/sequences/seq_nurture'), { state: 'on' });
    expect(on.body).toMatchObject({ code: 'conflict', reason: 'no_sender' });
    const { items } = (await house.call('GET', house.path('/sequences'))).body;
    expect(items.map((each: { id: string; state: string }) => [each.id, each.state])).toEqual([
      ['seq_demand', 'draft'],
      ['seq_nurture', 'draft'],
    ]);
  });

  it('by hand whoever may; of the others it is told why not', async () => {
    const id = await aSequence(house, { ...two, goals: { stage: 'sales_qualified' } });
    const fine = await anEnrolled(house, id);
    const noMail = await aScoredLead(house, { Email: '' });
    const out = await aScoredLead(house);
    const ready = await aScoredLead(house);
    await stopMails(out);
    await setStage(ready, 'sales_qualified');
    const { body } = await putIn(house, id, [fine, noMail, out, ready, 'lead_00000000000000000000']);
    expect(body).toEqual({
      entered: [],
      refused: [
        { leadId: fine, reason: 'is_here' },
        { leadId: noMail, reason: 'no_address' },
        { leadId: out, reason: 'opted_out' },
        { leadId: ready, reason: 'stage' },
        { leadId: 'lead_00000000000000000000', reason: 'no_such_lead' },
      ],
    });
  });

  it('nobody twice, or after so many days where the sequence says so', async () => {
    const [once, again] = [
      await aSequence(house, { steps: [mail('only')] }),
      await aSequence(house, { steps: [mail('only')], againAfterDays: 30 }),
    ];
    forwardTo('2026-06-15T09:00:00Z');
    const leadId = await anEnrolled(house, once);
    await putIn(house, again, [leadId]);
    await house.run();
    const why = async (id: string) =>
      (await putIn(house, id, [leadId])).body.refused.map((each: { reason: string }) => each.reason);
    expect([await why(once), await why(again)]).toEqual([['was_here'], ['too_soon']]);
    house.clock.forward(30 * day);
    expect([await why(once), await why(again)]).toEqual([['was_here'], []]);
  });
});

describe('a sequence that changes', () => {
  it('leads on those who are in it by the version they entered, unless they are to go over', async () => {
    forwardTo('2026-08-03T09:00:00Z');
    const id = await aSequence(house, two);
    const change = (version: number, more: object) =>
      house.call('PUT', house.path(`/sequences/${id}`), {
        ...bodyOf({
          steps: [mail('first', 'rest'), days('rest', 3, 'third'), mail('third', 'second'), mail('second')],
        }),
        version,
        ...more,
      });
    const old = await anEnrolled(house, id);
    await house.run();
    expect((await change(1, {})).status).toBe(200);
    expect((await change(1, {})).body).toMatchObject({ reason: 'newer_version' });
    await house.pass(3 * day);
    expect(await stepsOf(old)).toEqual(['first mailed', 'rest waited', 'second mailed']);
    forwardTo('2026-08-17T09:00:00Z');
    const fresh = await anEnrolled(house, id);
    await house.run();
    const swapped = { steps: [mail('first', 'rest'), days('rest', 3, 'first-again'), mail('first-again')] };
    await change(2, { ...bodyOf(swapped), movesPeople: true });
    await house.pass(3 * day);
    // The step that was to follow is not in the new version, so it goes on by its own.
    expect(await stepsOf(fresh)).toEqual(['first mailed', 'rest waited', 'third mailed']);
  });

  it('does not send again what was sent before people went over', async () => {
    forwardTo('2026-09-07T09:00:00Z');
    const id = await aSequence(house, two);
    const leadId = await anEnrolled(house, id);
    await house.run();
    const turned = [days('rest', 3, 'second'), mail('second', 'first'), mail('first', 'last'), mail('last')];
    await house.call('PUT', house.path(`/sequences/${id}`), {
      ...bodyOf({ steps: turned }),
      version: 1,
      movesPeople: true,
    });
    await house.pass(3 * day);
    expect(await stepsOf(leadId)).toEqual(['first mailed', 'rest waited', 'second mailed', 'first passed']);
    expect(await stands(house, leadId)).toMatchObject({ version: 2, stepId: 'last', because: 'cap' });
  });

  it('paused lets nobody move, goes on where they stood, and archived lets everybody out', async () => {
    forwardTo('2026-10-05T09:00:00Z');
    const id = await aSequence(house, two);
    const leadId = await anEnrolled(house, id);
    await house.run();
    const turn = (state: string) => house.call('PATCH', house.path(`/sequences/${id}`), { state });
    await turn('paused');
    await house.pass(4 * day);
    expect(await stands(house, leadId)).toMatchObject({
      state: 'active',
      stepId: 'rest',
      sequenceState: 'paused',
    });
    await turn('on');
    await house.run();
    expect(await stands(house, leadId)).toMatchObject({ state: 'ended', endedReason: 'finished' });
    const other = await anEnrolled(house, id);
    await house.run();
    await turn('archived');
    await house.run();
    expect(await stands(house, other)).toMatchObject({ state: 'ended', endedReason: 'archived' });
    expect((await turn('on')).body).toMatchObject({ reason: 'sequence_archived' });
  });

  it('tells what is wrong before it is saved, and saves nothing wrong', async () => {
    const steps = [mail('a', 'b'), days('b', 1, 'a'), { ...mail('c'), templateId: 'gone' }];
    const told = (
      await house.call('POST', house.path('/sequences/reviews'), { ...bodyOf({ steps }), name: undefined })
    ).body;
    expect(
      told.problems.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`),
    ).toEqual(['steps.2.templateId not_here', 'steps.1.next makes_loop', 'steps.2 never_reached']);
    expect((await house.call('POST', house.path('/sequences'), bodyOf({ steps }))).status).toBe(422);
  });
});

describe('several at once', () => {
  it('two workers take each step once, and one that dies in the middle leaves nothing half done', async () => {
    forwardTo('2026-11-02T09:00:00Z');
    const id = await aSequence(house, two);
    const leads: string[] = [];
    for (let nth = 0; nth < 30; nth++) leads.push(await aScoredLead(house));
    await putIn(house, id, leads);
    const second = await openApp(house.app.config, {
      db: house.app.db,
      clock: house.clock,
      log: house.app.log,
    });
    const dying = house.app.outbox.transact(null, async (tx, tell) => {
      const within = {
        ...house.app,
        outbox: { transact: (_: null, work: (...given: unknown[]) => unknown) => work(tx, tell) },
      };
      await runSequences(within as never, house.house.scorers);
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await mailsOf(house)).toEqual([]);
    await Promise.all([runAll(house), runAll({ ...house, app: second }), runAll(house)]);
    await house.run();
    const mails = await mailsOf(house);
    expect(mails.map(({ leadId }) => leadId).toSorted()).toEqual(leads.toSorted());
    house.clock.forward(3 * day);
    await Promise.all([runAll(house), runAll({ ...house, app: second })]);
    await house.run();
    expect(await mailsOf(house)).toHaveLength(60);
    for (const leadId of leads)
      expect(await stands(house, leadId)).toMatchObject({ endedReason: 'finished' });
  });
});

async function click(leadId: string, by: string): Promise<void> {
  const { publisher, app, clock } = house;
  const mailId = (await stands(house, leadId)).steps[0]!.madeId;
  await app.db.run(sql`
    insert into mail_clicks (publisher_id, mail_id, id, lead_id, link, at, by)
    values (${publisher.id}, ${mailId}, ${newId('clk', clock.now())}, ${leadId}, 'https://x.example/', ${clock.now()}, ${by})`);
}

async function setStage(leadId: string, stage: string): Promise<void> {
  await house.app.db.run(sql`
    update standings set stage = ${stage} where publisher_id = ${house.publisher.id} and lead_id = ${leadId}`);
}

/** As a word of the person does, but for telling it. */
async function stopMails(leadId: string): Promise<void> {
  const { addressHash } = await import('../mailing/address.ts');
  const { mailSecrets } = await import('../mailing/secret-store.ts');
  const { app, publisher } = house;
  const secret = (await mailSecrets(app, app.db, [publisher.id]))(publisher.id);
  const address = (await house.call('GET', house.path(`/leads/${leadId}`))).body.contact.normalized.email;
  await app.db.run(sql`
    insert into do_not_contact (publisher_id, address_hash, reason, source, at, added_by)
    values (${publisher.id}, ${addressHash(secret, address)}, 'opted_out', 'link', now(), 'test')`);
}
