// A mail server that hangs, drips or dies costs a moment and no mail, and everybody else goes on meanwhile.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { startMailbox, type Mailbox, type Mood } from '../../test/fakes/smtp.ts';
import { aLead, aMailer, queued, type AMailer } from '../../test/mailing.ts';
import { tellScored } from '../scoring/tell-scored.ts';
import { Sender } from './sender.ts';

/** More than are under way at once. */
const count = 60;
const hour = 3_600_000;

let box: Mailbox;
let booted: Booted;
let mailer: AMailer;
const clock = testClock();

beforeAll(async () => {
  box = await startMailbox();
  booted = await bootApp({ env: { SMTP_URL: `${box.url}?from=leads@example.com` }, clock });
});
afterAll(async () => {
  await booted.close();
  await box.close();
});
beforeEach(async () => {
  box.mails.splice(0);
  mailer = await aMailer(booted);
});

type Shown = { state: string; reason: string | null; tries: number };
const mails = async (): Promise<Shown[]> =>
  (await booted.call('GET', `${mailer.path}/mails?limit=200`)).body.items;

it.each<[Mood, string, number]>([
  ['mute', 'timeout', 300],
  ['drips', 'timeout', 300],
  ['dies', 'unreachable', 20_000],
])(
  '%s: what was under way waits with its reason (%s), what was not has lost nothing',
  async (mood, reason, timeoutMs) => {
    const leadId = await aLead(booted, mailer);
    for (let nth = 0; nth < count; nth += 1) await queued(booted, mailer, leadId);
    const sender = new Sender(booted.app, { timeoutMs });
    box.be(mood);
    const sending = sender.settle();
    // Meanwhile a lead comes in and is told of.
    const other = await aLead(booted, mailer);
    expect(await tellScored(booted.app)).toBeGreaterThan(0);
    await sending;
    await sender.stop();

    const waiting = await mails();
    expect(waiting.filter(({ state }) => state === 'queued')).toHaveLength(count);
    const tried = waiting.filter(({ tries }) => tries > 0);
    expect(new Set(tried.map((mail) => mail.reason))).toEqual(new Set([reason]));
    expect(tried.length).toBeLessThan(count);

    box.be('well');
    clock.forward(hour);
    await queued(booted, mailer, other);
    await booted.house.mailing.sender.settle();
    expect((await mails()).map(({ state }) => state)).toEqual(
      Array.from({ length: count + 1 }, () => 'sent'),
    );
    expect(box.mails).toHaveLength(count + 1);
  },
);

it('that says nothing for a week has every mail when it is back, and no address is to blame', async () => {
  const leadId = await aLead(booted, mailer);
  await queued(booted, mailer, leadId);
  const sender = new Sender(booted.app, { timeoutMs: 100 });
  box.be('mute');
  for (let tries = 0; tries < 25; tries += 1) {
    await sender.settle();
    clock.forward(7 * hour);
  }
  expect(await mails()).toMatchObject([{ state: 'queued', reason: 'timeout', tries: 25 }]);
  await sender.stop();
  box.be('well');
  await booted.house.mailing.sender.settle();
  expect(await mails()).toMatchObject([{ state: 'sent' }]);
  expect((await booted.call('GET', `${mailer.path}/do-not-contact`)).body.items).toEqual([]);
});
