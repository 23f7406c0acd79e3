// The fields of the far side, one below the other. Of very many only those show that are filled or needed, and the others on demand.
import { Button, Field, Input, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { emptyRow, type Complaints, type Draft, type Row } from './mapping-draft.ts';
import { MappingRow } from './mapping-row.tsx';
import type { Mapping, Preview } from './mappings.ts';

/** More than these nobody looks through. */
const mostShown = 40;

const useStyles = makeStyles({
  add: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    '& select': { minWidth: 0, width: '100%' },
  },
  own: { display: 'flex', gap: tokens.spacingHorizontalS },
});

type MappingFields = {
  draft: Draft;
  mapping: Mapping;
  complaints: Complaints;
  preview: Preview | undefined;
  changeable: boolean;
  onChange: (draft: Draft) => void;
};

export function MappingFields({ draft, mapping, complaints, preview, changeable, onChange }: MappingFields) {
  const t = useTranslations('mappings');
  const styles = useStyles();
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const targets = new Map(mapping.targets.map((target) => [target.name, target]));
  const all = draft.length <= mostShown;
  const isShown = ({ target, from }: Row) =>
    all || from !== 'nothing' || targets.get(target)?.required === true || added.has(target);
  const others = draft.filter((row) => !isShown(row));
  const add = (target: string) => {
    setAdded(new Set([...added, target]));
    if (draft.every((row) => row.target !== target))
      onChange([...draft, { ...emptyRow(target), from: 'constant' }]);
  };
  return (
    <Card title={t('fields')}>
      <Text>{t('about')}</Text>
      <div>
        {draft.filter(isShown).map((row) => (
          <MappingRow
            key={row.target}
            row={row}
            target={targets.get(row.target) ?? null}
            mapping={mapping}
            complaints={complaints[row.target]}
            preview={preview}
            changeable={changeable}
            onChange={(next) => onChange(draft.map((each) => (each.target === row.target ? next : each)))}
          />
        ))}
        {draft.length === 0 && <Text>{t('noFields')}</Text>}
      </div>
      {changeable && (
        <div className={styles.add}>
          {others.length > 0 && (
            <Field label={t('add')}>
              <Select value="" onChange={(_, { value }) => value !== '' && add(value)}>
                <option value="" />
                {others.map(({ target }) => (
                  <option key={target} value={target}>
                    {`${targets.get(target)?.label ?? target} (${target})`}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          {mapping.open && <OwnField onAdd={add} />}
        </div>
      )}
    </Card>
  );
}

/** A field that the far side has not told of. */
function OwnField({ onAdd }: { onAdd: (target: string) => void }) {
  const t = useTranslations('mappings');
  const styles = useStyles();
  const [name, setName] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onAdd(name.trim());
        setName('');
      }}
    >
      <Field label={t('addOwn')} hint={t('addOwnHint')}>
        {(field) => (
          <div className={styles.own}>
            <Input
              {...field}
              style={{ flexGrow: 1, minWidth: 0 }}
              value={name}
              maxLength={200}
              onChange={(_, { value }) => setName(value)}
            />
            <Button type="submit">{t('addAct')}</Button>
          </div>
        )}
      </Field>
    </form>
  );
}
