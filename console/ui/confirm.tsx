// Asks before something that cannot be undone, in a dialog that names it.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { useTranslations } from 'use-intl';

type Confirm = {
  /** The button that asks. */
  children: ReactElement;
  title: string;
  words: ReactNode;
  /** What the confirming button says: the act itself, not "OK". */
  act: string;
  onConfirm: () => void;
};

export function Confirm({ children, title, words, act, onConfirm }: Confirm) {
  const t = useTranslations('ui');
  return (
    <Dialog modalType="alert">
      <DialogTrigger disableButtonEnhancement>{children}</DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{words}</DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t('cancel')}</Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary" onClick={onConfirm}>
                {act}
              </Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
