// What is asked before an opportunity moves: what the stage wants and is not there yet; of won and lost, why.
import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useForm } from 'react-hook-form';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
import { TextField } from '../../ui/form.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { useDealActs } from './deal-acts.ts';
import { DealFields, fieldsOf, typedOf, type FieldName } from './deal-fields.tsx';
import { dealQuery, usePipelines, usePipelineWords, type DealWhole, type Pipelines } from './pipelines.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  name: { overflowWrap: 'anywhere' },
});

type MoveDialog = {
  dealId: string;
  to: string;
  onClose: () => void;
  /** Once it is there, with what to say. */
  onMoved: (words: string) => void;
};

export function MoveDialog({ dealId, to, onClose, onMoved }: MoveDialog) {
  const t = useTranslations('pipeline.move');
  const styles = useStyles();
  const query = useQuery(dealQuery(usePublisherId(), dealId));
  const pipelines = usePipelines();
  const { stageName } = usePipelineWords();
  const stage = stageName(query.data?.pipelineId ?? '', to);
  const title = to === 'won' || to === 'lost' ? t(`title.${to}`) : t('title.stage', { stage });
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            <Answered query={query}>
              {(deal) =>
                pipelines && (
                  <MoveForm deal={deal} pipelines={pipelines} to={to} onClose={onClose} onMoved={onMoved} />
                )
              }
            </Answered>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** By the names of what a stage may ask for, the fields that give it. */
const givenBy: Record<string, FieldName[]> = {
  value: ['value', 'currency'],
  expectedClose: ['expectedClose'],
  contacts: ['contacts'],
  nextStep: ['nextStep', 'nextStepOn'],
  owner: ['ownerId'],
};

function lackingOf(deal: DealWhole, pipelines: Pipelines, to: string): FieldName[] {
  const pipeline = pipelines.pipelines.find(({ id }) => id === deal.pipelineId);
  const requires = pipeline?.stages.find(({ id }) => id === to)?.requires ?? [];
  const has: Record<string, boolean> = {
    value: deal.value !== null,
    expectedClose: deal.expectedClose !== null,
    contacts: deal.contacts.length > 0,
    nextStep: deal.nextStep !== null,
    owner: deal.ownerId !== null,
  };
  return requires.filter((each) => !has[each]).flatMap((each) => givenBy[each] ?? []);
}

type MoveForm = Omit<MoveDialog, 'dealId'> & { deal: DealWhole; pipelines: Pipelines };

function MoveForm({ deal, pipelines, to, onClose, onMoved }: MoveForm) {
  const t = useTranslations('pipeline.move');
  const ui = useTranslations('ui');
  const styles = useStyles();
  const save = useSaveForm();
  const { reasonName, stageName, ours } = usePipelineWords();
  const { move } = useDealActs();
  const begun = { ...typedOf(deal), name: '', reason: '', note: '' };
  const form = useForm({ defaultValues: begun });
  const isExit = to === 'won' || to === 'lost';
  const names = lackingOf(deal, pipelines, to);
  const reasons = (to === 'won' ? pipelines.winReasons : pipelines.lossReasons).filter(
    ({ archived }) => !archived,
  );
  const send = async () => {
    const moving = (typed: typeof begun) =>
      move(deal, {
        to,
        reason: typed.reason || null,
        note: typed.note.trim() || null,
        fields: fieldsOf(typed, names),
      });
    const answer = await save(form, [...names, 'reason', 'note'], moving, 'fields.');
    if (answer !== null) return answer;
    onMoved(
      t('moved', {
        name: deal.name,
        stage: isExit ? ours('stages', { id: to, name: null }) : stageName(deal.pipelineId, to),
      }),
    );
    return null;
  };
  return (
    <PlainForm
      submit={to === 'won' || to === 'lost' ? t(`act.${to}`) : t('act.stage')}
      onSend={send}
      besides={<Button onClick={onClose}>{ui('cancel')}</Button>}
    >
      <Text weight="semibold" className={styles.name}>
        {deal.name}
      </Text>
      {names.length > 0 && <Text>{t('asks')}</Text>}
      <DealFields control={form.control} names={names} required={names} />
      {isExit && (
        <>
          <SelectField
            control={form.control}
            name="reason"
            label={t('reason')}
            required={to === 'lost'}
            options={[['', ''], ...reasons.map(({ id }) => [id, reasonName(id)] as const)]}
          />
          <TextField control={form.control} name="note" label={t('note')} multiline rows={2} />
        </>
      )}
    </PlainForm>
  );
}
