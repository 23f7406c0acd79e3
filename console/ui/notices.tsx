// Short notices after something was done, read out by screen readers and gone by themselves.
import { Toast, ToastBody, Toaster, ToastTitle, useId, useToastController } from '@fluentui/react-components';
import { createContext, use, useMemo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemWords } from './problem-words.ts';
import { Problem } from './problem.ts';

type Notify = {
  done: (words: string) => void;
  /** A failed action: its problem in words. */
  failed: (error: unknown) => void;
};
/** There is nothing to do in a notice, and whoever came into one by Tab could not leave it by Tab. */
const passedBy = { tabIndex: -1 };

const NoticeContext = createContext<Notify | null>(null);

export function useNotices(): Notify {
  return use(NoticeContext)!;
}

export function Notices({ children }: { children: ReactNode }) {
  const t = useTranslations('ui');
  const words = useProblemWords();
  const toasterId = useId('notices');
  const { dispatchToast } = useToastController(toasterId);
  const notify = useMemo<Notify>(
    () => ({
      done: (words) =>
        dispatchToast(
          <Toast>
            <ToastTitle>{words}</ToastTitle>
          </Toast>,
          { intent: 'success', timeout: 4_000, root: passedBy },
        ),
      failed: (error) => {
        const problem = error instanceof Problem ? error : null;
        const unreachable = problem?.code === 'unreachable';
        dispatchToast(
          <Toast>
            <ToastTitle>{unreachable ? t('failed.unreachable') : t('failed.action')}</ToastTitle>
            {problem && !unreachable && <ToastBody>{words.of(problem)}</ToastBody>}
          </Toast>,
          { intent: 'error', timeout: 10_000, root: passedBy },
        );
      },
    }),
    [dispatchToast, t, words],
  );
  return (
    <NoticeContext value={notify}>
      {children}
      <Toaster toasterId={toasterId} position="bottom-end" />
    </NoticeContext>
  );
}
