// One territory in a dialog: its name, whose leads fall into it, and the pool that gets them.
import { Field, Input, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { useTranslations } from 'use-intl';
import { Ask } from '../../ui/ask.tsx';
import { Pick } from '../../ui/pick.tsx';
import type { Pool, Territory } from './assignments.ts';
import { Chooser } from './chooser.tsx';
import { conditionOf, noParts, parts, partsOf } from './condition-parts.ts';
import { useConditionWords, usePartOptions } from './condition-words.ts';

type TerritoryDialog = {
  button: ReactElement;
  pools: Pool[];
  /** Null: a new one. */
  territory: Territory | null;
  onSave: (fields: Omit<Territory, 'id'>) => void;
};

export function TerritoryDialog({ button, pools, territory, onSave }: TerritoryDialog) {
  const t = useTranslations('assignment');
  const ui = useTranslations('ui');
  const options = usePartOptions();
  const words = useConditionWords();
  const [name, setName] = useState('');
  const [poolId, setPool] = useState('');
  const [chosen, setChosen] = useState(noParts);
  const [tried, setTried] = useState(false);
  const given = territory === null ? noParts() : partsOf(territory.when);
  const open = () => {
    setName(territory?.name ?? '');
    setPool(territory?.poolId ?? pools[0]?.id ?? '');
    setChosen(given ?? noParts());
    setTried(false);
  };
  const send = async () => {
    setTried(true);
    const when = given === null ? territory!.when : conditionOf(chosen);
    if (when === null) return t('territory.needsCondition');
    if (name.trim() === '' || poolId === '') return false;
    onSave({ name: name.trim(), when, poolId });
    return null;
  };
  return (
    <Ask
      button={button}
      title={territory === null ? t('territory.new') : t('territory.change')}
      act={t('territory.take')}
      onOpen={open}
      onSend={send}
    >
      <Field
        label={t('territory.name')}
        required
        {...(tried && name.trim() === ''
          ? { validationState: 'error' as const, validationMessage: ui('required') }
          : {})}
      >
        <Input value={name} onChange={(_, { value }) => setName(value)} maxLength={120} />
      </Field>
      {given === null ? (
        <MessageBar layout="multiline">
          <MessageBarBody>
            {t('territory.other')} <Text weight="semibold">{words(territory!.when)}</Text>
          </MessageBarBody>
        </MessageBar>
      ) : (
        parts.map((part) => (
          <Chooser
            key={part}
            label={t(`parts.${part}`)}
            options={options[part]}
            chosen={chosen[part]}
            onChange={(values) => setChosen({ ...chosen, [part]: values })}
          />
        ))
      )}
      <Pick
        label={t('pool')}
        value={poolId}
        options={pools.map((pool) => [pool.id, pool.name] as const)}
        onPick={(value) => setPool(value ?? '')}
      />
    </Ask>
  );
}
