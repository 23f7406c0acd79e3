// Switches a sequence on, pauses it, archives it.
import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useSequenceName } from './nurture-words.ts';
import { useSequenceActs, type Sequence } from './sequences.ts';

type To = 'on' | 'paused' | 'archived';

/** changed: something is not saved yet, so that another version would be switched on than the one that is seen. */
export function SequenceSwitch({ sequence, changed }: { sequence: Sequence; changed: boolean }) {
  const t = useTranslations('nurture.switch');
  const notices = useNotices();
  const nameOf = useSequenceName();
  const acts = useSequenceActs();
  const may = useMay();
  const { id, state } = sequence;
  const turn = useMutation({
    mutationFn: (to: To) => acts.turn(id, to),
    onSuccess: (_, to) => notices.done(t(`done.${to}`)),
    onError: notices.failed,
  });
  if (!may('mail:write') || state === 'archived') return null;
  const next = state === 'on' ? 'paused' : 'on';
  return (
    <>
      {state !== 'draft' && (
        <Confirm
          title={t('sure.title', { name: nameOf(sequence) })}
          words={t('sure.words')}
          act={t('archived')}
          onConfirm={() => turn.mutate('archived')}
        >
          <Button>{t('archived')}</Button>
        </Confirm>
      )}
      <Button
        appearance={next === 'on' ? 'primary' : 'secondary'}
        disabledFocusable={turn.isPending || changed}
        onClick={() => turn.mutate(next)}
      >
        {t(next)}
      </Button>
    </>
  );
}
