// How a destination is reached: its name and settings, secrets as "set" alone, and a new signing secret where there is one.
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useFormatter, useTranslations } from 'use-intl';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/form.tsx';
import { ConnectorFields } from './connector-fields.tsx';
import { useDestinationActs, type Destination } from './destinations.ts';
import { EditCard } from '../../ui/edit-card.tsx';
import { KeyEndField, keyEndOf } from './key-end-field.tsx';
import { kindsQuery, useKindWords, type ConnectorField } from './kinds.ts';
import { useSaveForm } from '../../ui/save-form.ts';
import { SigningSecret } from './signing-secret.tsx';

type Values = { name: string; settings: Record<string, string>; secretExpiresAt: string };
type DestinationSettings = { destination: Destination; changeable: boolean };

export function DestinationSettings({ destination, changeable }: DestinationSettings) {
  const t = useTranslations('destinations');
  const { change } = useDestinationActs();
  const kinds = useQuery(kindsQuery);
  const fields = kinds.data?.items.find(({ kind }) => kind === destination.kind)?.fields ?? [];
  const saveForm = useSaveForm();
  const form = useForm<Values>({ defaultValues: valuesOf(destination) });
  const { id, secretsSet } = destination;
  const names = ['name', ...fields.map(({ name }) => `settings.${name}`), 'secretExpiresAt'];

  const save = () =>
    saveForm(form, names, ({ name, settings, secretExpiresAt }) => {
      // A secret left empty stays as it is.
      const given = fields.filter((field) => field.kind !== 'secret' || settings[field.name]?.trim());
      return change.mutateAsync({
        id,
        name,
        settings: Object.fromEntries(given.map((field) => [field.name, settings[field.name]?.trim() ?? ''])),
        ...keyEndOf(secretExpiresAt, fields),
      });
    });

  return (
    <EditCard
      title={t('settings.title')}
      name="settings"
      changeable={changeable}
      onOpen={() => form.reset(valuesOf(destination))}
      onSave={save}
      facts={
        <>
          <SettingFacts destination={destination} fields={fields} />
          {changeable && secretsSet.includes('signingSecret') && <SigningSecret destinationId={id} />}
        </>
      }
    >
      <TextField control={form.control} name="name" label={t('name')} required />
      <ConnectorFields
        control={form.control}
        kind={destination.kind}
        fields={fields}
        secretsSet={secretsSet}
      />
      <KeyEndField control={form.control} fields={fields} />
    </EditCard>
  );
}

type SettingFacts = { destination: Destination; fields: readonly ConnectorField[] };

function SettingFacts({ destination, fields }: SettingFacts) {
  const t = useTranslations('destinations');
  const words = useKindWords();
  const format = useFormatter();
  const { kind, settings, secretsSet, secretExpiresAt } = destination;
  const valueOf = (field: ConnectorField) => {
    const value = settings[field.name] ?? field.options?.[0] ?? null;
    if (secretsSet.includes(field.name)) return t('settings.set');
    return field.kind === 'choice' && value !== null ? words.option(kind, field, value) : value;
  };
  const ends = secretExpiresAt && new Date(secretExpiresAt);
  return (
    <Facts
      facts={[
        [t('kind'), words.ofDestination(destination)],
        ...fields.map((field) => [words.label(kind, field), valueOf(field)] as [string, string | null]),
        ...(ends
          ? [
              [t('settings.expires'), format.dateTime(ends, { dateStyle: 'medium', timeZone: 'UTC' })] as [
                string,
                string,
              ],
            ]
          : []),
      ]}
    />
  );
}

function valuesOf({ name, settings, secretExpiresAt }: Destination): Values {
  return { name, settings: { ...settings }, secretExpiresAt: secretExpiresAt?.slice(0, 10) ?? '' };
}
