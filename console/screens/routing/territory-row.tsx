// One territory of the list: its name, whose leads fall into it, the pool that gets them, and its place among the others.
import { Button, Field, Input } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Pick } from '../../ui/pick.tsx';
import { ConditionEditor } from '../scoring/condition-editor.tsx';
import { useConditionWords, type Fact } from '../scoring/condition-words.ts';
import { OpeningLine, useOpeningStyles } from '../scoring/opening-line.tsx';
import type { Pool, Territory } from './assignments.ts';

type TerritoryRow = {
  territory: Territory;
  /** Its place in the list, from 0, and how many there are. */
  at: number;
  count: number;
  pools: readonly Pool[];
  facts: readonly Fact[];
  changeable: boolean;
  /** Just added: it stands open. */
  fresh: boolean;
  complaint: (path: string) => string | undefined;
  onChange: (territory: Territory) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
};

export function TerritoryRow(props: TerritoryRow) {
  const { territory, at, count, pools, facts, changeable, fresh, complaint, onMove, onRemove } = props;
  const t = useTranslations('assignment');
  const styles = useOpeningStyles();
  const { sentence } = useConditionWords(facts);
  const [open, setOpen] = useState(fresh);
  const name = territory.name || t('territory.new');
  const pool = pools.find(({ id }) => id === territory.poolId)?.name ?? t('nobody');
  const path = `territories.${at}`;
  const wrong = ['name', 'when', 'poolId', 'id'].map((part) => complaint(`${path}.${part}`));
  return (
    <li className={styles.row}>
      <OpeningLine
        name={`${at + 1}. ${name}`}
        says={`${sentence(territory.when)} → ${pool}`}
        complaint={wrong.find((each) => each !== undefined)}
        open={open}
        onTurn={setOpen}
        onRemove={changeable ? onRemove : undefined}
      >
        {changeable && (
          <>
            <Button
              appearance="subtle"
              icon={<ArrowUpRegular />}
              aria-label={t('territory.up', { name })}
              disabledFocusable={at === 0}
              onClick={() => onMove(at - 1)}
            />
            <Button
              appearance="subtle"
              icon={<ArrowDownRegular />}
              aria-label={t('territory.down', { name })}
              disabledFocusable={at === count - 1}
              onClick={() => onMove(at + 1)}
            />
          </>
        )}
      </OpeningLine>
      {open && <Opened {...props} path={path} />}
    </li>
  );
}

function Opened({
  territory,
  pools,
  facts,
  changeable,
  complaint,
  onChange,
  path,
}: TerritoryRow & { path: string }) {
  const t = useTranslations('assignment');
  const styles = useOpeningStyles();
  const wrongName = complaint(`${path}.name`);
  return (
    <div className={styles.open}>
      <Field
        label={t('territory.name')}
        required
        {...(wrongName === undefined ? {} : { validationState: 'error', validationMessage: wrongName })}
      >
        <Input
          value={territory.name}
          maxLength={120}
          readOnly={!changeable}
          onChange={(_, { value }) => onChange({ ...territory, name: value })}
        />
      </Field>
      <ConditionEditor
        label={t('territory.when')}
        facts={facts}
        condition={territory.when}
        changeable={changeable}
        path={`${path}.when`}
        complaint={complaint}
        onChange={(when) => onChange({ ...territory, when })}
      />
      {changeable && (
        <Pick
          label={t('pool')}
          value={territory.poolId}
          options={pools.map((pool) => [pool.id, pool.name] as const)}
          onPick={(value) => onChange({ ...territory, poolId: value ?? territory.poolId })}
        />
      )}
    </div>
  );
}
