// Second step of a new destination: its name, what its connector needs to get in, and limits for who wants them.
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useForm, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { placeProblem, TextField } from '../../ui/form.tsx';
import { ConnectorFields } from './connector-fields.tsx';
import { useDestinationActs } from './destinations.ts';
import { useKindWords, type Kind } from './kinds.ts';
import { LimitFields, limitsOf, noLimits, type LimitValues } from './limit-fields.tsx';

type Values = { name: string; settings: Record<string, string>; limits: LimitValues };

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '640px',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type ConnectStep = {
  kind: Kind;
  onBack: () => void;
  onMade: (destination: Schema['CreatedDestination']) => void;
};

export function ConnectStep({ kind, onBack, onMade }: ConnectStep) {
  const t = useTranslations('destinations');
  const words = useKindWords();
  const styles = useStyles();
  const { create } = useDestinationActs();
  const [complaint, setComplaint] = useState<string | null>(null);
  const title = words.name(kind.kind, kind.name);
  const { control, handleSubmit, setError } = useForm<Values>({
    defaultValues: { name: title, settings: emptySettings(kind), limits: noLimits },
  });
  const names = ['name', ...kind.fields.map(({ name }) => `settings.${name}`)];

  const send = handleSubmit(async ({ name, settings, limits }) => {
    setComplaint(null);
    try {
      const given = Object.entries(settings).filter(([, value]) => value.trim() !== '');
      onMade(
        await create.mutateAsync({
          kind: kind.kind,
          name,
          settings: Object.fromEntries(given),
          limits: limitsOf(limits),
        }),
      );
    } catch (error) {
      setComplaint(placeProblem(error, setError, names));
    }
  });

  return (
    <form className={styles.form} noValidate onSubmit={(event) => void send(event)}>
      {complaint !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{complaint}</MessageBarBody>
        </MessageBar>
      )}
      <Card title={title}>
        <TextField control={control} name="name" label={t('name')} hint={t('form.nameHint')} required />
        <ConnectorFields control={control} kind={kind.kind} fields={kind.fields} />
      </Card>
      <Accordion collapsible>
        <AccordionItem value="limits">
          <AccordionHeader>{t('limits.optional')}</AccordionHeader>
          <AccordionPanel>
            <LimitFields control={control as unknown as Control<{ limits: LimitValues }>} />
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
      <div className={styles.buttons}>
        <Button onClick={onBack}>{t('new.previous')}</Button>
        <Button type="submit" appearance="primary" disabled={create.isPending}>
          {t('new.make')}
        </Button>
      </div>
    </form>
  );
}

function emptySettings({ fields }: Kind): Record<string, string> {
  return Object.fromEntries(fields.map(({ name }) => [name, '']));
}
