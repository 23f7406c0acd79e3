// The load generator: posts leads over keep-alive connections, as fast as answers come or at a steady rate.
import { answerParent } from './child.ts';
import { nowMs, percentile } from './numbers.ts';
import { Line } from './line.ts';
import { bodyOf } from './post.ts';

export type Target = { path: string; offerId: string; title: string };

export type Load = {
  port: number;
  targets: Target[];
  seconds: number;
  /** closed: each connection posts again when it is answered. steady: so many a second, whatever is answered. */
  shape: { is: 'closed'; connections: number } | { is: 'steady'; perSecond: number };
};

export type Loaded = {
  posts: number;
  perSecond: number;
  /** Milliseconds from sending to the answer. */
  p50: number;
  p99: number;
};

export type Loader = { run(load: Load): Promise<Loaded> };

let posted = 0;

async function run(load: Load): Promise<Loaded> {
  const latencies: number[] = [];
  const startedAt = nowMs();
  const post = (line: Line, then: () => void) => {
    const sentAtMs = nowMs();
    const number = posted++;
    const target = load.targets[number % load.targets.length]!;
    line.post(target.path, bodyOf({ number, sentAtMs }, target), () => {
      latencies.push(nowMs() - sentAtMs);
      then();
    });
  };
  if (load.shape.is === 'closed') await closed(load, load.shape.connections, startedAt, post);
  else await steady(load, load.shape.perSecond, startedAt, post);
  const seconds = (nowMs() - startedAt) / 1_000;
  const sorted = Float64Array.from(latencies).toSorted();
  return {
    posts: latencies.length,
    perSecond: latencies.length / seconds,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
  };
}

type Post = (line: Line, then: () => void) => void;

async function closed(
  { port, seconds }: Load,
  connections: number,
  startedAt: number,
  post: Post,
): Promise<void> {
  const until = startedAt + seconds * 1_000;
  const lines = await Promise.all(Array.from({ length: connections }, () => Line.open(port)));
  await Promise.all(
    lines.map(async (line) => {
      await new Promise<void>((done, failed) => {
        line.onFailure = failed;
        const next = () => (nowMs() < until ? post(line, next) : done());
        next();
      });
      line.close();
    }),
  );
}

/** More connections are opened when all are busy, so that a slow answer never delays the next post. */
async function steady(
  { port, seconds }: Load,
  perSecond: number,
  startedAt: number,
  post: Post,
): Promise<void> {
  const lines = await Promise.all(Array.from({ length: 50 }, () => Line.open(port)));
  const idle = [...lines];
  const total = Math.round(perSecond * seconds);
  let begun = 0;
  let answered = 0;
  await new Promise<void>((done, failed) => {
    const begin = (line: Line) => {
      line.onFailure = failed;
      post(line, () => {
        idle.push(line);
        if (++answered === total) done();
      });
    };
    const timer = setInterval(() => {
      const due = Math.min(total, Math.floor(((nowMs() - startedAt) * perSecond) / 1_000));
      for (; begun < due; begun++) {
        const line = idle.pop();
        if (line) begin(line);
        else
          void Line.open(port).then((opened) => {
            lines.push(opened);
            begin(opened);
          }, failed);
      }
      if (begun === total) clearInterval(timer);
    }, 1);
  });
  for (const line of lines) line.close();
}

answerParent({ run });
