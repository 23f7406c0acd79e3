// A secret at the only time it is shown.
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { Copyable } from './copy.tsx';

type ShownOnce = {
  /** That it is shown this once, and what follows. */
  title: string;
  words: string;
  /** What it is. */
  label: string;
  value: string;
};

export function ShownOnce({ title, words, label, value }: ShownOnce) {
  return (
    <>
      <MessageBar intent="warning" layout="multiline" role="status">
        <MessageBarBody>
          <MessageBarTitle>{title}</MessageBarTitle>
          {words}
        </MessageBarBody>
      </MessageBar>
      <Copyable value={value} label={label} />
    </>
  );
}
