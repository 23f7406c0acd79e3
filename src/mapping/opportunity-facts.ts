// What a mapping may know of the opportunity that a lead became, and which fields of a mapping live by it. Pure.
import { namesInExpression } from './expression.ts';
import type { MappedField, Source } from './mapping.ts';
import { namesInTemplate } from './template.ts';

export type OpportunityFacts = {
  /** The stage's id, won or lost. */
  stage: string;
  /** What the publisher calls it; null: as we ship it. */
  stageName: string | null;
  state: 'open' | 'won' | 'lost';
  /** In major units of the currency. */
  value: number | null;
  /** ISO 4217. */
  currency: string | null;
  /** A day: YYYY-MM-DD. */
  expectedClose: string | null;
  /** Of 100. */
  probability: number;
  /** Code of why it was won or lost. */
  reason: string | null;
  owner: string | null;
  ownerEmail: string | null;
};

const prefix = 'opportunity.';

/** Those fields that say something of an opportunity: what an update of a record consists of. */
export const opportunityFields = (fields: readonly MappedField[]): MappedField[] =>
  fields.filter(({ source }) => livesByOpportunity(source));

export const livesByOpportunity = (source: Source): boolean =>
  namesIn(source).some((name) => name.startsWith(prefix));

/** One that cannot be read names nothing. */
function namesIn(source: Source): string[] {
  try {
    switch (source.from) {
      case 'field':
        return [source.field];
      case 'constant':
        return [];
      case 'template':
        return namesInTemplate(source.template);
      case 'expression':
        return namesInExpression(source.expression);
    }
  } catch {
    return [];
  }
}
