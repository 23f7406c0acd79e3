// An opportunity that comes of no lead, made by hand; and the same questions where a lead becomes one.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Ask } from '../../ui/ask.tsx';
import { TextField } from '../../ui/form.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { useDealActs, type Fields } from './deal-acts.ts';
import { DealFields, fieldsOf, noFields, type FieldName, type Typed } from './deal-fields.tsx';
import { usePipelines, usePipelineWords } from './pipelines.ts';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

export function NewDeal() {
  const t = useTranslations('pipeline.new');
  const navigate = useNavigate();
  const publisherId = usePublisherId();
  const { create } = useDealActs();
  return (
    <DealForm
      button={
        <Button appearance="primary" icon={<AddRegular />}>
          {t('button')}
        </Button>
      }
      title={t('title')}
      act={t('act')}
      begin={{ name: '', ownerId: '' }}
      names={['value', 'currency', 'expectedClose', 'ownerId', 'contacts', 'nextStep', 'nextStepOn']}
      send={async (given) => {
        const { id } = await create(given);
        void navigate({ to: `/publishers/${publisherId}/pipeline/opportunities/${id}` });
      }}
    />
  );
}

type Given = Fields & { name: string; pipelineId?: string };

type DealForm = {
  button: ReactElement;
  title: string;
  act: string;
  begin: { name: string } & Partial<Typed>;
  names: readonly FieldName[];
  children?: ReactNode;
  /** Null: all is there that the children ask for. */
  review?: () => false | null;
  send: (given: Given) => Promise<unknown>;
};

export function DealForm({ button, title, act, begin, names, children, review, send }: DealForm) {
  const t = useTranslations('pipeline.field');
  const styles = useStyles();
  const pipelines = usePipelines();
  const { ours } = usePipelineWords();
  const saveForm = useSaveForm();
  const values = { ...noFields, ...begin, pipelineId: '', reason: '', note: '' };
  const form = useForm({ defaultValues: values });
  const offered = (pipelines?.pipelines ?? []).filter(({ archived }) => !archived);
  const save = () => {
    if (review?.() === false) return Promise.resolve(false as const);
    return saveForm(form, [...names, 'name', 'pipelineId'], (typed) => {
      // What is left empty is as usual: nobody need say who has it.
      const given = Object.entries(fieldsOf(typed, names)).filter(([, value]) => value !== null);
      const pipelineId = typed.pipelineId || offered[0]?.id;
      return send({
        ...(Object.fromEntries(given) as Fields),
        name: typed.name,
        ...(pipelineId === undefined ? {} : { pipelineId }),
      });
    });
  };
  return (
    <Ask button={button} title={title} act={act} onOpen={() => form.reset(values)} onSend={save}>
      <div className={styles.fields}>
        {children}
        <TextField control={form.control} name="name" label={t('name')} required />
        {offered.length > 1 && (
          <SelectField
            control={form.control}
            name="pipelineId"
            label={t('pipeline')}
            options={offered.map((each) => [each.id, ours('pipelines', each)] as const)}
          />
        )}
        <DealFields control={form.control as never} names={names} />
      </div>
    </Ask>
  );
}
