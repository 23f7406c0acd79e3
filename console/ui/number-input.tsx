// A number that is typed digit by digit: what is none yet, such as a minus alone, stays as it was typed, and is told on saving.
import { Input, type InputProps } from '@fluentui/react-components';
import { useState } from 'react';

type NumberInput = Omit<InputProps, 'type' | 'value' | 'onChange'> & {
  /** NaN: no number yet. */
  value: number;
  onNumber: (value: number) => void;
};

export function NumberInput({ value, onNumber, ...rest }: NumberInput) {
  const [typed, setTyped] = useState('');
  const shown = Object.is(numberOf(typed), value) ? typed : String(value);
  return (
    <Input
      {...rest}
      type="number"
      value={shown}
      onChange={(_, data) => {
        setTyped(data.value);
        onNumber(numberOf(data.value));
      }}
    />
  );
}

const numberOf = (typed: string) => (typed === '' ? NaN : Number(typed));
