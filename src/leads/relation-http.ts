// Route of what a lead is related to: people it likely is the same as, merges it stands in, and other leads of its company.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { leadsOfCompany } from './compare-store.ts';
import { pairsOf } from './duplicate-store.ts';
import { duplicateViews, MergeView, mergeViews, PersonSeen, Reason } from './duplicate-view.ts';
import { leadById, leadsByIds } from './inbox-store.ts';
import { LeadView, leadView } from './lead-view.ts';
import { mergesAmong } from './merge-store.ts';
import { joinedWith } from './person-store.ts';
import { companyKeyOf, traitsOf } from './traits.ts';

/** So many of each are shown beside a lead. */
const most = { duplicates: 5, company: 10 };

const LeadRelations = z
  .object({
    duplicates: z
      .array(
        z.object({
          id: z.string(),
          score: z.int(),
          reasons: z.array(Reason),
          person: PersonSeen.describe('Whom the lead’s person likely is'),
        }),
      )
      .describe(`Undecided, most certain first, ${most.duplicates} at most`),
    merges: z.array(MergeView).describe('In force around the lead’s person, newest first'),
    company: z
      .object({
        name: z.string().describe('The domain of the address, else the company as sent'),
        leads: z.array(LeadView).describe(`Of other people, newest first, ${most.company} at most`),
      })
      .nullable()
      .describe('Null where nothing says which company it is, as with an address of a free mail provider'),
  })
  .meta({ id: 'LeadRelations' });

export function relationRoutes(web: Web, app: App): void {
  web.get(
    '/api/v1/publishers/:publisherId/leads/:leadId/relations',
    {
      config: { scope: 'leads:read', assigned: true },
      schema: {
        tags: ['Duplicates'],
        summary: 'Whom a lead’s person likely is, with whom it was merged, and others of its company',
        params: z.object({ publisherId: z.string(), leadId: z.string().regex(/^lead_[0-9a-z]{20}$/) }),
        response: { 200: LeadRelations },
      },
    },
    async ({ actor, params: { publisherId, leadId } }) =>
      asActor(app, actor, publisherId, (tx) => relationsOf(tx, publisherId, leadId)),
  );
}

async function relationsOf(tx: Tx, publisherId: string, leadId: string) {
  const lead = await leadById(tx, publisherId, leadId);
  if (lead === undefined) throw notFound('lead');
  const people = await joinedWith(tx, publisherId, lead.personId ?? lead.id);
  const pairs = (await pairsOf(tx, publisherId, people))
    .filter(({ open }) => open)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const duplicates = await duplicateViews(tx, publisherId, pairs.slice(0, most.duplicates));
  const merges = (await mergesAmong(tx, publisherId, people)).toReversed();
  const company = companyKeyOf(traitsOf(lead.contact));
  const others = company === null ? [] : await leadsOfCompany(tx, publisherId, company, people, most.company);
  return {
    duplicates: duplicates.flatMap(({ id, score, reasons, people: both }) => {
      const person = both.find(({ personId }) => personId !== people[0]);
      return person === undefined ? [] : [{ id, score, reasons, person }];
    }),
    merges: await mergeViews(tx, publisherId, merges),
    company:
      company === null
        ? null
        : {
            name: company.startsWith('d:') ? company.slice(2) : (lead.contact.company ?? ''),
            leads: (await leadsByIds(tx, publisherId, others)).map(leadView),
          },
  };
}
