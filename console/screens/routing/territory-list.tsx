// The territories in their order: changed here, tried on past leads, and saved as a whole.
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
import { useNotices } from '../../ui/notices.tsx';
import { Pick } from '../../ui/pick.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';
import { anyLead, factsQuery, freshId } from '../scoring/models.ts';
import { useAssignmentActs, type Pool, type Territories, type Territory } from './assignments.ts';
import { SimulationCard } from './simulation-card.tsx';
import { TerritoryRow } from './territory-row.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { display: 'flex', gap: tokens.spacingHorizontalM, flexWrap: 'wrap', alignItems: 'end' },
  wide: { flexGrow: 1, minWidth: '16ch' },
});

type Draft = Pick<Territories, 'territories' | 'otherwise'>;

export function TerritoryList({ saved, pools }: { saved: Territories; pools: Pool[] }) {
  const t = useTranslations('assignment');
  const words = useProblemWords();
  const notices = useNotices();
  const styles = useStyles();
  const { saveTerritories } = useAssignmentActs();
  const [draft, setDraft] = useState<Draft>({ territories: saved.territories, otherwise: saved.otherwise });
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const changeable = useMay()('assignments:write');
  const change = (next: Partial<Draft>) => {
    setDraft({ ...draft, ...next });
    setProblem(null);
  };
  const save = async () => {
    try {
      await saveTerritories({ ...draft, basedOn: saved.version, note: note.trim() || null });
      setNote('');
      notices.done(t('saved'));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
  };
  return (
    <>
      {saved.version === 0 && (
        <MessageBar layout="multiline">
          <MessageBarBody>{t('territory.none')}</MessageBarBody>
        </MessageBar>
      )}
      {problem !== null && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{words.of(problem)}</MessageBarBody>
        </MessageBar>
      )}
      <Rows draft={draft} pools={pools} problem={problem} changeable={changeable} onChange={change} />
      {changeable && (
        <Card title={t('save.title')}>
          <div className={styles.row}>
            <Field label={t('save.why')} className={styles.wide}>
              <Input value={note} maxLength={500} onChange={(_, { value }) => setNote(value)} />
            </Field>
            <Button appearance="primary" onClick={() => void save()}>
              {t('save.act')}
            </Button>
          </div>
        </Card>
      )}
      {changeable && <SimulationCard draft={draft} pools={pools} />}
    </>
  );
}

type Rows = {
  draft: Draft;
  pools: Pool[];
  problem: Problem | null;
  changeable: boolean;
  onChange: (next: Partial<Draft>) => void;
};

function Rows({ draft: { territories, otherwise }, pools, problem, changeable, onChange }: Rows) {
  const t = useTranslations('assignment');
  const styles = useStyles();
  const words = useProblemWords();
  const { data: facts = [] } = useQuery(factsQuery(usePublisherId()));
  const [added, setAdded] = useState<string | null>(null);
  const complaints = new Map(problem?.errors.map((each) => [each.field, words.ofField(each)]));
  const add = () => {
    const id = freshId(territories, 'territory');
    setAdded(id);
    onChange({ territories: [...territories, { id, name: '', when: anyLead, poolId: pools[0]!.id }] });
  };
  const put = (at: number, territory: Territory) =>
    onChange({ territories: territories.map((each, place) => (place === at ? territory : each)) });
  const move = (at: number, to: number) => {
    const rest = territories.filter((_, place) => place !== at);
    onChange({ territories: [...rest.slice(0, to), territories[at]!, ...rest.slice(to)] });
  };
  return (
    <Card
      title={t('tabs.territories')}
      actions={
        changeable && (
          <Button icon={<AddRegular />} disabledFocusable={pools.length === 0} onClick={add}>
            {t('territory.add')}
          </Button>
        )
      }
    >
      <Text>{t('territory.about')}</Text>
      <ol className={styles.list}>
        {territories.map((territory, at) => (
          <TerritoryRow
            key={territory.id}
            territory={territory}
            at={at}
            count={territories.length}
            pools={pools}
            facts={facts}
            changeable={changeable}
            fresh={territory.id === added}
            complaint={(path) => complaints.get(path)}
            onChange={(next) => put(at, next)}
            onMove={(to) => move(at, to)}
            onRemove={() => onChange({ territories: territories.filter((_, place) => place !== at) })}
          />
        ))}
      </ol>
      {changeable ? (
        <Pick
          label={t('territory.otherwise')}
          value={otherwise ?? undefined}
          none={t('nobody')}
          options={pools.map(({ id, name }) => [id, name] as const)}
          onPick={(value) => onChange({ otherwise: value ?? null })}
        />
      ) : (
        <Text>
          {t('territory.otherwise')}: {pools.find(({ id }) => id === otherwise)?.name ?? t('nobody')}
        </Text>
      )}
    </Card>
  );
}
