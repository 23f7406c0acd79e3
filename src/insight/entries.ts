// A lead's ways through sequences as they are counted, and by which columns. Pure.

/** One entering of a lead into a sequence. */
export type Entry = {
  sequence: string;
  /** On which it entered, such as 2026-11-21, in the time zone of the publisher's sums. */
  day: string;
  /** Where it stands, or left. */
  step: string;
  /** Why it left (src/nurture/enrolment.ts); null: it has not. */
  ended: string | null;
  /** Since it entered: its customer answered or was reached; it has an opportunity; such a one is won. */
  answered: boolean;
  opportunity: boolean;
  won: boolean;
  /** Of opportunities made since, and before it entered the sequence again: what was won. */
  values: { currency: string; value: string }[];
  /** That it took, each once. Mails made there, and of those sent how many came back, and how many a person or only scanners followed. */
  steps: [step: string, mailed: number, sent: number, bounced: number, clicked: number, scanned: number][];
};

/** By columns of insight_sequences. */
export const entryColumns = [
  'people',
  'answered',
  'opportunities',
  'won',
  'mailed',
  'sent',
  'bounced',
  'clicked',
  'scanned',
] as const;
export type EntryColumn = (typeof entryColumns)[number];

/** step, reason, currency: as their columns say; empty where the row has none. */
export type EntryPart = {
  step: string;
  reason: string;
  currency: string;
  counts: Partial<Record<EntryColumn, number>>;
  value: string | null;
};

/** Every row of its sequence and day in which it is counted. */
export function entryParts({ step, ended, answered, opportunity, won, values, steps }: Entry): EntryPart[] {
  const part = (of: Partial<EntryPart>): EntryPart => ({
    step: '',
    reason: '',
    currency: '',
    counts: {},
    value: null,
    ...of,
  });
  return [
    part({
      counts: {
        people: 1,
        answered: Number(answered),
        opportunities: Number(opportunity),
        won: Number(won),
      },
    }),
    ...steps.map(([taken, mailed, sent, bounced, clicked, scanned]) =>
      part({ step: taken, counts: { people: 1, mailed, sent, bounced, clicked, scanned } }),
    ),
    ...(ended === null ? [] : [part({ step, reason: ended, counts: { people: 1 } })]),
    ...values.map(({ currency, value }) => part({ currency, value })),
  ];
}
