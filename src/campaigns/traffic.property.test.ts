// Reports that overlap and correct each other, in whatever order they arrive and however often: the one that was made last holds.
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bootApp, type Booted } from '../../test/app.ts';
import { aPublisher } from '../../test/factories.ts';

let booted: Booted;
beforeAll(async () => void (booted = await bootApp()));
afterAll(() => booted.close());

type Row = { day: string; offer: string; domain: string; visits: number };
const row = fc.record({
  day: fc.constantFrom('2026-02-01', '2026-02-02', '2026-02-03'),
  offer: fc.constantFrom('Shift Planner', 'ŐRJÁRAT Planner'),
  domain: fc.constantFrom('', 'contoso.example', 'fabrikam.example'),
  visits: fc.nat({ max: 3 }),
});
const tells = ({ day, offer, domain }: Row) => `${day} ${offer} ${domain}`;
const report = fc.uniqueArray(row, { selector: tells, minLength: 1, maxLength: 8 });
const history = fc.array(report, { minLength: 1, maxLength: 5 }).chain((reports) =>
  fc.record({
    reports: fc.constant(reports),
    // Some come twice, in any order, each at least once.
    arrivals: fc
      .array(fc.nat({ max: reports.length - 1 }), { maxLength: 3 })
      .chain((again) =>
        fc.shuffledSubarray([...reports.keys(), ...again], { minLength: reports.length + again.length }),
      ),
  }),
);

/** Of each offer's day, what the report made last tells; the reports are in the order in which they were made. */
function holds(reports: readonly Row[][]): string[] {
  const days = new Map<string, Row[]>();
  for (const rows of reports)
    for (const [key, told] of Map.groupBy(rows, ({ day, offer }) => `${day} ${offer}`)) days.set(key, told);
  return [...days.values()]
    .flat()
    .map((each) => `${tells(each)} ${each.visits}`)
    .toSorted();
}

it('the later export holds, an older one never overwrites it, and what comes again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ reports, arrivals }) => {
      const publisher = await aPublisher(booted);
      const bring = async (made: number) => {
        const lines = reports[made]!.map(
          ({ day, offer, domain, visits }) => `${day},${offer},${domain},${visits}`,
        );
        const { status, body } = await booted.call(
          'POST',
          `/api/v1/publishers/${publisher.id}/traffic-imports`,
          {
            csv: ['Date,Offer name,Referral domain,Page visits', ...lines].join('\n'),
            asOf: `2026-02-10T0${made}:00:00Z`,
          },
        );
        expect(status).toBe(201);
        return body as { added: number; changed: number; removed: number; outdated: number };
      };
      const kept = async () =>
        (
          await booted.app.db.rows<{ told: string }>(sql`
            select to_char(day, 'YYYY-MM-DD') || ' ' || offer_name || ' ' || referral_domain || ' ' || visits as told
            from marketplace_traffic where publisher_id = ${publisher.id}`)
        )
          .map(({ told }) => told)
          .toSorted();
      for (const made of arrivals) await bring(made);
      expect(await kept()).toEqual(holds(reports));
      const before = await kept();
      for (const made of reports.keys())
        expect(await bring(made)).toMatchObject({ added: 0, changed: 0, removed: 0 });
      expect(await kept()).toEqual(before);
    }),
    { numRuns: 30 },
  );
});
