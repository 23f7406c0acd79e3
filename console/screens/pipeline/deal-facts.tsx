// What an opportunity is worth, when it is to close, whose it is and what comes next; changed in place.
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { EditCard } from '../../ui/edit-card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/form.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { useAssignee } from '../leads/people.ts';
import { useDealActs } from './deal-acts.ts';
import { DealFields, fieldsOf, typedOf, type FieldName } from './deal-fields.tsx';
import { useDay, useMoney, type DealWhole } from './pipelines.ts';

export function DealFacts({ deal }: { deal: DealWhole }) {
  const t = useTranslations('pipeline');
  const may = useMay();
  const money = useMoney();
  const dayOf = useDay();
  const assignee = useAssignee();
  const saveForm = useSaveForm();
  const { change } = useDealActs();
  const begun = { ...typedOf(deal), name: deal.name, reason: '', note: '' };
  const form = useForm({ defaultValues: begun });
  // Whose it is, is a manager's to say.
  const names: FieldName[] = ['value', 'currency', 'expectedClose', 'nextStep', 'nextStepOn'];
  if (may('leads:write')) names.push('ownerId');
  return (
    <EditCard
      title={t('fact.deal')}
      name="deal"
      changeable={may('pipeline:write')}
      onOpen={() => form.reset(begun)}
      onSave={() =>
        saveForm(form, [...names, 'name'], (typed) =>
          change(deal, { ...fieldsOf(typed, names), name: typed.name }),
        )
      }
      facts={
        <Facts
          facts={[
            [t('field.value'), money(deal.value, deal.currency)],
            [t('field.expectedClose'), dayOf(deal.expectedClose)],
            [t('field.owner'), assignee(deal.ownerId) ?? t('field.nobody')],
            [t('field.nextStep'), deal.nextStep],
            [t('field.nextStepOn'), deal.nextStepOn && dayOf(deal.nextStepOn)],
          ]}
        />
      }
    >
      <TextField control={form.control} name="name" label={t('field.name')} required />
      <DealFields control={form.control} names={names} />
    </EditCard>
  );
}
