// In whose days all is counted: asks for another time zone, found by searching, and says what follows.
import { Button, Field, makeStyles, SearchBox, Text, tokens } from '@fluentui/react-components';
import { GlobeClockRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Ask } from '../../ui/ask.tsx';
import { changeTimeZone, settingsQuery } from './insight.ts';
import { zoneName } from './zone-name.ts';

const useStyles = makeStyles({
  search: { maxWidth: 'none' },
  list: {
    width: '100%',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: tokens.spacingHorizontalXS,
  },
});

export function ZoneDialog({ timeZone }: { timeZone: string }) {
  const t = useTranslations('insight.zone');
  const publisherId = usePublisherId();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const [search, setSearch] = useState('');
  const send = async () => {
    if (chosen === undefined) return t('choose');
    queries.setQueryData(settingsQuery(publisherId).queryKey, await changeTimeZone(publisherId, chosen));
    return null;
  };
  return (
    <Ask
      button={<Button icon={<GlobeClockRegular />}>{t('button')}</Button>}
      title={t('title')}
      act={t('act')}
      onOpen={() => {
        setChosen(timeZone);
        setSearch('');
      }}
      onSend={send}
    >
      <Text>{t('about', { timeZone: zoneName(timeZone) })}</Text>
      <Zones {...{ chosen, search }} onChoose={setChosen} onSearch={setSearch} />
      <Text>{t('anew')}</Text>
    </Ask>
  );
}

/** UTC is none of the browser's places. */
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

type Zones = {
  chosen: string | undefined;
  search: string;
  onChoose: (zone: string | undefined) => void;
  onSearch: (search: string) => void;
};

function Zones({ chosen, search, onChoose, onSearch }: Zones) {
  const t = useTranslations('insight.zone');
  const styles = useStyles();
  const found = foundIn(search);
  return (
    <>
      <Field label={t('hint')}>
        <SearchBox
          className={styles.search}
          value={search}
          onChange={(_, { value }) => {
            onSearch(value);
            // What is not in the list is not chosen; the one that is left is.
            const left = foundIn(value);
            if (left.length === 1) onChoose(left[0]);
            else if (chosen !== undefined && !left.includes(chosen)) onChoose(undefined);
          }}
        />
      </Field>
      <Field label={t('field')}>
        {({ id, 'aria-labelledby': labelledBy }) => (
          <select
            id={id}
            aria-labelledby={labelledBy}
            size={7}
            className={styles.list}
            value={chosen ?? ''}
            onChange={({ target }) => onChoose(target.value)}
          >
            {found.map((zone) => (
              <option key={zone} value={zone}>
                {zoneName(zone)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {found.length === 0 && <Text role="status">{t('none')}</Text>}
    </>
  );
}

function foundIn(search: string): string[] {
  const parts = search
    .toLowerCase()
    .split(/[\s/_]+/)
    .filter(Boolean);
  return zones.filter((zone) => parts.every((part) => zone.toLowerCase().includes(part)));
}
