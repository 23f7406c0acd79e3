// A person says that something a listing needs is there, with what shows it, or that it is not.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { plainAmount } from '../../ui/amount.ts';
import { Ask } from '../../ui/ask.tsx';
import { TextField } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { useReadinessActs, type Item } from './readiness.ts';

const documents: readonly Item['item'][] = ['one_pager', 'pitch_deck', 'architecture_diagram'];

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function SayButton({ listingId, item }: { listingId: string; item: Item }) {
  const t = useTranslations('cosell.readiness');
  const styles = useStyles();
  const notices = useNotices();
  const save = useSaveForm();
  const { say } = useReadinessActs(listingId);
  const { item: name, value, done } = item;
  const form = useForm({ defaultValues: { value: value ?? '' } });
  const title = t(`item.${name}.title`);
  const isRevenue = name === 'revenue';
  const send = ({ value: typed }: { value: string }) =>
    say.mutateAsync({
      item: name,
      done: true,
      value: (isRevenue ? plainAmount(typed) : typed.trim()) || null,
    });
  const review = (typed: string) =>
    isRevenue && !/^\d+(\.\d{1,2})?$/.test(plainAmount(typed)) ? t('noAmount') : undefined;
  const takeBack = () => say.mutate({ item: name, done: false, value: null }, { onError: notices.failed });
  const isSaid = done || (isRevenue && value !== null);
  return (
    <span className={styles.acts}>
      <Ask
        button={
          <Button size="small" aria-label={t(isSaid ? 'changeOf' : 'sayOf', { item: title })}>
            {t(isSaid ? 'change' : 'say')}
          </Button>
        }
        title={title}
        act={t('save')}
        onOpen={() => form.reset({ value: value ?? '' })}
        onSend={() => save(form, ['value'], send)}
      >
        <Text>{t(`item.${name}.mend`)}</Text>
        <TextField
          control={form.control}
          name="value"
          label={t(isRevenue ? 'field.revenue' : documents.includes(name) ? 'field.document' : 'field.note')}
          required={isRevenue}
          review={review}
          {...(documents.includes(name) ? { placeholder: 'https://', inputMode: 'url' as const } : {})}
        />
      </Ask>
      {isSaid && (
        <Button
          size="small"
          aria-label={t('takeBackOf', { item: title })}
          disabledFocusable={say.isPending}
          onClick={takeBack}
        >
          {t('takeBack')}
        </Button>
      )}
    </span>
  );
}
