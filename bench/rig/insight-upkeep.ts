// What counting a lead costs beside taking it in, and how soon a lead is counted after its post.
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { ListingDirectory } from '../../src/catalog/directory.ts';
import { openHouse, type House } from '../../src/house.ts';
import { countDue } from '../../src/insight/follow.ts';
import { tellScored } from '../../src/scoring/tell-scored.ts';
import type { Figure } from './figure.ts';
import { aWorld, openHere } from './open-here.ts';
import type { Rig } from './rig.ts';
import { startHouse } from './start.ts';
import { plannedBody, type WorldPlan } from './world.ts';

export async function upkeep(rig: Rig): Promise<Figure[]> {
  const { databaseUrl, worldPlan, paths, tokens } = await aWorld(rig);
  const house = await openHouse(await openHere(databaseUrl), { serve: false, work: false });
  try {
    const rounds: { taken: number; counted: number }[] = [];
    const leads = rig.quick ? 1_000 : 10_000;
    let number = 0;
    // The first has tables that nobody has analyzed, and code that is not warm.
    for (let round = -2; round < (rig.quick ? 2 : 5); round++) {
      const taken = await cpuUs(rig, async () => {
        await takeIn(house, tokens, () => plannedBody(worldPlan, number++), leads);
        while ((await tellScored(house.app)) > 0);
      });
      const counted = await cpuUs(rig, async () => {
        while ((await countDue(house.app)) > 0);
      });
      if (round < 0) await rig.databases.ask(databaseUrl, 'vacuum analyze');
      else rounds.push({ taken: taken / leads, counted: counted / leads });
    }
    return [
      {
        name: 'processor time of counting a lead, beside that of taking it in',
        unit: 'µs/lead',
        ours: rounds.map(({ counted }) => counted),
        baseline: rounds.map(({ taken }) => taken),
        goal: { of: 'baseline', atMost: 0.1 },
      },
      {
        name: 'a lead is counted after its post, at most',
        unit: 's',
        ours: [await lagS(rig, databaseUrl, paths[0]!, worldPlan)],
        goal: { of: 'ours', atMost: 5 },
      },
    ];
  } finally {
    await house.close();
    await rig.databases.drop(databaseUrl);
  }
}

async function cpuUs(rig: Rig, work: () => Promise<void>): Promise<number> {
  const own = process.cpuUsage();
  const theirs = rig.databases.cpuS();
  await work();
  const { user, system } = process.cpuUsage(own);
  return user + system + (rig.databases.cpuS() - theirs) * 1e6;
}

async function takeIn(
  { app, intake }: House,
  tokens: string[],
  bodyAt: (at: number) => Buffer,
  leads: number,
): Promise<void> {
  const directory = await ListingDirectory.open(app);
  for (let done = 0; done < leads; done += 200)
    await Promise.all(
      Array.from({ length: Math.min(200, leads - done) }, async (_, more) => {
        const found = await directory.byToken(tokens[(done + more) % tokens.length]!);
        await intake.accept({ ...found!, contentType: 'application/json', body: bodyAt(done + more) });
      }),
    );
  await directory.close();
}

/** The longest of a few, posted at any time of the second. */
export async function lagS(
  rig: Rig,
  databaseUrl: string,
  path: string,
  worldPlan: WorldPlan,
): Promise<number> {
  const server = await startHouse(databaseUrl, { duties: { serve: true, work: true } });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await server.ask('open', null);
    const port = await server.ask('port', null);
    const counted = async () => {
      const { rows } = await client.query<{ leads: string }>(
        `select coalesce(sum(leads), 0) as leads from insight_states join insight_days using (publisher_id, generation)
         where publisher_id = (select id from publishers where slug = $1) and dimension = 'listing' and listing = ''
           and day >= current_date - 1`,
        [worldPlan.publishers[0]!.slug],
      );
      return Number(rows[0]!.leads);
    };
    let longest = 0;
    for (let nth = 0; nth < (rig.quick ? 2 : 6); nth++) {
      const before = await counted();
      const body = plannedBody(worldPlan, worldPlan.publishers.length * (1_000_000 + nth));
      const from = performance.now();
      const posted = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: new Uint8Array(body),
      });
      if (posted.status !== 202) throw new Error(`posting answered ${posted.status}`);
      while ((await counted()) <= before) {
        if (performance.now() - from > 60_000) throw new Error('a lead was not counted within a minute');
        await new Promise((soon) => setTimeout(soon, 20));
      }
      longest = Math.max(longest, performance.now() - from);
      await new Promise((soon) => setTimeout(soon, Math.random() * 700));
    }
    return longest / 1_000;
  } finally {
    await client.end();
    await server.end();
  }
}
