// A form: what is wrong with it as a whole stands above, the button that sends it below; it cannot be sent twice at once.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSending, type Sent } from './sending.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type PlainForm = {
  /** What the button says: the act itself. */
  submit: string;
  onSend: () => Promise<Sent>;
  children?: ReactNode;
  /** Buttons before the one that sends. */
  besides?: ReactNode;
  /** The button takes the whole line, as on a page of one form. */
  wide?: boolean;
};

export function PlainForm({ submit, onSend, children, besides, wide = false }: PlainForm) {
  const styles = useStyles();
  const { sending, complaint, send } = useSending(onSend);
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
      {complaint}
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
