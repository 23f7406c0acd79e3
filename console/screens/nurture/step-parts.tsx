// Small parts of the fields of a step: a number that is typed, and a list of steps to go on with.
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChoiceDraft, TextDraft } from '../followup/draft-fields.tsx';
import { useStepWords } from './nurture-words.ts';
import type { Step } from './sequences.ts';

/** Sent for what cannot be read, so that it cannot be saved by mistake. */
const nothing = -1;

export const numberIn = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : nothing);

type NumberDraft = {
  label: string;
  value: number;
  wrong: string | undefined;
  onChange: (value: number) => void;
};

export function NumberDraft({ label, value, wrong, onChange }: NumberDraft) {
  const t = useTranslations('nurture.field');
  const [typed, setTyped] = useState(value);
  return (
    <TextDraft
      label={label}
      value={String(value)}
      inputMode="numeric"
      wrong={typed === nothing ? t('bad') : wrong}
      onChange={(text) => {
        setTyped(numberIn(text));
        onChange(numberIn(text));
      }}
    />
  );
}

/** In the browser's own list nothing is empty: this stands for the end. */
const end = '.';

type NextDraft = {
  label: string;
  /** The step that leads on; not offered itself. */
  step: Step;
  steps: readonly Step[];
  to: string | null;
  wrong: string | undefined;
  onChange: (to: string | null) => void;
};

export function NextDraft({ label, step, steps, to, wrong, onChange }: NextDraft) {
  const t = useTranslations('nurture.step');
  const wordsOf = useStepWords();
  const options = steps.flatMap((each, place) =>
    each.id === step.id
      ? []
      : [[each.id, t('named', { number: place + 1, what: wordsOf(each, steps) })] as const],
  );
  const lost = to !== null && !steps.some(({ id }) => id === to) ? [[to, t('lost')] as const] : [];
  return (
    <ChoiceDraft
      label={label}
      value={to ?? end}
      wrong={wrong}
      options={[[end, t('end')], ...options, ...lost]}
      onChange={(value) => onChange(value === end ? null : value)}
    />
  );
}
