// Fields of something that is changed in place: each shows what is wrong with it as soon as that is known.
import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useState } from 'react';

type Labelled = { label: string; wrong?: string | undefined; hint?: string | undefined };

function Framed({ label, wrong, hint, children }: Labelled & { children: ReactElement }) {
  return (
    <Field
      label={label}
      style={{ minWidth: 0 }}
      {...(hint === undefined ? {} : { hint })}
      {...(wrong === undefined ? {} : { validationState: 'error', validationMessage: wrong })}
    >
      {children}
    </Field>
  );
}

type TextDraft = Labelled & {
  value: string;
  onChange: (text: string) => void;
  inputMode?: 'numeric';
  type?: 'time';
  /** The id of a list of values to choose from. */
  list?: string;
};

/** What is typed stays as it is typed, whatever is made of it. */
export function TextDraft({ value, onChange, inputMode, type, list, ...frame }: TextDraft) {
  const [text, setText] = useState(value);
  return (
    <Framed {...frame}>
      <Input
        value={text}
        // As narrow as its place: a field of the browser's has a width of its own.
        input={{ style: { minWidth: 0, width: '100%' } }}
        {...(inputMode ? { inputMode } : {})}
        {...(type ? { type } : {})}
        {...(list ? { list, autoComplete: 'off' } : {})}
        onChange={(_, { value: typed }) => {
          setText(typed);
          onChange(typed);
        }}
      />
    </Framed>
  );
}

type ChoiceDraft = Labelled & {
  value: string;
  options: readonly (readonly [value: string, words: string])[];
  onChange: (value: string) => void;
};

export function ChoiceDraft({ value, options, onChange, ...frame }: ChoiceDraft) {
  return (
    <Framed {...frame}>
      <Select
        value={value}
        style={{ minWidth: 0 }}
        select={{ style: { minWidth: 0, width: '100%' } }}
        onChange={(_, data) => onChange(data.value)}
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </Select>
    </Framed>
  );
}

export function TickDraft({
  label,
  value,
  onChange,
}: {
  label: string;
  value: boolean;
  onChange: (is: boolean) => void;
}) {
  return <Checkbox label={label} checked={value} onChange={(_, { checked }) => onChange(checked === true)} />;
}

/** Parts of a text that are separated by commas. */
export const partsOf = (text: string) =>
  text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean);
