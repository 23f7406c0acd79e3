// Routes of exchange rates: the list, rates by hand, a file of them, and the end of one.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { invalid } from '../platform/refusal.ts';
import { listQuery, notACursor, page, pageOf } from '../platform/web-list.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { dayGiven } from '../platform/web-time.ts';
import { currencyCode } from './pipeline.ts';
import { isRate } from './rate-file.ts';
import { listRates } from './rate-store.ts';
import type { Rate } from './rates.ts';
import { enterRates, importRates, removeRate } from './save-rates.ts';

const onDate = dayGiven();
const RateView = z
  .object({
    base: z.string(),
    currency: z.string(),
    rate: z.string().describe('One unit of base is so many of currency'),
    onDate: z.string().describe('YYYY-MM-DD'),
    source: z.string().describe('ecb, hand, file, or what the publisher calls it'),
    enteredBy: z.string(),
    enteredAt: z.date(),
  })
  .meta({ id: 'ExchangeRate' });
const Given = z.strictObject({
  base: currencyCode,
  currency: currencyCode,
  rate: z
    .string()
    .refine(isRate, says('not_a_rate', 'Give a number above zero, such as 1.0867, with a point.'))
    .describe('One unit of base is so many of currency'),
  onDate: onDate.describe('Of which day; it holds until there is a later one'),
  source: z.string().trim().min(1).max(60).default('hand'),
});
const Changed = z.object({ count: z.int().describe('New, or other than they were') });

const tags = ['Exchange rates'];
const path = '/api/v1/publishers/:publisherId';
const params = z.object({ publisherId: z.string() });
const write = { scope: 'pipeline:write' } as const;

export function rateRoutes(web: Web, app: App): void {
  const list = {
    tags,
    summary: 'List exchange rates, the latest day first',
    params,
    querystring: z.strictObject({ ...listQuery, currency: currencyCode.optional() }),
    response: { 200: pageOf(RateView) },
  };
  web.get(
    `${path}/exchange-rates`,
    { config: { scope: 'pipeline:read', assigned: true }, schema: list },
    async ({ params: { publisherId }, query: { limit, cursor, currency = null } }) => {
      const after = cursor === undefined ? null : placeOf(cursor);
      const rows = await app.db.asPublisher(publisherId, (tx) =>
        listRates(tx, publisherId, currency, after, limit + 1),
      );
      return page(rows, limit, ({ onDate: day, base, currency: of }) => `${day} ${base} ${of}`);
    },
  );

  const enter = {
    tags,
    summary: 'Enter exchange rates',
    description: 'A rate that is there already for the day takes the new value.',
    params,
    body: z.strictObject({ rates: z.array(Given).min(1).max(500) }),
    response: { 200: Changed },
  };
  web.post(
    `${path}/exchange-rates`,
    { config: write, schema: enter },
    async ({ actor, params: { publisherId }, body: { rates } }) => {
      const same = rates.findIndex((rate) => rate.base === rate.currency);
      if (same !== -1)
        throw invalid(`rates.${same}.currency`, 'Must be another than the base.', 'same_as_another');
      return { count: await enterRates(app, actor, publisherId, rates) };
    },
  );
  fileRoutes(web, app);
}

function fileRoutes(web: Web, app: App): void {
  const bring = {
    tags,
    summary: 'Enter exchange rates from a CSV file',
    description:
      'Takes the reference rates of the European Central Bank as it publishes them, by day or as history, and rows of currency, base, rate and date.',
    params,
    body: z.strictObject({ csv: z.string().min(1).describe('The text of the file') }),
    response: {
      200: Changed.extend({
        read: z.int(),
        passedOver: z
          .array(z.object({ line: z.int(), message: z.string() }))
          .describe('Rows that could not be read, 50 at most'),
      }),
    },
  };
  web.post(
    `${path}/exchange-rate-imports`,
    { config: write, schema: bring },
    async ({ actor, params: { publisherId }, body: { csv } }) => importRates(app, actor, publisherId, csv),
  );

  const remove = {
    tags,
    summary: 'Remove an exchange rate',
    params: params.extend({ base: currencyCode, currency: currencyCode, onDate }),
    response: { 204: z.undefined().describe('Removed') },
  };
  web.delete(
    `${path}/exchange-rates/:base/:currency/:onDate`,
    { config: write, schema: remove },
    async ({ actor, params: { publisherId, ...rate } }, reply) => {
      await removeRate(app, actor, publisherId, rate);
      return reply.code(204).send();
    },
  );
}

function placeOf(cursor: string): Pick<Rate, 'base' | 'currency' | 'onDate'> {
  const found = /^(\d{4}-\d{2}-\d{2}) ([A-Z]{3}) ([A-Z]{3})$/.exec(cursor);
  if (found === null) throw notACursor();
  return { onDate: found[1]!, base: found[2]!, currency: found[3]! };
}
