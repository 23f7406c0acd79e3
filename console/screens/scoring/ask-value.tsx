// What a question compares with: a number, some of a list, or words of the reader's own with commas between them.
import { Dropdown, Input, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { countriesOf } from '../leads/countries.ts';
import { wants, type Ask } from './condition-tree.ts';
import type { Fact, useConditionWords } from './condition-words.ts';

type AskValue = {
  ask: Ask;
  fact: Fact | undefined;
  words: ReturnType<typeof useConditionWords>;
  changeable: boolean;
  onAsk: (ask: Ask) => void;
};

export function AskValue(props: AskValue) {
  const { ask, fact } = props;
  if (wants(ask.is) === 'number') return <NumberValue {...props} />;
  const listed = (fact?.choices.length ?? 0) > 0 || ask.fact === 'country';
  const compared = ask.is === 'one_of' || ask.is === 'none_of';
  return listed && compared ? <Chosen {...props} /> : <Words {...props} />;
}

function NumberValue({ ask, changeable, onAsk }: AskValue) {
  const t = useTranslations('conditions');
  return (
    <NumberInput
      aria-label={t('value')}
      value={Number(ask.value ?? NaN)}
      readOnly={!changeable}
      onNumber={(value) => onAsk({ ...ask, value })}
    />
  );
}

function Chosen({ ask, fact, words, changeable, onAsk }: AskValue) {
  const t = useTranslations('conditions');
  const { language } = useLanguage();
  const chosen = Array.isArray(ask.value) ? ask.value : [];
  const offered =
    ask.fact === 'country'
      ? countriesOf(language).map(([code]) => code)
      : (fact?.choices ?? []).map(({ value }) => value);
  const all = [...offered, ...chosen.filter((value) => !offered.includes(value))];
  return (
    <Dropdown
      multiselect
      aria-label={t('value')}
      placeholder={t('choose')}
      disabled={!changeable}
      style={{ minWidth: 0, width: '100%' }}
      value={chosen.map((value) => words.value(ask.fact, value)).join(', ')}
      selectedOptions={chosen}
      onOptionSelect={(_, { selectedOptions }) => onAsk({ ...ask, value: selectedOptions })}
    >
      {all.map((value) => (
        <Option key={value} value={value} text={words.value(ask.fact, value)}>
          {words.value(ask.fact, value)}
        </Option>
      ))}
    </Dropdown>
  );
}

/** Kept as typed, so that a comma can be typed; the value is what stands between the commas. */
function Words({ ask, changeable, onAsk }: AskValue) {
  const t = useTranslations('conditions');
  const values = Array.isArray(ask.value) ? ask.value : [];
  const [typed, setTyped] = useState(values.join(', '));
  const shown = same(split(typed), values) ? typed : values.join(', ');
  return (
    <Input
      aria-label={t('value')}
      placeholder={t('words')}
      value={shown}
      readOnly={!changeable}
      style={{ width: '100%' }}
      onChange={(_, { value }) => {
        setTyped(value);
        onAsk({ ...ask, value: split(value) });
      }}
    />
  );
}

const split = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
const same = (a: string[], b: string[]) => a.length === b.length && a.every((each, at) => each === b[at]);
