// What happened to a referral, and what people wrote about it themselves.
import { Button, Link as Anchor, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { Ask } from '../../ui/ask.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/form.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { Exactly } from '../../ui/time.tsx';
import { useCosellActs } from './cosell-acts.ts';
import type { ReferralWithStory } from './referrals.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export function ReferralStory({ referral }: { referral: ReferralWithStory }) {
  const t = useTranslations('cosell');
  const words = useTranslations('reasons.event');
  const styles = useStyles();
  return (
    <Card title={t('story')}>
      <ol className={styles.list}>
        {referral.timeline.toReversed().map((moment, nth) => (
          <li key={nth}>
            <Text block>{words.has(moment.type) ? words(moment.type) : moment.type}</Text>
            <Text size={200} className={styles.quiet}>
              <Exactly at={moment.at} />
            </Text>
          </li>
        ))}
      </ol>
    </Card>
  );
}

type NoteValues = { text: string; url: string };

export function ReferralNotes({ referral }: { referral: ReferralWithStory }) {
  const t = useTranslations('cosell');
  const styles = useStyles();
  const may = useMay();
  return (
    <Card title={t('own')} actions={may('cosell:write') && <NoteButton referralId={referral.id} />}>
      {referral.notes.length === 0 ? (
        <Text className={styles.quiet}>{t('ownEmpty')}</Text>
      ) : (
        <ul className={styles.list}>
          {referral.notes.map(({ id, text, url, writtenAt }) => (
            <li key={id}>
              <p className={styles.text}>{text}</p>
              {url !== null && (
                <Anchor href={url} target="_blank" rel="noreferrer">
                  {t('note.open')}
                </Anchor>
              )}
              <Text block size={200} className={styles.quiet}>
                <Exactly at={writtenAt} />
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function NoteButton({ referralId }: { referralId: string }) {
  const t = useTranslations('cosell.note');
  const save = useSaveForm();
  const { note } = useCosellActs();
  const form = useForm<NoteValues>({ defaultValues: { text: '', url: '' } });
  const send = ({ text, url }: NoteValues) => note.mutateAsync({ referralId, text, url: url || null });
  return (
    <Ask
      button={<Button size="small">{t('act')}</Button>}
      title={t('act')}
      act={t('save')}
      onOpen={() => form.reset()}
      onSend={() => save(form, ['text', 'url'], send)}
    >
      <TextField control={form.control} name="text" label={t('text')} required multiline rows={4} />
      <TextField control={form.control} name="url" label={t('url')} placeholder="https://" inputMode="url" />
    </Ask>
  );
}
