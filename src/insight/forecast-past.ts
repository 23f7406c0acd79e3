// What was thought of each month, and what came of it: the parts of each, in every currency and in the reporting one. Pure.
import { decimal, plus, textOf, zero, type Decimal } from '../platform/decimal.ts';
import { partOf, type Lot, type Part } from '../pipeline/forecast.ts';
import { pipelineOf, stageOf, type Pipelines } from '../pipeline/pipeline.ts';
import type { Rate } from '../pipeline/rates.ts';
import type { Span } from './forecast-spans.ts';
import type { ClosedGroup, CountedThen, MetGroup, OpenGroup } from './forecast-store.ts';

/** due is weighted by the stage of then; what closed, by nothing. */
export type Past = Span & { parts: Record<CountedThen, Part>; difference: Difference };

/** Won, less what was forecast with what had been won by then. total null: without a reporting currency, or for want of a rate. */
export type Difference = { sums: { currency: string; amount: string }[]; total: string | null };

type Given = {
  spans: readonly Span[];
  open: readonly OpenGroup[];
  closed: readonly ClosedGroup[];
  met: readonly MetGroup[];
  /** Of each span, as they were at its moment. */
  pipelines: readonly Pipelines[];
  rates: readonly Rate[];
  reportingCurrency: string | null;
};

export function pastOf({ spans, open, closed, met, pipelines, rates, reportingCurrency }: Given): Past[] {
  return spans.map((span, at) => {
    const nth = at + 1;
    const near = ratesWithin(rates, span);
    const part = (lots: readonly Lot[]) => partOf(lots, near, reportingCurrency);
    const weighed = (groups: readonly Weighable[]) =>
      groups.map((group) => lotOf(group, pipelines[at]!, span));
    const then = open.filter(({ first, last }) => first <= nth && nth <= last);
    const due = then.filter(({ dueFrom }) => dueFrom !== null && dueFrom <= nth);
    const came = closed.filter((group) => group.nth === nth).map((group) => ({ ...group, probability: 100 }));
    const won = came.filter(({ outcome }) => outcome === 'won');
    const as = (standing: ClosedGroup['standing']) => (group: ClosedGroup) => group.standing === standing;
    const closedOfDue = met.filter((group) => group.nth === nth);
    const parts: Past['parts'] = {
      due: part(weighed(due)),
      pipeline: part(weighed(then)),
      already: part(won.filter(as('before'))),
      wonDue: part(won.filter(as('due'))),
      lostDue: part(came.filter((group) => group.outcome === 'lost' && as('due')(group))),
      slipped: part(weighed(without(due, closedOfDue))),
      added: part(won.filter(as('else'))),
      won: part(won),
    };
    return { ...span, parts, difference: differenceOf(parts, reportingCurrency) };
  });
}

type Weighable = Pick<OpenGroup, 'pipelineId' | 'stage' | 'currency' | 'count' | 'value'>;

/** Of 100, as the stage was worth at the moment; a stage that the pipelines of then do not have is worth nothing. */
function lotOf(
  { pipelineId, stage: id, currency, count, value }: Weighable,
  document: Pipelines,
  { at }: Span,
): Lot {
  const pipeline = pipelineOf(document, pipelineId);
  const stage = pipeline && stageOf(pipeline, id);
  return { probability: stage?.probability ?? 0, currency, count, value, day: at };
}

/** What is left of them by stage and currency; what is left of none is left out. */
function without(all: readonly Weighable[], closed: readonly Weighable[]): Weighable[] {
  const keyOf = ({ pipelineId, stage, currency }: Weighable) => `${pipelineId} ${stage} ${currency ?? ''}`;
  const gone = Map.groupBy(closed, keyOf);
  return [...Map.groupBy(all, keyOf)].flatMap(([key, groups]) => {
    const out = gone.get(key) ?? [];
    const count = counted(groups) - counted(out);
    const value = groups[0]!.currency === null ? null : textOf(plus(summed(groups), minus(summed(out))));
    return count === 0 ? [] : [{ ...groups[0]!, count, value }];
  });
}

const counted = (groups: readonly Weighable[]) => groups.reduce((sum, { count }) => sum + count, 0);
const summed = (groups: readonly Weighable[]) =>
  groups.map(({ value }) => decimal(value ?? '0')).reduce(plus, zero);

function differenceOf({ won, due, already }: Past['parts'], reportingCurrency: string | null): Difference {
  const currencies = [
    ...new Set([won, due, already].flatMap(({ sums }) => sums.map(({ currency }) => currency))),
  ];
  const of = (part: Part, currency: string) => part.sums.find((sum) => sum.currency === currency);
  const isWhole = [won, due, already].every(({ missing }) => missing.length === 0);
  return {
    sums: currencies.toSorted().map((currency) => ({
      currency,
      amount: less(of(won, currency)?.value, of(due, currency)?.weighted, of(already, currency)?.value),
    })),
    total:
      reportingCurrency === null || !isWhole
        ? null
        : less(won.total?.value, due.total?.weighted, already.total?.value),
  };
}

const less = (whole = '0', ...parts: (string | undefined)[]): string =>
  textOf(parts.map((part = '0') => minus(decimal(part))).reduce(plus, decimal(whole)));

const minus = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale });

/** Those that can be the latest on a day of the span: each day looks through them. */
function ratesWithin(rates: readonly Rate[], { from, to }: Span): Rate[] {
  const pairs = Map.groupBy(rates, ({ base, currency }) => `${base} ${currency}`);
  return [...pairs.values()].flatMap((those) => {
    const known = those.filter(({ onDate }) => onDate <= to);
    const first = known.reduce(
      (latest, { onDate }) => (onDate <= from && onDate > latest ? onDate : latest),
      '',
    );
    return known.filter(({ onDate }) => onDate >= first);
  });
}
