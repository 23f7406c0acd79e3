// When a lead counts as qualified: a checklist in two stages, saved with the reason.
import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';
import { Screen } from '../../ui/screen.tsx';
import { CriterionRow } from './criterion-row.tsx';
import { criteriaQuery, useSaveCriteria, type Criteria, type Criterion } from './criteria.ts';
import { factsQuery, freshId } from './models.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '960px' },
});

const stages = ['marketing_qualified', 'sales_qualified'] as const;

export function Criteria() {
  const t = useTranslations('qualification.list');
  const scoring = useTranslations('scoring');
  const publisherId = usePublisherId();
  const query = useQuery(criteriaQuery(publisherId));
  return (
    <Screen
      title={t('title')}
      back={<Link to={`/publishers/${publisherId}/scoring`}>{scoring('title')}</Link>}
    >
      <Text>{t('about')}</Text>
      <Answered query={query}>{(current) => <Editor current={current} />}</Answered>
    </Screen>
  );
}

function Editor({ current }: { current: Criteria }) {
  const t = useTranslations('qualification');
  const styles = useStyles();
  const changeable = useMay()('scoring:write');
  const { data: facts = [] } = useQuery(factsQuery(usePublisherId()));
  const [criteria, setCriteria] = useState<Criterion[]>(current.criteria);
  const [complaints, setComplaints] = useState<ReadonlyMap<string, string>>(new Map());
  const change = (next: Criterion[]) => {
    setCriteria(next);
    setComplaints(new Map());
  };
  const whole = complaints.get('criteria');
  const add = (stage: Criterion['stage']) => {
    const id = freshId(criteria, 'own');
    change([...criteria, { id, name: t('list.unnamed'), stage, required: true, when: null }]);
  };
  return (
    <div className={styles.parts}>
      {!changeable && (
        <MessageBar>
          <MessageBarBody>{t('list.onlySeen')}</MessageBarBody>
        </MessageBar>
      )}
      {whole && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{whole}</MessageBarBody>
        </MessageBar>
      )}
      {stages.map((stage) => (
        <Card
          key={stage}
          title={t(`stages.${stage}`)}
          actions={
            changeable && (
              <Button size="small" icon={<AddRegular />} onClick={() => add(stage)}>
                {t('list.add')}
              </Button>
            )
          }
        >
          <ul className={styles.list}>
            {criteria.map((criterion, nth) =>
              criterion.stage === stage ? (
                <CriterionRow
                  key={criterion.id}
                  criterion={criterion}
                  path={`criteria.${nth}`}
                  facts={facts}
                  changeable={changeable}
                  complaint={(path) => complaints.get(path)}
                  onChange={(next) => change(criteria.map((each, at) => (at === nth ? next : each)))}
                  onRemove={() => change(criteria.filter((_, at) => at !== nth))}
                />
              ) : null,
            )}
          </ul>
        </Card>
      ))}
      {changeable && (
        <Save
          criteria={criteria}
          version={current.version}
          onComplaints={setComplaints}
          onShipped={() => change(current.shipped)}
        />
      )}
    </div>
  );
}

type Save = {
  criteria: Criterion[];
  version: number | null;
  onComplaints: (complaints: ReadonlyMap<string, string>) => void;
  onShipped: () => void;
};

function Save({ criteria, version, onComplaints, onShipped }: Save) {
  const t = useTranslations('qualification.list');
  const ui = useTranslations('ui');
  const notices = useNotices();
  const words = useProblemWords();
  const save = useSaveCriteria();
  const [basedOn, setBasedOn] = useState<number | null | 'newest'>(version);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && why.trim() === '';
  const send = async () => {
    setTried(true);
    if (why.trim() === '') return false;
    try {
      const saved = await save(criteria, why.trim(), basedOn === 'newest' ? version : basedOn);
      setBasedOn(saved.version);
      setWhy('');
      setTried(false);
      notices.done(t('saved'));
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      onComplaints(new Map(error.errors.map((each) => [each.field, words.ofField(each)])));
      if (error.code === 'conflict') setBasedOn('newest');
      return error.code === 'conflict' ? t('conflict') : words.of(error);
    }
  };
  return (
    <Card title={t('save')}>
      <PlainForm submit={t('save')} onSend={send}>
        <Field
          label={t('why')}
          required
          {...(missing ? { validationState: 'error', validationMessage: ui('required') } : {})}
        >
          <Input value={why} maxLength={500} onChange={(_, { value }) => setWhy(value)} />
        </Field>
      </PlainForm>
      <div>
        <Button appearance="subtle" onClick={onShipped}>
          {t('shipped')}
        </Button>
      </div>
    </Card>
  );
}
