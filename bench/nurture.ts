// What do sequences cost, and is each step taken once? A million due steps through workers that are killed, to a mail server of this machine.
import { readFileSync } from 'node:fs';
import { openHouse, type House } from '../src/house.ts';
import { runSequences } from '../src/nurture/run-sequences.ts';
import { bareMails } from './rig/bare-mails.ts';
import { startChild, type Child } from './rig/child.ts';
import type { Figure } from './rig/figure.ts';
import type { House as Worker } from './rig/house.ts';
import { fillInbox } from './rig/inbox-rows.ts';
import { median } from './rig/numbers.ts';
import { openHere } from './rig/open-here.ts';
import type { Question, Rig } from './rig/rig.ts';
import type { MailsTaken, Smtp } from './rig/smtp.ts';
import { startHouse } from './rig/start.ts';
import { operatorKey } from './rig/world.ts';

export const nurture: Question = {
  name: 'nurture',
  title: 'What do sequences cost, and is each step taken once?',
  reading: `Leads that stand before the mail of a sequence, and nothing else to do. First nobody is due: what a look costs with all of them idle,
beside the same look with none. Then all are due at once: two workers take the steps, make the mails ready and send them to a mail server
of this machine, and are killed again and again, in mid-flight, and started anew. The floor is the same library sending mails of that size
that are ready, with nothing written down. A mail whose worker died between the server's word and our note goes again under the same
Message-ID, by which mail programs know it; how often that was is the figure of second copies. Memory is the greatest that any worker ever held. In
its quick form there are 5,000 leads, two workers and two kills, else a million and twelve.`,
  answer,
};

const publicUrl = 'https://leads.example';
const mailBytes = 9_000;

async function answer(rig: Rig): Promise<Figure[]> {
  const leads = rig.quick ? 5_000 : 1_000_000;
  const databaseUrl = await rig.databases.fresh();
  const smtp = await startChild<Smtp>('smtp.ts', null);
  const bareSink = await startChild<Smtp>('smtp.ts', null);
  const builder = await startHouse(databaseUrl, { duties: { serve: true, work: false } });
  await builder.ask('open', null);
  rig.say(`${leads} leads`);
  const { publisherId } = await fillInbox(rig, await builder.ask('port', null), databaseUrl, leads);
  await builder.end();
  const env = { SMTP_URL: await smtp.ask('url', null), LEADSHARE_PUBLIC_URL: publicUrl };
  const house = await openHouse(await openHere(databaseUrl, env), { serve: true, work: false });
  try {
    const bareLook = await lookMs(house);
    const sequenceId = await aSequence(house, publisherId);
    const due = await enrolAll(rig, databaseUrl, { publisherId, sequenceId });
    const idleLook = await lookMs(house);
    const floor = await bareMails(await bareSink.ask('url', null), rig.quick ? 2_000 : 20_000, mailBytes);
    rig.say(`${due} steps are due`);
    await rig.databases.ask(databaseUrl, 'update enrolments set next_at = due_at');
    await rig.databases.ask(databaseUrl, 'vacuum analyze enrolments');
    const run = await sendAll(rig, { databaseUrl, env, smtp, due, kills: rig.quick ? 2 : 12 });
    const [rows] = await rig.databases.ask<{ steps: string; enrolments: string; open: string }>(
      databaseUrl,
      `select count(*) as steps, count(distinct enrolment_id) as enrolments,
        (select count(*) from mails where state <> 'sent') as open from enrolment_steps`,
    );
    const zero = { of: 'ours', atMost: 0 } as const;
    return [
      {
        name: 'a look for what is due, with all idle',
        unit: 'ms',
        ours: [idleLook],
        floor: [bareLook],
      },
      {
        name: 'due steps to mails taken by the server, two workers',
        unit: 'mails/s',
        ours: [run.perSecond],
        floor: [floor],
      },
      { name: 'mails lost', unit: 'mails', ours: [due - run.taken.distinct], goal: zero },
      { name: 'mails not noted as sent', unit: 'mails', ours: [Number(rows!.open)], goal: zero },
      {
        name: 'steps taken twice, or not',
        unit: 'steps',
        ours: [Math.abs(Number(rows!.steps) - due) + due - Number(rows!.enrolments)],
        goal: zero,
      },
      {
        name: `second copies under the same Message-ID, after ${run.kills} kills`,
        unit: 'mails',
        ours: [run.taken.repeats],
      },
      {
        name: 'memory of a worker at most, beside what it was after a tenth of the mails',
        unit: 'MB',
        ours: [run.peakMb],
        baseline: [run.earlyMb],
        ...(rig.quick ? {} : { goal: { of: 'baseline', atMost: 1.5 } }),
      },
    ];
  } finally {
    await house.close();
    await Promise.all([smtp.end(), bareSink.end()]);
    await rig.databases.drop(databaseUrl);
  }
}

/** The median of many looks that find nothing. */
async function lookMs({ app, scorers }: House): Promise<number> {
  const looks: number[] = [];
  for (let nth = 0; nth < 200; nth++) {
    const from = performance.now();
    const { count } = await runSequences(app, scorers);
    if (count > 0) throw new Error('somebody was due');
    looks.push(performance.now() - from);
  }
  return median(looks);
}

/** One mail of ours; switched on, with mails at any hour. */
async function aSequence(house: House, publisherId: string): Promise<string> {
  const ask = async (method: 'POST' | 'PUT' | 'PATCH', path: string, payload: object) => {
    const answered = await house.web!.inject({
      method,
      url: `/api/v1/publishers/${publisherId}${path}`,
      headers: { authorization: `Bearer ${operatorKey}` },
      payload,
    });
    if (answered.statusCode >= 300) throw new Error(`${path}: ${answered.statusCode} ${answered.body}`);
    return answered.json<{ id: string }>();
  };
  await ask('PUT', '/mail-sender', {
    fromName: 'Northwind Labs',
    replyTo: 'hello@northwind.example',
    postalAddress: '1 Harbour Street, Lisbon',
  });
  await ask('PUT', '/nurture-settings', {
    cap: { mails: 2, days: 7 },
    window: { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' },
    skipHolidays: false,
    timeZone: 'UTC',
  });
  const { id } = await ask('POST', '/sequences', {
    name: 'One mail',
    entry: { by: 'hand' },
    goals: { stage: null, answered: false, clicked: null },
    steps: [{ id: 'thanks', kind: 'mail', templateId: 'nurture-thank-you', next: null }],
  });
  await ask('PATCH', `/sequences/${id}`, { state: 'on' });
  return id;
}

/** Every customer, before the first step, with nobody looking yet; answers how many. */
async function enrolAll(
  rig: Rig,
  databaseUrl: string,
  { publisherId, sequenceId }: { publisherId: string; sequenceId: string },
): Promise<number> {
  const [made] = await rig.databases.ask<{ enrolments: string }>(
    databaseUrl,
    `with made as (
      insert into enrolments (publisher_id, id, sequence_id, version, lead_id, person_id, state, step_id, visit, due_at, because, next_at,
        time_zone, zone_because, entered_at, entered_by, actor)
      select publisher_id, 'enr' || substr(id, 5), '${sequenceId}',
        (select version from sequences where publisher_id = '${publisherId}' and id = '${sequenceId}'), id, person_id, 'active', 'thanks', 1,
        now(), 'step', now() + interval '10 years', 'Europe/Warsaw', 'country', now(), 'hand', 'operator'
      from leads where publisher_id = '${publisherId}' and kind = 'customer' and person_id is not null
      returning 1)
    select count(*) as enrolments from made`,
  );
  await rig.databases.ask(databaseUrl, 'vacuum analyze');
  return Number(made!.enrolments);
}

type Sending = {
  databaseUrl: string;
  env: Record<string, string>;
  smtp: Child<Smtp>;
  due: number;
  kills: number;
};
type Sent = { taken: MailsTaken; perSecond: number; earlyMb: number; peakMb: number; kills: number };

/** Two workers until every mail was taken; one of them is killed whenever a further part has been. */
async function sendAll(rig: Rig, { databaseUrl, env, smtp, due, kills }: Sending): Promise<Sent> {
  const start = async () => {
    const worker = await startHouse(databaseUrl, { duties: { serve: false, work: true } }, env);
    await worker.ask('open', null);
    return worker;
  };
  const workers: Child<Worker>[] = [await start(), await start()];
  let earlyMb = 0;
  let peakMb = 0;
  let killed = 0;
  const began = performance.now();
  let perSecond = 0;
  let progress = { distinct: 0, at: performance.now() };
  try {
    for (;;) {
      await new Promise((done) => setTimeout(done, 200 + Math.random() * 300));
      peakMb = Math.max(peakMb, ...workers.map(({ pid }) => peakMbOf(pid)));
      const { distinct } = await smtp.ask('taken', null);
      if (distinct < due * 0.1) earlyMb = peakMb;
      // The last of them may wait for a killed worker's part.
      if (distinct < due * 0.9) perSecond = distinct / ((performance.now() - began) / 1_000);
      if (distinct >= due) break;
      if (distinct > progress.distinct) progress = { distinct, at: performance.now() };
      else if (performance.now() - progress.at > 300_000) break;
      if (killed < kills && distinct > ((killed + 1) * due) / (kills + 1)) {
        const at = killed++ % workers.length;
        process.kill(workers[at]!.pid, 'SIGKILL');
        await workers[at]!.end();
        workers[at] = await start();
        rig.say(`${distinct} mails taken, killed ${killed} times`);
      }
    }
  } finally {
    // What was taken is noted before they leave.
    await Promise.all(workers.map((worker) => worker.end()));
  }
  return { taken: await smtp.ask('taken', null), perSecond, earlyMb, peakMb, kills: killed };
}

/** The greatest it ever held; 0 where the system does not tell. */
function peakMbOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1_024;
  } catch {
    return 0;
  }
}
