// A marketing plan is written or changed: its name, its period, and each goal with its target and by when.
import { Checkbox } from '@fluentui/react-components';
import { useForm, useWatch, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { useLanguage } from '../../language.tsx';
import { useFilters } from '../../ui/filters.ts';
import { TextField } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useChange, type Plan } from './campaigns.ts';
import { FormDialog, useFormStyles } from './form-dialog.tsx';
import { amountTyped, daysOf, orNull, periods, type Period } from './typed.ts';

const counted = ['leads', 'qualified', 'opportunities', 'wins'] as const;
const empty = { target: '', by: '' };

const emptyGoals = {
  leads: empty,
  qualified: empty,
  opportunities: empty,
  wins: empty,
  revenue: { ...empty, currency: '' },
};
type Values = {
  name: string;
  period: Period;
  fromDay: string;
  toDay: string;
  goals: typeof emptyGoals;
  notes: string;
  archived: boolean;
};

const names = [
  'name',
  'fromDay',
  'toDay',
  ...[...counted, 'revenue'].flatMap((goal) => [
    `goals.${goal}.target`,
    ...(goal === 'revenue' ? ['goals.revenue.currency'] : []),
    `goals.${goal}.by`,
  ]),
  'notes',
];

export function PlanDialog({ plan, onClose }: { plan?: Plan; onClose: () => void }) {
  const t = useTranslations('campaigns.plan');
  const words = useTranslations('campaigns');
  const styles = useFormStyles();
  const { language } = useLanguage();
  const [, go] = useFilters(['plan']);
  const form = useForm<Values>({ defaultValues: valuesOf(plan) });
  const period = useWatch({ control: form.control, name: 'period' });
  const [from, to] = daysOf(period, new Date()) ?? [];
  const save = useChange(async (publisherId: string, values: Values) => {
    const body = {
      name: values.name,
      fromDay: from ?? values.fromDay,
      toDay: to ?? values.toDay,
      goals: goalsOf(values, language),
      notes: orNull(values.notes),
    };
    const path = { publisherId };
    const saved = await told(
      plan === undefined
        ? api.POST('/api/v1/publishers/{publisherId}/marketing-plans', { params: { path }, body })
        : api.PUT('/api/v1/publishers/{publisherId}/marketing-plans/{planId}', {
            params: { path: { ...path, planId: plan.id } },
            body: { ...body, version: plan.version, archived: values.archived },
          }),
    );
    go({ plan: saved.id });
  });
  const { control } = form;
  return (
    <FormDialog
      title={plan === undefined ? t('create') : t('edit')}
      act={t('save')}
      form={form}
      names={names}
      onSend={save}
      onClose={onClose}
    >
      <TextField control={control} name="name" label={t('name')} required />
      <SelectField
        control={control}
        name="period"
        label={t('period')}
        options={periods.map((each) => [each, t(`periods.${each}`)] as const)}
      />
      {from === undefined && (
        <div className={styles.pair}>
          <TextField control={control} name="fromDay" label={words('field.fromDay')} type="date" required />
          <TextField control={control} name="toDay" label={words('field.toDay')} type="date" required />
        </div>
      )}
      <GoalFields control={control} />
      <TextField control={control} name="notes" label={words('field.notes')} multiline />
      {plan !== undefined && <Checkbox {...form.register('archived')} label={t('putAway')} />}
    </FormDialog>
  );
}

function GoalFields({ control }: { control: Control<Values> }) {
  const t = useTranslations('campaigns.plan');
  const words = useTranslations('campaigns');
  const styles = useFormStyles();
  return (
    <>
      {counted.map((goal) => (
        <div className={styles.pair} key={goal}>
          <TextField
            control={control}
            name={`goals.${goal}.target`}
            label={t('target', { goal: words(`goals.${goal}`) })}
            inputMode="numeric"
          />
          <TextField
            control={control}
            name={`goals.${goal}.by`}
            label={t('by', { goal: words(`goals.${goal}`) })}
            type="date"
          />
        </div>
      ))}
      <div className={styles.pair}>
        <TextField
          control={control}
          name="goals.revenue.target"
          label={t('target', { goal: words('goals.revenue') })}
        />
        <TextField
          control={control}
          name="goals.revenue.currency"
          label={t('currency')}
          hint={words('field.currencyHint')}
        />
        <TextField
          control={control}
          name="goals.revenue.by"
          label={t('by', { goal: words('goals.revenue') })}
          type="date"
        />
      </div>
    </>
  );
}

function valuesOf(plan: Plan | undefined): Values {
  if (plan === undefined)
    return {
      name: '',
      period: 'quarter',
      fromDay: '',
      toDay: '',
      goals: emptyGoals,
      notes: '',
      archived: false,
    };
  const { name, fromDay, toDay, goals, notes, archivedAt } = plan;
  const text = (goal: { target: number | string; by: string | null } | null) => ({
    target: goal === null ? '' : String(goal.target),
    by: goal?.by ?? '',
  });
  return {
    name,
    period: 'own',
    fromDay,
    toDay,
    goals: {
      leads: text(goals.leads),
      qualified: text(goals.qualified),
      opportunities: text(goals.opportunities),
      wins: text(goals.wins),
      revenue: { ...text(goals.revenue), currency: goals.revenue?.currency ?? '' },
    },
    notes: notes ?? '',
    archived: archivedAt !== null,
  };
}

function goalsOf({ goals }: Values, language: string) {
  const goal = ({ target, by }: { target: string; by: string }) =>
    target.trim() === '' ? null : { target: Number(target.replace(/\s/g, '')), by: orNull(by) };
  const { target, currency, by } = goals.revenue;
  return {
    leads: goal(goals.leads),
    qualified: goal(goals.qualified),
    opportunities: goal(goals.opportunities),
    wins: goal(goals.wins),
    revenue:
      target.trim() === '' && currency.trim() === ''
        ? null
        : { target: amountTyped(target, language), currency: orNull(currency), by: orNull(by) },
  };
}
