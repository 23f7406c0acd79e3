// Pauses a destination and asks why, or lets it go on. Leads wait meanwhile; none is lost.
import { Button, Text } from '@fluentui/react-components';
import { PauseRegular, PlayRegular } from '@fluentui/react-icons';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Ask } from '../../ui/ask.tsx';
import { TextField } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { useDestinationActs, type Destination } from './destinations.ts';

type PauseButton = { destination: Destination; small?: boolean };
const mostCharacters = 300;

export function PauseButton({ destination, small = false }: PauseButton) {
  const t = useTranslations('destinations');
  const notices = useNotices();
  const { change } = useDestinationActs();
  const { id, name, paused } = destination;
  const looks = {
    icon: paused ? <PlayRegular /> : <PauseRegular />,
    ...(small && ({ size: 'small', appearance: 'subtle' } as const)),
    ...(small && { 'aria-label': `${t(paused ? 'resume' : 'pause')}: ${name}` }),
    style: { whiteSpace: 'nowrap' as const },
    disabledFocusable: change.isPending,
  };
  const resume = () =>
    change.mutate(
      { id, paused: false },
      { onSuccess: () => notices.done(t('resumed', { name })), onError: notices.failed },
    );
  if (paused)
    return (
      <Button {...looks} onClick={resume}>
        {t('resume')}
      </Button>
    );
  return <Pause destination={destination} button={<Button {...looks}>{t('pause')}</Button>} />;
}

function Pause({ destination: { id, name }, button }: PauseButton & { button: React.ReactElement }) {
  const t = useTranslations('destinations');
  const notices = useNotices();
  const { change } = useDestinationActs();
  const saveForm = useSaveForm();
  const form = useForm({ defaultValues: { pauseNote: '' } });
  const pause = () =>
    saveForm(form, ['pauseNote'], async ({ pauseNote }) => {
      const note = pauseNote.trim();
      await change.mutateAsync({ id, paused: true, ...(note && { pauseNote: note }) });
      notices.done(t('pausedNow', { name }));
    });
  return (
    <Ask
      button={button}
      title={t('pauseAsk', { name })}
      act={t('pause')}
      onOpen={() => form.reset()}
      onSend={pause}
    >
      <Text>{t('pauseWords')}</Text>
      <TextField
        control={form.control}
        name="pauseNote"
        label={t('pauseNote')}
        hint={t('pauseNoteHint')}
        multiline
        review={(text) =>
          text.trim().length > mostCharacters ? t('form.tooLong', { length: mostCharacters }) : undefined
        }
      />
    </Ask>
  );
}
