// A campaign: what it is, in which state it is on a day, and what is wrong with one that a person writes. Pure.
import { storefrontById } from '../catalog/storefronts.ts';
import { fieldError, type FieldError } from '../platform/field-error.ts';
import { codeKey, overlap, type Dated } from './code.ts';
import { decimalsOf, isCurrency } from '../platform/currency.ts';
import { amountOf } from './money.ts';

export const motions = ['nurture', 'demand-generation'] as const;
export type Motion = (typeof motions)[number];
export const campaignStates = ['planned', 'running', 'ended', 'archived'] as const;
export type CampaignState = (typeof campaignStates)[number];

export type Campaign = {
  id: string;
  planId: string | null;
  name: string;
  motion: Motion;
  listingIds: string[];
  codes: string[];
  fromDay: string;
  toDay: string | null;
  /** A decimal; null together with the currency. */
  budget: string | null;
  currency: string | null;
  saidState: CampaignState | null;
  notes: string | null;
  version: number;
  createdAt: Date;
};

export function stateOn(
  day: string,
  { saidState, fromDay, toDay }: Pick<Campaign, 'saidState' | 'fromDay' | 'toDay'>,
): CampaignState {
  if (saidState !== null) return saidState;
  if (day < fromDay) return 'planned';
  return toDay !== null && day > toDay ? 'ended' : 'running';
}

/** Of the storefront that most of its listings are on; of none, nurture. */
export function usualMotion(storefronts: readonly string[]): Motion {
  const demanding = storefronts.filter((id) => storefrontById(id)?.motion === 'demand-generation').length;
  return demanding * 2 > storefronts.length ? 'demand-generation' : 'nurture';
}

export type WrittenCampaign = Pick<Campaign, 'listingIds' | 'codes' | 'fromDay' | 'toDay'> & Budget;
export type Budget = { budget: string | null; currency: string | null };

/** others: campaigns that have one of its codes. unknown: listings that are none of the publisher's. */
export function reviewCampaign(
  written: WrittenCampaign,
  others: readonly (Dated & { name: string; codeKey: string })[],
  unknownListings: readonly string[],
): FieldError[] {
  return [
    ...reviewDays(written),
    ...reviewBudget(written),
    ...written.listingIds.flatMap((id, at) =>
      unknownListings.includes(id)
        ? [fieldError(`listingIds.${at}`, 'Give a listing of this publisher.', 'not_here')]
        : [],
    ),
    ...reviewCodes(written, others),
  ];
}

export function reviewDays({ fromDay, toDay }: Dated): FieldError[] {
  return toDay !== null && toDay < fromDay
    ? [fieldError('toDay', 'Must not be before the first day.', 'wrong_order')]
    : [];
}

function reviewBudget({ budget, currency }: Budget): FieldError[] {
  if (budget === null)
    return currency === null
      ? []
      : [fieldError('budget', 'Give an amount, or leave out the currency.', 'required')];
  return reviewMoney({ amount: budget, currency }, 'budget');
}

/** An amount and its currency, under `currency` beside it. */
export function reviewMoney(
  { amount, currency }: { amount: string; currency: string | null },
  field: string,
  currencyField = 'currency',
): FieldError[] {
  const decimal = amountOf(amount);
  const wrong =
    decimal === null
      ? [fieldError(field, 'Give an amount such as 1250.50, without signs or blanks.', 'not_an_amount')]
      : [];
  if (currency === null)
    return [
      ...wrong,
      fieldError(currencyField, 'Say in which currency: an ISO 4217 code such as EUR.', 'currency_needed'),
    ];
  if (!isCurrency(currency))
    return [
      ...wrong,
      fieldError(
        currencyField,
        'There is no such currency: give an ISO 4217 code such as EUR.',
        'not_a_currency',
      ),
    ];
  const most = decimalsOf(currency);
  if (decimal !== null && decimal.scale > most)
    return [
      fieldError(field, `Amounts in ${currency} have ${most} decimals at most.`, 'too_many_decimals', {
        currency,
        decimals: most,
      }),
    ];
  return wrong;
}

function reviewCodes(
  written: WrittenCampaign,
  others: readonly (Dated & { name: string; codeKey: string })[],
): FieldError[] {
  const keys = written.codes.map(codeKey);
  return keys.flatMap((key, at) => {
    const field = `codes.${at}`;
    if (keys.indexOf(key) !== at) return [fieldError(field, 'It is there twice.', 'same_as_another')];
    const holder = others.find((other) => other.codeKey === key && overlap(other, written));
    if (holder === undefined) return [];
    const { name } = holder;
    return [
      fieldError(
        field,
        `The campaign “${name}” has it in the same time: give another, or other dates.`,
        'code_taken',
        { name },
      ),
    ];
  });
}
