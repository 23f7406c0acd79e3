// The dialogs that connect an account of a programme and change one: its fields come from the programme.
import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useForm, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Ask } from '../../ui/ask.tsx';
import { TextField } from '../../ui/form.tsx';
import { Pick } from '../../ui/pick.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { useKindWords } from '../delivery/kinds.ts';
import { useCosellActs } from './cosell-acts.ts';
import type { Account, Programme } from './referrals.ts';

type Values = { name: string; settings: Record<string, string> };

export function ConnectAccount({ programmes }: { programmes: Programme[] }) {
  const t = useTranslations('cosell');
  const save = useSaveForm();
  const { connect } = useCosellActs();
  const [chosen, setChosen] = useState(programmes.at(-1)?.name ?? '');
  const form = useForm<Values>({ defaultValues: { name: '', settings: {} } });
  const programme = programmes.find(({ name }) => name === chosen);
  const send = ({ name, settings }: Values) =>
    connect.mutateAsync({ programme: chosen, name, settings: filled(settings) });
  return (
    <Ask
      button={
        <Button appearance="primary" icon={<AddRegular />}>
          {t('account.connect')}
        </Button>
      }
      title={t('account.connect')}
      act={t('account.connectAct')}
      onOpen={() => form.reset()}
      onSend={() => save(form, namesOf(programme), send)}
    >
      <Pick
        label={t('programme')}
        value={chosen}
        options={programmes.map(({ name, title }) => [name, title] as const)}
        onPick={(next) => setChosen(next ?? chosen)}
      />
      <Fields control={form.control} programme={programme} secretsSet={[]} />
    </Ask>
  );
}

/** Secrets that are left empty stay. */
export function ChangeAccount({ account, programme }: { account: Account; programme: Programme }) {
  const t = useTranslations('cosell');
  const save = useSaveForm();
  const { change } = useCosellActs();
  const before: Values = { name: account.name, settings: account.settings };
  const form = useForm<Values>({ defaultValues: before });
  const send = ({ name, settings }: Values) =>
    change.mutateAsync({ accountId: account.id, name, settings: filled(settings) });
  return (
    <Ask
      button={<Button size="small">{t('change.act')}</Button>}
      title={account.name}
      act={t('note.save')}
      onOpen={() => form.reset(before)}
      onSend={() => save(form, namesOf(programme), send)}
    >
      <Fields control={form.control} programme={programme} secretsSet={account.secrets} />
    </Ask>
  );
}

const namesOf = (programme: Programme | undefined) => [
  'name',
  ...(programme?.fields ?? []).map(({ name }) => `settings.${name}`),
];

const filled = (settings: Record<string, string>) =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''));

type Fields = { control: Control<Values>; programme: Programme | undefined; secretsSet: readonly string[] };

function Fields({ control, programme, secretsSet }: Fields) {
  const t = useTranslations('cosell');
  const forms = useTranslations('destinations.form');
  const words = useKindWords();
  return (
    <>
      <TextField control={control} name="name" label={t('account.name')} required />
      {(programme?.fields ?? []).map(({ kind, required, options, ...field }) => {
        const { name } = field;
        const label = words.label(programme!.name, field);
        const help = words.help(programme!.name, field);
        return kind === 'choice' ? (
          <SelectField
            key={name}
            control={control}
            name={`settings.${name}`}
            label={label}
            hint={help}
            options={[['', ''], ...options.map((each) => [each, each] as const)]}
            required={required}
          />
        ) : (
          <TextField
            key={name}
            control={control}
            name={`settings.${name}`}
            label={label}
            hint={help}
            required={required && !secretsSet.includes(name)}
            autoComplete="off"
            {...(kind === 'secret' ? { type: 'password' as const } : {})}
            {...(secretsSet.includes(name) ? { placeholder: forms('secretSet') } : {})}
          />
        );
      })}
    </>
  );
}
