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
import {
  AddRegular,
  ArrowDownRegular,
  ArrowUpRegular,
  DeleteRegular,
  EditRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Pick } from '../../ui/pick.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';
import { useAssignmentActs, type Pool, type Territories, type Territory } from './assignments.ts';
import { useConditionWords } from './condition-words.ts';
import { SimulationCard } from './simulation-card.tsx';
import { TerritoryDialog } from './territory-dialog.tsx';

const useStyles = makeStyles({
  acts: { display: 'inline-flex', flexWrap: 'wrap', justifyContent: 'flex-end' },
  row: { display: 'flex', gap: tokens.spacingHorizontalM, flexWrap: 'wrap', alignItems: 'end' },
  wide: { flexGrow: 1, minWidth: '16ch' },
  wrong: { color: tokens.colorPaletteRedForeground1 },
});

type Draft = Pick<Territories, 'territories' | 'otherwise'>;

export function TerritoryList({ saved, pools }: { saved: Territories; pools: Pool[] }) {
  const t = useTranslations('assignment');
  const may = useMay();
  const words = useProblemWords();
  const notices = useNotices();
  const styles = useStyles();
  const { saveTerritories } = useAssignmentActs();
  const [draft, setDraft] = useState<Draft>({ territories: saved.territories, otherwise: saved.otherwise });
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const changeable = may('assignments:write');
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
      <Table draft={draft} pools={pools} problem={problem} changeable={changeable} onChange={change} />
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

type Table = {
  draft: Draft;
  pools: Pool[];
  problem: Problem | null;
  changeable: boolean;
  onChange: (next: Partial<Draft>) => void;
};

function Table({ draft, pools, problem, changeable, onChange }: Table) {
  const t = useTranslations('assignment');
  const { territories, otherwise } = draft;
  const columns = useColumns({ draft, pools, problem, changeable, onChange });
  const poolOptions = pools.map(({ id, name }) => [id, name] as const);
  const add = (fields: Omit<Territory, 'id'>) =>
    onChange({ territories: [...territories, { id: newId(territories), ...fields }] });
  return (
    <Card
      title={t('tabs.territories')}
      actions={
        changeable && (
          <TerritoryDialog
            button={
              <Button icon={<AddRegular />} disabledFocusable={pools.length === 0}>
                {t('territory.add')}
              </Button>
            }
            pools={pools}
            territory={null}
            onSave={add}
          />
        )
      }
    >
      <Text>{t('territory.about')}</Text>
      {territories.length > 0 && (
        <DataTable
          label={t('tabs.territories')}
          columns={columns}
          rows={territories}
          rowId={({ id }) => id}
        />
      )}
      {changeable ? (
        <Pick
          label={t('territory.otherwise')}
          value={otherwise ?? undefined}
          none={t('nobody')}
          options={poolOptions}
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

/** Free among the others; short, since it stands in the ledger. */
function newId(territories: readonly Territory[]): string {
  for (let nth = territories.length + 1; ; nth++) {
    const id = `territory-${nth}`;
    if (!territories.some((each) => each.id === id)) return id;
  }
}

function useColumns({ draft, pools, problem, changeable, onChange }: Table): Column<Territory>[] {
  const t = useTranslations('assignment');
  const styles = useStyles();
  const words = useConditionWords();
  const problems = useProblemWords();
  const { territories } = draft;
  const wrongWith = (at: number) =>
    (problem?.errors ?? [])
      .filter(({ field }) => field.startsWith(`territories.${at}.`))
      .map(problems.ofField);
  const put = (at: number, territory: Territory) =>
    onChange({ territories: territories.map((each, place) => (place === at ? territory : each)) });
  const move = (at: number, to: number) => {
    const rest = territories.filter((_, place) => place !== at);
    onChange({ territories: [...rest.slice(0, to), territories[at]!, ...rest.slice(to)] });
  };
  return [
    {
      id: 'name',
      title: t('territory.name'),
      cell: (territory) => {
        const at = territories.indexOf(territory);
        return (
          <>
            {at + 1}. {territory.name}
            <Text block size={200}>
              {words(territory.when)}
            </Text>
            {wrongWith(at).map((wrong) => (
              <Text key={wrong} block size={200} className={styles.wrong} role="alert">
                {wrong}
              </Text>
            ))}
          </>
        );
      },
    },
    {
      id: 'pool',
      title: t('pool'),
      cell: ({ poolId }) => pools.find(({ id }) => id === poolId)?.name ?? '–',
    },
    ...(changeable
      ? [
          {
            id: 'acts',
            title: '',
            align: 'end' as const,
            width: '1%',
            cell: (territory: Territory) => {
              const at = territories.indexOf(territory);
              const { name } = territory;
              return (
                <span className={styles.acts}>
                  <Button
                    appearance="subtle"
                    icon={<ArrowUpRegular />}
                    aria-label={t('territory.up', { name })}
                    disabledFocusable={at === 0}
                    onClick={() => move(at, at - 1)}
                  />
                  <Button
                    appearance="subtle"
                    icon={<ArrowDownRegular />}
                    aria-label={t('territory.down', { name })}
                    disabledFocusable={at === territories.length - 1}
                    onClick={() => move(at, at + 1)}
                  />
                  <TerritoryDialog
                    button={
                      <Button
                        appearance="subtle"
                        icon={<EditRegular />}
                        aria-label={t('territory.edit', { name })}
                      />
                    }
                    pools={pools}
                    territory={territory}
                    onSave={(fields) => put(at, { id: territory.id, ...fields })}
                  />
                  <Button
                    appearance="subtle"
                    icon={<DeleteRegular />}
                    aria-label={t('territory.remove', { name })}
                    onClick={() => onChange({ territories: territories.filter((_, place) => place !== at) })}
                  />
                </span>
              );
            },
          },
        ]
      : []),
  ];
}
