// A lead's sequences: where each stands, what comes next, when and why then, what was; stopped, paused and entered here.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Ask } from '../../ui/ask.tsx';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Pick } from '../../ui/pick.tsx';
import { When } from '../../ui/when.tsx';
import { TextDraft } from '../followup/draft-fields.tsx';
import { Standing } from './enrolment-words.tsx';
import { useReasonWords, useSequenceName } from './nurture-words.ts';
import { leadEnrolmentsQuery, sequencesQuery, useSequenceActs, type LeadEnrolment } from './sequences.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  one: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  history: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    color: tokens.colorNeutralForeground3,
  },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function LeadNurture({ leadId }: { leadId: string }) {
  const t = useTranslations('nurture.lead');
  const styles = useStyles();
  const may = useMay();
  const query = useQuery(leadEnrolmentsQuery(usePublisherId(), leadId));
  const adding = may('mail:write');
  if (query.data?.length === 0 && !adding) return null;
  return (
    <Card title={t('title')} actions={adding && <PutIn leadId={leadId} />}>
      <Answered query={query}>
        {(enrolments) =>
          enrolments.length === 0 ? (
            <Text>{t('none')}</Text>
          ) : (
            <ul className={styles.list}>
              {enrolments.map((enrolment) => (
                <li key={enrolment.id} className={styles.one}>
                  <One enrolment={enrolment} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Card>
  );
}

function One({ enrolment }: { enrolment: LeadEnrolment }) {
  const styles = useStyles();
  const may = useMay();
  const publisherId = usePublisherId();
  const nameOf = useSequenceName();
  const { sequenceId, sequenceName, state } = enrolment;
  const name = nameOf({ id: sequenceId, name: sequenceName });
  return (
    <>
      <Text weight="semibold">
        {may('mail:read') ? (
          <Link to={`/publishers/${publisherId}/sequences/${sequenceId}`}>{name}</Link>
        ) : (
          name
        )}
      </Text>
      <Standing enrolment={enrolment} />
      <History enrolment={enrolment} />
      {may('work:write') && state !== 'ended' && (
        <div className={styles.acts}>
          <Turn enrolment={enrolment} />
          <Stop enrolment={enrolment} />
        </div>
      )}
    </>
  );
}

function History({ enrolment: { steps } }: { enrolment: LeadEnrolment }) {
  const t = useTranslations('nurture');
  const styles = useStyles();
  if (steps.length === 0) return null;
  return (
    <ol className={styles.history} aria-label={t('lead.history')}>
      {steps.map(({ stepId, visit, kind, outcome, at }) => (
        <li key={`${stepId} ${visit}`}>
          <Text size={200}>
            {t(`kind.${kind}`)}: {t(`outcome.${outcome}`)}, <When at={at} />
          </Text>
        </li>
      ))}
    </ol>
  );
}

function Turn({ enrolment: { id, state } }: { enrolment: LeadEnrolment }) {
  const t = useTranslations('nurture.lead');
  const notices = useNotices();
  const acts = useSequenceActs();
  const next = state === 'paused' ? 'active' : 'paused';
  const turn = useMutation({
    mutationFn: () => acts.turnEnrolment(id, next, null),
    onSuccess: () => notices.done(t(next === 'active' ? 'resumed' : 'paused')),
    onError: notices.failed,
  });
  return (
    <Button size="small" disabledFocusable={turn.isPending} onClick={() => turn.mutate()}>
      {t(next === 'active' ? 'resume' : 'pause')}
    </Button>
  );
}

function Stop({ enrolment: { id } }: { enrolment: LeadEnrolment }) {
  const t = useTranslations('nurture.lead');
  const notices = useNotices();
  const acts = useSequenceActs();
  const [why, setWhy] = useState('');
  const send = async () => {
    await acts.turnEnrolment(id, 'ended', why.trim() || null);
    notices.done(t('stopped'));
    return null;
  };
  return (
    <Ask
      button={<Button size="small">{t('stop')}</Button>}
      title={t('stopTitle')}
      act={t('stop')}
      onSend={send}
      onOpen={() => setWhy('')}
    >
      <TextDraft label={t('why')} value="" onChange={setWhy} />
    </Ask>
  );
}

function PutIn({ leadId }: { leadId: string }) {
  const t = useTranslations('nurture.lead');
  const notices = useNotices();
  const nameOf = useSequenceName();
  const reasonOf = useReasonWords();
  const acts = useSequenceActs();
  const { data: sequences = [] } = useQuery(sequencesQuery(usePublisherId()));
  const [chosen, setChosen] = useState<string | undefined>();
  const on = sequences.filter(({ state }) => state === 'on');
  const send = async () => {
    if (chosen === undefined) return on.length === 0 ? t('noneOn') : t('choose');
    const { refused } = await acts.enrol(chosen, leadId);
    if (refused[0]) return t('refused', { reason: reasonOf(refused[0].reason) });
    notices.done(t('added'));
    return null;
  };
  return (
    <Ask
      button={
        <Button size="small" icon={<AddRegular />}>
          {t('add')}
        </Button>
      }
      title={t('add')}
      act={t('add')}
      onSend={send}
      onOpen={() => setChosen(undefined)}
    >
      {on.length === 0 ? (
        <Text>{t('noneOn')}</Text>
      ) : (
        <Pick
          label={t('which')}
          value={chosen}
          none={t('choose')}
          options={on.map((sequence) => [sequence.id, nameOf(sequence)] as const)}
          onPick={setChosen}
        />
      )}
    </Ask>
  );
}
