// What is sent at the press of a button: not twice at once, and what is wrong with it as a whole is told above it.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useProblemWords } from './problem-words.ts';
import { Problem } from './problem.ts';

/** A complaint that has no field of its own, null when it is done, false when fields complain. */
export type Sent = string | null | false;

type Sending = {
  sending: boolean;
  /** Null where there is none. */
  complaint: ReactNode;
  send: () => Promise<Sent>;
  /** Forgets the complaint. */
  forget: () => void;
};

/** onSend: what the server refuses may be thrown, and is told in words. */
export function useSending(onSend: () => Promise<Sent>): Sending {
  const words = useProblemWords();
  const [sending, setSending] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const send = async () => {
    setSending(true);
    const answer = await onSend()
      .catch((error: unknown) => {
        if (!(error instanceof Problem)) throw error;
        return words.of(error);
      })
      .finally(() => setSending(false));
    setSaid(answer === false ? null : answer);
    return answer;
  };
  const complaint = said !== null && (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{said}</MessageBarBody>
    </MessageBar>
  );
  return { sending, complaint, send, forget: () => setSaid(null) };
}
