// The route of the board: a programme's stages as columns, each with its count, its sums and its newest referrals.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { decimal, plus, textOf, zero } from '../platform/decimal.ts';
import { planAsUsual } from '../platform/plan-as-usual.ts';
import { invalid } from '../platform/refusal.ts';
import { page } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { accountsOf } from './account-store.ts';
import { linksOf, linkStates } from './link-store.ts';
import type { Programme } from './programme.ts';
import { programmeByName, programmes } from './programmes.ts';
import { boardCards, boardSums, type CardRow } from './referral-board-store.ts';
import { askedKinds, asksOf, columnOf, columnsOf, movesOf, type Column } from './referral-board.ts';
import { boardFilters } from './referral-query.ts';
import { answerState, Answer } from './referral-view.ts';
import { categories, directions, statuses, substatuses } from './referral.ts';
import { commands } from './state.ts';

const text = z.string().nullable();
const command = z.enum(commands).exclude(['create']);

const Card = z
  .object({
    id: z.string(),
    accountId: z.string(),
    externalId: z.string(),
    name: text,
    company: text,
    country: text,
    category: z.enum(categories),
    direction: z.enum(directions),
    status: z.enum(statuses),
    substatus: z.enum(substatuses),
    stage: text,
    value: text,
    currency: text,
    closesOn: text,
    revision: z.int(),
    changedAt: z.date(),
    expiresAt: z.date().nullable(),
    answer: Answer,
    leadId: text,
    opportunity: z
      .object({ id: z.string(), state: z.enum(linkStates) })
      .nullable()
      .describe('What it was converted into, and how both stand'),
    moves: z
      .array(z.object({ to: z.string().describe('A column'), kind: command }))
      .describe('Where it may go now, and by which command; see commands for what each asks'),
  })
  .meta({ id: 'ReferralCard' });

const Board = z
  .object({
    programme: z.string(),
    columns: z.array(
      z
        .object({
          id: z.string(),
          kind: z.enum(['new', 'active', 'won', 'lost', 'declined', 'expired', 'unknown']),
          stage: text.describe('One of the programme’s; null: none, or one that is not known'),
          count: z.int(),
          sums: z
            .array(z.object({ currency: z.string(), count: z.int(), value: z.string() }))
            .describe('Each currency apart'),
          items: z.array(Card).describe('The newest'),
          nextCursor: text.describe(
            'Goes on in the list of referrals, with programme, column and the same filter',
          ),
        })
        .meta({ id: 'ReferralBoardColumn' }),
    ),
    commands: z.array(
      z.object({
        kind: command,
        asks: z.array(
          z.object({
            field: z.string().describe('Of the command’s body'),
            kind: z.enum(askedKinds),
            required: z.boolean(),
            options: z.array(z.string()).nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'ReferralBoard' });

export function referralBoardRoutes(web: Web, app: App): void {
  web.get(
    '/api/v1/publishers/:publisherId/referral-board',
    {
      config: { scope: 'cosell:read' },
      schema: {
        tags: ['Co-sell'],
        summary:
          'A programme as a board: each of its stages with its count, its sums and its newest referrals',
        description:
          'Without those that are storefront leads: they count there, and are in the list all the same.',
        params: z.object({ publisherId: z.string() }),
        querystring: z.strictObject({
          ...boardFilters,
          programme: z
            .string()
            .max(100)
            .optional()
            .describe('Left out: that of the first account, or the first there is'),
          perColumn: z.coerce.number().int().min(1).max(100).default(20),
        }),
        response: { 200: Board },
      },
    },
    ({ params: { publisherId }, query: { perColumn, programme: asked, ...filters } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        const programme = programmeOf(asked ?? (await accountsOf(tx, publisherId))[0]?.programme);
        const columns = columnsOf(programme);
        const wanted = { ...filters, programme: programme.name, unmatched: true };
        await planAsUsual(tx);
        const sums = await boardSums(tx, publisherId, wanted);
        const held = [...new Set(sums.map(({ boardColumn }) => boardColumn))];
        const rows = await boardCards(tx, publisherId, wanted, held, perColumn + 1);
        const links = await linksOf(
          tx,
          publisherId,
          rows.map(({ id }) => id),
        );
        const place = (row: CardRow) => row.id;
        return {
          programme: programme.name,
          columns: columns.map((column) => {
            const isHere = ({ boardColumn }: { boardColumn: string }) =>
              columnOf(columns, boardColumn) === column.id;
            const newest = rows.filter(isHere).toSorted((a, b) => (a.id < b.id ? 1 : -1));
            const { items, nextCursor } = page(newest, perColumn, place);
            return {
              ...column,
              ...summed(sums.filter(isHere)),
              items: items.map((row) => card(row, programme, columns, links, app.clock.now())),
              nextCursor,
            };
          }),
          commands: asksOf(programme),
        };
      }),
  );
}

function programmeOf(name: string | undefined): Programme {
  const found = name === undefined ? programmes[0] : programmeByName(name);
  if (found !== undefined) return found;
  const options = programmes.map((programme) => programme.name).join(', ');
  throw invalid('programme', `Must be one of ${options}.`, 'not_one_of', { options });
}

function summed(sums: Awaited<ReturnType<typeof boardSums>>) {
  const byCurrency = Map.groupBy(sums, ({ currency }) => currency);
  return {
    count: sums.reduce((so, { count }) => so + count, 0),
    sums: [...byCurrency].flatMap(([currency, those]) => {
      const valued = those.filter(({ value }) => value !== null);
      if (currency === null || valued.length === 0) return [];
      const count = those.reduce((so, each) => so + each.count, 0);
      return [
        { currency, count, value: textOf(valued.reduce((so, { value }) => plus(so, decimal(value!)), zero)) },
      ];
    }),
  };
}

function card(
  { boardColumn, answerDueAt, answeredAt, ...row }: CardRow,
  programme: Programme,
  columns: readonly Column[],
  links: Awaited<ReturnType<typeof linksOf>>,
  now: Date,
): z.infer<typeof Card> {
  const link = links.get(row.id);
  const answer = {
    dueAt: answerDueAt,
    answeredAt,
    state: answerState({ ...row, answerDueAt, answeredAt }, now),
  };
  return {
    ...row,
    answer,
    opportunity: link === undefined ? null : { id: link.opportunityId, state: link.state },
    moves: movesOf(programme, columns, { ...row, column: columnOf(columns, boardColumn) }),
  };
}
