// A button that asks for a little in a dialog before it acts, and may show in it what came of it.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSending, type Sent } from './sending.tsx';

type Ask = {
  /** The button that asks. */
  button: ReactElement;
  title: string;
  /** What the sending button says: the act itself, not "OK". */
  act: string;
  /** What is asked. */
  children: ReactNode;
  onSend: () => Promise<Sent>;
  onOpen?: () => void;
  /** Shown in place of the question once it is there; without it the dialog closes when all is done. */
  result?: ReactNode;
};

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

export function Ask({ button, title, act, children, onSend, onOpen, result }: Ask) {
  const t = useTranslations('ui');
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { sending, complaint, send, forget } = useSending(onSend);
  const turn = (next: boolean) => {
    setOpen(next);
    forget();
    if (next) onOpen?.();
  };
  const sendAndClose = async () => {
    if ((await send()) === null && result === undefined) setOpen(false);
  };
  return (
    <Dialog open={open} onOpenChange={(_, { open: next }) => turn(next)}>
      <DialogTrigger disableButtonEnhancement>{button}</DialogTrigger>
      {/* A click in here is none on the row or card that holds the button. */}
      <DialogSurface onClick={(event) => event.stopPropagation()}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            void sendAndClose();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              {complaint}
              {result ?? children}
            </DialogContent>
            <DialogActions>
              <DialogTrigger disableButtonEnhancement>
                <Button>{result ? t('close') : t('cancel')}</Button>
              </DialogTrigger>
              {!result && (
                <Button type="submit" appearance="primary" disabledFocusable={sending}>
                  {act}
                </Button>
              )}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
