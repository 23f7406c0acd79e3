// Does one far side that hangs delay the others? One of 20 destinations takes 10 s a call; 500 deliveries are due a second.
import type { Figure } from './rig/figure.ts';
import type { Target } from './rig/load.ts';
import type { Question, Rig } from './rig/rig.ts';
import { inTurn, series } from './rig/rounds.ts';
import { startHouse } from './rig/start.ts';
import { build, plan } from './rig/world.ts';

export const isolation: Question = {
  name: 'isolation',
  title: 'Does a far side that hangs delay the others?',
  reading: `19 publishers and the operator with a webhook each, 250 leads a second to two of them each; one publisher's destination answers only after 10 s. Measured
at the sink for all other destinations, the operator's deliveries of that publisher's leads among them. The baseline is the same
server in the same run while nothing hangs.`,
  answer,
};

const publishers = 19;
const hanging = 3;

type Measured = { p50: number; p99: number };

async function answer(rig: Rig): Promise<Figure[]> {
  const databaseUrl = await rig.databases.fresh();
  const house = await startHouse(databaseUrl, { duties: { serve: true, work: true } });
  try {
    await house.ask('open', null);
    const port = await house.ask('port', null);
    const targets = await build(port, plan(rig.sinkPort, publishers));
    await measure(rig, port, targets, null, rig.quick ? 3 : 5);
    const seconds = rig.quick ? 3 : 15;
    const pair = await inTurn(
      rig.quick ? 1 : 3,
      () => measure(rig, port, targets, hanging, seconds),
      () => measure(rig, port, targets, null, seconds),
    );
    return [
      { name: 'post to delivery p50, the others', unit: 'ms', ...series(pair, ({ p50 }) => p50) },
      {
        name: 'post to delivery p99, the others',
        unit: 'ms',
        ...series(pair, ({ p99 }) => p99),
        goal: { of: 'baseline', atMost: 1.5 },
      },
    ];
  } finally {
    await house.end();
    await rig.databases.drop(databaseUrl);
  }
}

async function measure(
  rig: Rig,
  port: number,
  targets: Target[],
  hangs: number | null,
  seconds: number,
): Promise<Measured> {
  await rig.sink.ask('reset', { hanging: hangs, hangMs: 10_000 });
  const { posts } = await rig.load({ port, targets, seconds, shape: { is: 'steady', perSecond: 250 } });
  // Posts go to the publishers in turn, wherever the turn stands; each one not for the hanging publisher makes two deliveries.
  await rig.sink.ask('until', posts * 2 - (hangs === null ? 0 : Math.ceil(posts / publishers)), 60);
  const received = await rig.sink.ask('received', null);
  if (hangs !== null) await recover(rig);
  return received;
}

/** What waited for the hanging one is let go and drained before the next round. */
async function recover(rig: Rig): Promise<void> {
  await rig.sink.ask('reset', { hanging: null });
  let before = -1;
  for (let now = 0; now !== before;) {
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    now = (await rig.sink.ask('received', null)).distinct;
  }
}
