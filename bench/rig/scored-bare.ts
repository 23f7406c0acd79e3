// What a lead costs without a database: its facts, score, grade and routes, its territory and whose turn it is.
import { storefrontById } from '../../src/catalog/storefronts.ts';
import { choose, grant, type Candidate, type PoolState } from '../../src/routing/choose.ts';
import { openingFor } from '../../src/routing/hours.ts';
import { routesOf } from '../../src/routing/route.ts';
import { territoryOf } from '../../src/routing/territory.ts';
import type { Condition } from '../../src/scoring/condition.ts';
import { factsOf } from '../../src/scoring/facts.ts';
import { stood } from '../../src/scoring/stood.ts';
import { sharedLead } from '../../src/leads/shared-lead.ts';
import { readBody } from '../../src/connectors/bodies/index.ts';
import { defaultModel } from '../../src/scoring/default-model.ts';
import { readied } from '../../src/scoring/scorers.ts';
import type { Figure } from './figure.ts';
import { plan, plannedBody } from './world.ts';

export function pure(leads: number): Figure {
  const ready = readied({ storefront: 'appsource', version: 0, model: defaultModel('appsource') }, null);
  const roles = ['publisher-crm', 'field-seller-crm'] as const;
  const recipients = roles.map((role) => ({
    id: role,
    role,
    storefronts: null,
    listingIds: null,
    forwardTestLeads: false,
  }));
  const policy = storefrontById('appsource');
  const bodies = Array.from({ length: 1_000 }, (_, at) => leadOf(at));
  const place = territoryOf({
    territories: ['PL', 'CZ', 'HU', 'PT', 'ES', 'FR', 'DE', 'AT', 'SE', 'IT'].map((code) => ({
      id: code.toLowerCase(),
      name: code,
      when: { all: [country(code), { fact: 'score', is: 'at_least', value: 1 }] },
      poolId: 'pol_1',
    })),
    otherwise: 'pol_1',
  });
  const pool = poolOf(8);
  const nobody = new Set<string>();
  let told = 0;
  const run = (count: number) => {
    const from = performance.now();
    for (let at = 0; at < count; at++) {
      const lead = bodies[at % bodies.length]!;
      const receivedAt = new Date(lead.receivedAt);
      const facts = factsOf(lead, at % 3);
      const standing = stood(ready, facts, receivedAt, receivedAt);
      told += standing.points.length + routesOf(lead, policy, recipients).length;
      const { poolId } = place({ ...facts, score: standing.score, grade: standing.grade, hot: standing.hot });
      const choice = choose(pool, receivedAt, nobody);
      grant(pool, choice);
      told += Number(poolId !== null) + choice.passed.length;
    }
    return count / ((performance.now() - from) / 1_000);
  };
  run(leads / 10);
  const ours = [run(leads), run(leads), run(leads)];
  if (told === 0) throw new Error('Nothing was scored.');
  return { name: 'scored and routed, bare', unit: 'leads/s', ours, goal: { of: 'ours', atLeast: 20_000 } };
}

const country = (code: string): Condition => ({ fact: 'country', is: 'one_of', value: [code] });

function poolOf(people: number): PoolState {
  const windows = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
  const candidates = Array.from({ length: people }, (_, at): Candidate => ({
    userId: `usr_${at}`,
    weight: 1 + (at % 3),
    capADay: null,
    capOpen: null,
    due: 0,
    given: 0,
    today: 0,
    open: 0,
    tomorrow: new Date(0),
    opening: openingFor({ timeZone: 'Europe/Warsaw', windows }),
    absences: [],
    works: true,
  }));
  return { outside: 'wait', candidates };
}

function leadOf(number: number) {
  const worldPlan = plan(1, 1);
  const read = readBody('application/json', plannedBody(worldPlan, number));
  if (read.is !== 'lead') throw new Error(read.detail);
  return sharedLead({
    ...read.lead,
    id: `lead_${number}`,
    status: 'new',
    publisherId: 'pub_1',
    storefront: 'appsource',
    listingId: 'lst_1',
    offerId: 'offer',
    offerTitle: 'Offer',
    personId: null,
    receivedAt: new Date(1_770_000_000_000),
    score: null,
  });
}
