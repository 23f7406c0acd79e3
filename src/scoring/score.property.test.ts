// Same lead, same model, same score; caps hold, and nothing is ever less than nothing.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharedLead } from '../../test/fakes/lead.ts';
import type { Condition } from './condition.ts';
import { factsOfRow, neededBy } from './facts-needed.ts';
import { factsOf } from './facts.ts';
import type { Group, Model } from './model.ts';
import type { Rescorable } from './rescoring-store.ts';
import { interestLeft, scorerOf, standingAt, type Point } from './score.ts';
import type { SharedLead } from '../leads/lead.ts';

const condition: fc.Arbitrary<Condition> = fc.constantFrom<Condition[]>(
  { fact: 'company', is: 'present' },
  { fact: 'title', is: 'has_words', value: ['manager', 'head'] },
  { fact: 'note', is: 'contains', value: ['call'] },
  { fact: 'note', is: 'absent' },
  { fact: 'freeMail', is: 'no' },
  { fact: 'earlierLeads', is: 'at_least', value: 2 },
  { fact: 'own.seats', is: 'at_least', value: 50 },
  { fact: 'campaign', is: 'one_of', value: ['spring'] },
  { not: { fact: 'country', is: 'one_of', value: ['PL'] } },
  {
    any: [
      { fact: 'action', is: 'one_of', value: ['PLT'] },
      { fact: 'language', is: 'present' },
    ],
  },
);
const groups: fc.Arbitrary<Group[]> = fc
  .array(
    fc.record({
      side: fc.constantFrom('fit' as const, 'interest' as const),
      cap: fc.integer({ min: 1, max: 100 }),
      rules: fc.array(
        fc.record({
          when: condition,
          points: fc.integer({ min: -100, max: 100 }),
          per: fc.constantFrom('lead' as const, 'earlier_lead' as const),
          most: fc.option(fc.integer({ min: 1, max: 10 })),
        }),
        { maxLength: 6 },
      ),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((made) =>
    made.map((group, nth) => ({
      ...group,
      id: `g${nth}`,
      name: null,
      rules: group.rules.map((rule, at) => ({ ...rule, id: `g${nth}r${at}`, name: null })),
    })),
  );
const model: fc.Arbitrary<Model> = fc.record({
  groups,
  exclusions: fc.constant([]),
  halfLifeDays: fc.option(fc.integer({ min: 1, max: 365 })),
  fitBands: fc.constant<[number, number, number]>([60, 30, 10]),
  interestBands: fc.constant<[number, number, number]>([60, 30, 10]),
  thresholds: fc.constant({ marketingQualified: 50, salesQualified: 75, hot: 90 }),
});
const lead: fc.Arbitrary<SharedLead> = fc
  .record({
    title: fc.constantFrom('IT Manager', null, 'Head of sales'),
    company: fc.constantFrom('Halo', null),
    note: fc.constantFrom('Please call', null, 'x'),
    seats: fc.constantFrom(10, 80, '60', null),
    mktcmpid: fc.constantFrom('spring', 'autumn'),
    action: fc.constantFrom('PLT', 'INS', null),
  })
  .map(({ title, company, note, seats, mktcmpid, action }) =>
    sharedLead({
      action,
      note,
      contact: { title, company },
      source: { extra: { fields: { seats }, campaign: { mktcmpid } } },
    }),
  );
const earlier = fc.integer({ min: 0, max: 100 });

const sumOf = (points: Point[]) => points.reduce((sum, { points: each }) => sum + each, 0);

it('gives the same in whatever order rules and groups stand', () =>
  fc.assert(
    fc.property(model, lead, earlier, (given, of, before) => {
      const turned: Model = {
        ...given,
        groups: given.groups.toReversed().map((group) => ({ ...group, rules: group.rules.toReversed() })),
      };
      const facts = factsOf(of, before);
      const one = scorerOf({ storefront: 'appsource', version: 1, model: given })(facts);
      const other = scorerOf({ storefront: 'appsource', version: 1, model: turned })(facts);
      expect([other.fit, other.interest]).toEqual([one.fit, one.interest]);
      const named = (points: Point[]) => points.map((point) => JSON.stringify(point)).toSorted();
      expect(named(other.points)).toEqual(named(one.points));
    }),
  ));

it('keeps to the caps, and its points add up to what they give', () =>
  fc.assert(
    fc.property(model, lead, earlier, (given, of, before) => {
      const { fit, interest, points } = scorerOf({ storefront: 'x', version: 1, model: given })(
        factsOf(of, before),
      );
      for (const side of ['fit', 'interest'] as const) {
        const own = given.groups.filter((group) => group.side === side);
        const ids = new Set(own.flatMap(({ id, rules }) => [id, ...rules.map((rule) => rule.id)]));
        const sum = sumOf(points.filter((point) => ids.has('rule' in point ? point.rule : point.cap)));
        const total = side === 'fit' ? fit : interest;
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBe(Math.min(100, sum));
        expect(sum).toBeLessThanOrEqual(own.reduce((all, { cap }) => all + cap, 0));
      }
    }),
  ));

it('never rises as time goes by, and is never less than nothing', () =>
  fc.assert(
    fc.property(
      model,
      lead,
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 400 }),
      (given, of, a, b) => {
        const received = new Date(of.receivedAt);
        const scored = scorerOf({ storefront: 'x', version: 1, model: given })(factsOf(of, 0));
        const at = (days: number) => new Date(received.getTime() + days * 86_400_000);
        const [sooner, later] = [Math.min(a, b), Math.max(a, b)].map((days) =>
          standingAt(scored, given, received, at(days))!,
        );
        expect(later!.score).toBeLessThanOrEqual(sooner!.score);
        expect(later!.score).toBeGreaterThanOrEqual(scored.fit > 100 ? 100 : Math.min(100, scored.fit));
        expect(interestLeft(scored, received, at(a), given.halfLifeDays)).toBeGreaterThanOrEqual(0);
      },
    ),
  ));

it('is the same from the row of a lead, of which only what the model asks was read', () =>
  fc.assert(
    fc.property(model, lead, earlier, (given, of, earlierLeads) => {
      const needed = neededBy([given]);
      const { consent, offer, receivedAt, ...rest } = of;
      const row = {
        ...rest,
        offerId: offer.id,
        consentBasis: consent.basis,
        language: consent.record?.language ?? null,
        note: needed.note ? of.note : (of.note?.slice(0, 1) ?? null),
        source: needed.source ? of.source : null,
        receivedAt: new Date(receivedAt),
        earlierLeads,
        mailClicks: 0,
        clickedAt: null,
      } as unknown as Rescorable;
      const score = scorerOf({ storefront: 'appsource', version: 1, model: given });
      expect(score(factsOfRow(row))).toEqual(score(factsOf(of, earlierLeads)));
    }),
  ));
