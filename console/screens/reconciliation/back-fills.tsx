// What back-fills of a comparison did, and how far one that runs has come.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { useByWhom } from '../leads/people.ts';
import { useAt } from './at.ts';
import { isUnderWay, type Whole } from './comparisons.ts';

export function BackFills({ whole }: { whole: Whole }) {
  const t = useTranslations('reconciliation.fill');
  const atOf = useAt();
  const byWhom = useByWhom();
  const words = ({
    state,
    startedAt,
    startedBy,
    rowsDone,
    rowsTotal,
    ...did
  }: Whole['backFills'][number]) => {
    const at = atOf(startedAt);
    if (state === 'running') return t('running', { done: rowsDone, all: rowsTotal });
    if (state === 'failed') return t('failed', { at, done: rowsDone, all: rowsTotal });
    const { takenIn, sent, couldNot } = did;
    return t('done', { at, name: byWhom(startedBy) ?? startedBy, takenIn, sent, couldNot });
  };
  return (
    <div role="status" aria-busy={isUnderWay(whole)}>
      {whole.backFills.map((fill) => (
        <MessageBar
          key={fill.id}
          layout="multiline"
          intent={fill.state === 'failed' ? 'error' : fill.state === 'running' ? 'info' : 'success'}
        >
          <MessageBarBody>{words(fill)}</MessageBarBody>
        </MessageBar>
      ))}
    </div>
  );
}
