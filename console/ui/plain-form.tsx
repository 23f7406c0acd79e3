// A form: what is wrong with it as a whole stands above, the button that sends it below; it cannot be sent twice at once.
import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type PlainForm = {
  /** What the button says: the act itself. */
  submit: string;
  /** Answers a complaint that has no field of its own, null when it is done, false when fields complain. */
  onSend: () => Promise<string | null | false>;
  children?: ReactNode;
  /** Buttons before the one that sends. */
  besides?: ReactNode;
  /** The button takes the whole line, as on a page of one form. */
  wide?: boolean;
};

export function PlainForm({ submit, onSend, children, besides, wide = false }: PlainForm) {
  const styles = useStyles();
  const [complaint, setComplaint] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    const answer = await onSend().finally(() => setSending(false));
    setComplaint(answer === false ? null : answer);
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        // What a panel asks belongs to no form around it.
        event.stopPropagation();
        void send();
      }}
    >
      {complaint !== null && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{complaint}</MessageBarBody>
        </MessageBar>
      )}
      {children}
      <div className={styles.buttons}>
        {besides}
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={sending}
          style={wide ? { flexGrow: 1 } : undefined}
        >
          {submit}
        </Button>
      </div>
    </form>
  );
}
