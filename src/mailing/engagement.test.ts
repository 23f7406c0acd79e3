// Links that persons follow count for the score of the lead, and fade from the last of them; scanners' do not.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { startMailbox, type Mailbox } from '../../test/fakes/smtp.ts';
import { aLead, aMailer, queued, type AMailer } from '../../test/mailing.ts';
import { coolDue } from '../scoring/cool.ts';
import { tellScored } from '../scoring/tell-scored.ts';
import { tellClicks } from './tell-clicks.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** 15 points of fit and 25 of interest: ten less than marketing-qualified. */
const plain = { Description: '', Company: '', Phone: '', Title: '' };

let box: Mailbox;
let booted: Booted;
let mailer: AMailer;
let templateId: string;
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
  mailer = await aMailer(booted);
  const contents = { en: { subject: 'Look', body: '[One](https://example.com/one)' } };
  const { body } = await booted.call('POST', `${mailer.path}/mail-templates`, { name: 'Link', contents });
  templateId = body.id;
});

/** A mail to the lead whose link is followed a minute later. */
async function followed(leadId: string, headers: Record<string, string> = { 'accept-language': 'pl' }) {
  await queued(booted, mailer, leadId, { templateId });
  await booted.house.mailing.sender.settle();
  clock.forward(minute);
  const [, url] = /href="https:\/\/leads\.example(\/m\/[\w-]+)"/.exec(box.mails.at(-1)!.html!)!;
  await booted.web.inject({ url: url!, headers: { 'user-agent': 'Mozilla/5.0 Chrome/130.0', ...headers } });
  clock.forward(6_000);
  await tellClicks(booted.app);
}

type Standing = {
  score: number;
  interest: number;
  interestNow: number;
  stage: string;
  points: { rule: string; points: number }[];
};
const standing = async (leadId: string): Promise<Standing> =>
  (await booted.call('GET', `${mailer.path}/leads/${leadId}`)).body.standing;
const ofMails = ({ points }: Standing) => points.filter(({ rule }) => rule.startsWith('follows'));

it('a link that a person follows lifts the lead, with its reason, and to the stage that it reaches', async () => {
  const leadId = await aLead(booted, mailer, plain);
  await tellScored(booted.app);
  expect(await standing(leadId)).toMatchObject({ score: 40, stage: 'inquiry' });
  await followed(leadId);
  expect(await standing(leadId)).toMatchObject({ score: 50, interest: 35, stage: 'marketing_qualified' });
  expect(ofMails(await standing(leadId))).toMatchObject([{ rule: 'follows', points: 10 }]);
  const { timeline } = (await booted.call('GET', `${mailer.path}/leads/${leadId}`)).body;
  expect(timeline.map(({ type }: { type: string }) => type)).toContain('lead.restaged');
  // The same mail once more is no more; two others are.
  await followed(leadId);
  await followed(leadId);
  expect(ofMails(await standing(leadId))).toMatchObject([
    { points: 10 },
    { rule: 'follows_more', points: 10 },
  ]);
});

it('a scanner’s look changes nothing', async () => {
  const leadId = await aLead(booted, mailer, plain);
  await tellScored(booted.app);
  const before = await standing(leadId);
  await followed(leadId, { 'user-agent': 'Barracuda Link Scanner', 'accept-language': 'pl' });
  expect(await standing(leadId)).toEqual(before);
});

it('what clicks added is worth half a half-life after the last of them, and the rest since the lead came in', async () => {
  const leadId = await aLead(booted, mailer, plain);
  await tellScored(booted.app);
  clock.forward(60 * day);
  await coolDue(booted.app);
  expect((await standing(leadId)).interestNow).toBe(6);
  await followed(leadId);
  expect(await standing(leadId)).toMatchObject({ score: 31, interestNow: 16 });
  clock.forward(30 * day);
  await coolDue(booted.app);
  expect(await standing(leadId)).toMatchObject({ score: 15 + 8, interestNow: 8 });
  // Clicks of long ago are no longer counted when there is a new one.
  await followed(leadId);
  expect(ofMails(await standing(leadId))).toMatchObject([{ rule: 'follows', points: 10 }]);
});

it('rules may ask for them', async () => {
  const { body } = await booted.call('GET', `${mailer.path}/facts`);
  expect(body.items.find(({ name }: { name: string }) => name === 'mailClicks')).toMatchObject({
    kind: 'number',
    known: 'received',
  });
});
