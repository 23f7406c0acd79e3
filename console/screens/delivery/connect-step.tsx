// Second step of a new destination: its name, what its connector needs to get in, and limits for who wants them.
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
} from '@fluentui/react-components';
import { useForm, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/form.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { ConnectorFields } from './connector-fields.tsx';
import { useDestinationActs } from './destinations.ts';
import { EventFields } from './event-fields.tsx';
import { noEvents, useComplaints, type Events } from './events.ts';
import { KeyEndField, keyEndOf } from './key-end-field.tsx';
import { ofEvents, useKindWords, type Kind } from './kinds.ts';
import { LimitFields, limitsOf, noLimits, type LimitValues } from './limit-fields.tsx';

type Values = {
  name: string;
  settings: Record<string, string>;
  secretExpiresAt: string;
  limits: LimitValues;
  events: Events;
};

type ConnectStep = {
  kind: Kind;
  /** It is told of events instead of having leads. */
  isOfEvents: boolean;
  onBack: () => void;
  onMade: (destination: Schema['CreatedDestination']) => void;
};

export function ConnectStep({ kind, isOfEvents, onBack, onMade }: ConnectStep) {
  const t = useTranslations('destinations');
  const words = useKindWords();
  const { create } = useDestinationActs();
  const title = isOfEvents ? words.name(ofEvents) : words.name(kind.kind, kind.name);
  const saveForm = useSaveForm();
  const complaints = useComplaints();
  const form = useForm<Values>({
    defaultValues: {
      name: title,
      settings: emptySettings(kind),
      secretExpiresAt: '',
      limits: noLimits,
      events: noEvents,
    },
  });
  const names = ['name', ...kind.fields.map(({ name }) => `settings.${name}`), 'secretExpiresAt'];
  const send = () =>
    saveForm(form, names, async ({ name, settings, secretExpiresAt, limits, events }) => {
      const given = Object.entries(settings).filter(([, value]) => value.trim() !== '');
      const body = {
        kind: kind.kind,
        name,
        settings: Object.fromEntries(given),
        ...keyEndOf(secretExpiresAt, kind.fields),
        limits: limitsOf(limits),
        ...(isOfEvents ? { events } : {}),
      };
      onMade(await complaints.heard(create.mutateAsync(body)));
    });
  return (
    <div style={{ maxWidth: 640 }}>
      <PlainForm
        submit={t('new.make')}
        onSend={send}
        besides={<Button onClick={onBack}>{t('new.previous')}</Button>}
      >
        <Setup kind={kind.kind} />
        <Card title={title}>
          <TextField
            control={form.control}
            name="name"
            label={t('name')}
            hint={t('form.nameHint')}
            required
          />
          <ConnectorFields control={form.control} kind={kind.kind} fields={kind.fields} />
          <KeyEndField control={form.control} fields={kind.fields} />
        </Card>
        {isOfEvents && (
          <Card title={t('events.title')}>
            <EventFields
              events={form.watch('events')}
              complaints={complaints}
              onChange={(events) => form.setValue('events', events)}
            />
          </Card>
        )}
        <Limits control={form.control as unknown as LimitControl} />
      </PlainForm>
    </div>
  );
}

/** What to do there first. */
function Setup({ kind }: { kind: string }) {
  const t = useTranslations('destinations');
  const setup = useKindWords().setup(kind);
  if (setup.length === 0) return null;
  return (
    <Card title={t('new.setup')}>
      <ol style={{ margin: 0, paddingInlineStart: '1.5em', overflowWrap: 'anywhere' }}>
        {setup.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Card>
  );
}

type LimitControl = Control<{ limits: LimitValues }>;

function Limits({ control }: { control: LimitControl }) {
  const t = useTranslations('destinations');
  return (
    <Accordion collapsible>
      <AccordionItem value="limits">
        <AccordionHeader>{t('limits.optional')}</AccordionHeader>
        <AccordionPanel>
          <LimitFields control={control} />
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

function emptySettings({ fields }: Kind): Record<string, string> {
  return Object.fromEntries(fields.map(({ name }) => [name, '']));
}
