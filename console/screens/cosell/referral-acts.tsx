// What may be done with a referral now, each in a dialog that asks for what the programme wants to know.
import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Ask } from '../../ui/ask.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { TextField } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { SelectField } from '../../ui/select-field.tsx';
import {
  programmesQuery,
  useAskReferral,
  type Asked,
  type Command,
  type Programme,
  type Referral,
} from './referrals.ts';

export function ReferralActs({ referral }: { referral: Referral }) {
  const may = useMay();
  const { data } = useQuery(programmesQuery(usePublisherId()));
  const programme = data?.items.find(({ name }) => name === referral.programme);
  if (!may('cosell:write') || programme === undefined) return null;
  const can = (kind: Referral['possible'][number]) => referral.possible.includes(kind);
  const given = { referral, programme };
  return (
    <>
      {can('decline') && <EndButton {...given} kind="decline" />}
      {can('lose') && !can('accept') && <EndButton {...given} kind="lose" />}
      {can('update') && <DealButton {...given} kind="change" />}
      {can('win') && !can('accept') && <WinButton {...given} />}
      {can('accept') && <DealButton {...given} kind="accept" />}
    </>
  );
}

type Given = { referral: Referral; programme: Programme };

/** Says what became of it, where nothing else shows it. */
function useAsking(referral: Referral) {
  const t = useTranslations('cosell');
  const notices = useNotices();
  const { mutateAsync } = useAskReferral(referral);
  return async (asked: Asked): Promise<Command> => {
    const command = await mutateAsync(asked);
    if (command.state === 'done') notices.done(t('sent.done'));
    return command;
  };
}

type DealValues = {
  name: string;
  value: string;
  currency: string;
  closesOn: string;
  notes: string;
  stage: string;
};
const dealNames = ['name', 'value', 'currency', 'closesOn', 'notes', 'stage'] as const;

function DealButton({ referral, programme, kind }: Given & { kind: 'accept' | 'change' }) {
  const t = useTranslations('cosell');
  const ask = useAsking(referral);
  const save = useSaveForm();
  const { deal } = referral;
  const before: DealValues = {
    name: referral.name ?? '',
    value: deal.value ?? '',
    currency: deal.currency ?? 'EUR',
    closesOn: deal.closesOn ?? '',
    // What is hidden must not be sent back as if it were the text.
    notes: referral.masked ? '' : (deal.notes ?? ''),
    stage: referral.stage ?? '',
  };
  const form = useForm<DealValues>({ defaultValues: before });
  const send = (values: DealValues) => {
    const { stage: _, notes, ...rest } = values;
    if (kind === 'accept')
      return ask({ kind, body: { ...rest, notes: notes || null, externalReference: null } });
    const operations = dealNames
      .filter((name) => values[name] !== before[name] && values[name] !== '')
      .map((name) => ({ op: 'replace' as const, path: `/${name}`, value: values[name] }));
    return operations.length === 0 ? Promise.resolve() : ask({ kind: 'update', operations });
  };
  const { control } = form;
  const required = kind === 'accept';
  const stages = programme.stages
    .filter(({ ends }) => ends === null)
    .map(({ name }) => [name, name] as const);
  return (
    <Ask
      button={<Button appearance={kind === 'accept' ? 'primary' : 'secondary'}>{t(`${kind}.act`)}</Button>}
      title={t(`${kind}.title`)}
      act={t(`${kind}.act`)}
      onOpen={() => form.reset(before)}
      onSend={() => save(form, [...dealNames, ...dealNames.map((name) => `operations.${name}`)], send)}
    >
      <TextField control={control} name="name" label={t('field.name')} required={required} />
      <TextField control={control} name="value" label={t('field.value')} required={required} />
      <TextField control={control} name="currency" label={t('field.currency')} required={required} />
      <TextField
        control={control}
        name="closesOn"
        type="date"
        label={t('field.closesOn')}
        required={required}
      />
      {kind === 'change' && programme.setsStage && (
        <SelectField control={control} name="stage" label={t('field.stage')} options={stages} />
      )}
      <TextField control={control} name="notes" label={t('field.notes')} multiline rows={3} />
    </Ask>
  );
}

type EndValues = { reason: string; notes: string };

function EndButton({ referral, programme, kind }: Given & { kind: 'decline' | 'lose' }) {
  const t = useTranslations('cosell');
  const ask = useAsking(referral);
  const save = useSaveForm();
  const form = useForm<EndValues>({ defaultValues: { reason: '', notes: '' } });
  const offered = kind === 'decline' ? programme.declineReasons : programme.loseReasons;
  const send = ({ reason, notes }: EndValues) => ask({ kind, body: { reason, notes: notes || null } });
  return (
    <Ask
      button={<Button>{t(`${kind}.act`)}</Button>}
      title={t(`${kind}.title`)}
      act={t(`${kind}.act`)}
      onOpen={() => form.reset()}
      onSend={() => save(form, ['reason', 'notes'], send)}
    >
      {offered === null ? (
        <TextField control={form.control} name="reason" label={t('field.reason')} required />
      ) : (
        <SelectField
          control={form.control}
          name="reason"
          label={t('field.reason')}
          required
          options={[['', ''], ...offered.map((each) => [each, each] as const)]}
        />
      )}
    </Ask>
  );
}

function WinButton({ referral }: Given) {
  const t = useTranslations('cosell');
  const notices = useNotices();
  const ask = useAsking(referral);
  return (
    <Confirm
      title={t('win.title')}
      words={t('win.words')}
      act={t('win.act')}
      onConfirm={() => void ask({ kind: 'win' }).catch(notices.failed)}
    >
      <Button appearance="primary">{t('win.act')}</Button>
    </Confirm>
  );
}
