// A lead that became an opportunity is only read: what is done about it from then on is done about the opportunity.
import { Refusal } from '../platform/refusal.ts';

/** Throws Refusal `conflict.converted`. */
export function demandUnconverted({ convertedAt }: { convertedAt: Date | null }): void {
  if (convertedAt !== null)
    throw new Refusal(
      'conflict.converted',
      'This lead is an opportunity now and is only read; work on the opportunity.',
    );
}
