// Chooses events, group by group, and of which leads they are told.
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Checkbox,
  Label,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Answered } from '../../ui/faces.tsx';
import { Pick } from '../../ui/pick.tsx';
import { ConditionEditor } from '../scoring/condition-editor.tsx';
import { anyLead, factsQuery } from '../scoring/models.ts';
import { usePlace } from './destinations.ts';
import {
  eventTypesQuery,
  groups,
  type Complaints,
  type Events,
  type EventType,
  type Group,
  type Type,
} from './events.ts';
import { useSaid } from './said.ts';

const useStyles = makeStyles({
  ticks: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
    columnGap: tokens.spacingHorizontalM,
  },
  wrong: { color: tokens.colorStatusDangerForeground1 },
  whole: { gridColumn: '1 / -1' },
});

type EventFields = { events: Events; complaints: Complaints; onChange: (events: Events) => void };

export function EventFields({ events, complaints, onChange }: EventFields) {
  const t = useTranslations('destinations.events');
  const query = useQuery(eventTypesQuery);
  const { data: facts = [] } = useQuery(factsQuery(usePlace().publisherId));
  const styles = useStyles();
  const labelId = useId();
  const { filter } = events;
  const wrong = complaints.within('events.types');
  const put = (change: Partial<Events>) => onChange({ ...events, ...change });
  return (
    <>
      <div role="group" aria-labelledby={labelId}>
        <Label id={labelId}>{t('which')}</Label>
        <Answered query={query}>
          {(offered) => (
            <Types offered={offered} chosen={events.types} onChoose={(types) => put({ types })} />
          )}
        </Answered>
        {wrong !== undefined && (
          <Text className={styles.wrong} role="alert">
            {wrong}
          </Text>
        )}
      </div>
      <Pick
        label={t('whose')}
        value={filter === null ? 'every' : 'some'}
        options={(['every', 'some'] as const).map((each) => [each, t(each)] as const)}
        onPick={(value) => put({ filter: value === 'some' ? (filter ?? anyLead) : null })}
      />
      {filter !== null && (
        <>
          <ConditionEditor
            label={t('when')}
            facts={facts}
            condition={filter}
            path="events.filter"
            complaint={complaints.of}
            onChange={(next) => put({ filter: next })}
          />
          <Text size={200}>{t('hint')}</Text>
        </>
      )}
    </>
  );
}

type Types = { offered: readonly EventType[]; chosen: readonly Type[]; onChoose: (types: Type[]) => void };

/** Those with something chosen stand open; the first where nothing is yet. */
function Types({ offered, chosen, onChoose }: Types) {
  const t = useTranslations('destinations.events');
  const of = (group: Group) => offered.filter((each) => each.group === group).map(({ type }) => type);
  const begun = groups.filter((group) => of(group).some((type) => chosen.includes(type)));
  return (
    <Accordion multiple collapsible defaultOpenItems={begun.length === 0 ? [groups[0]] : begun}>
      {groups.map((group) => {
        const types = of(group);
        const count = types.filter((type) => chosen.includes(type)).length;
        return (
          <AccordionItem key={group} value={group}>
            <AccordionHeader>
              {t('count', { name: t(`group.${group}`), chosen: count, all: types.length })}
            </AccordionHeader>
            <AccordionPanel>
              <Ticks name={t(`group.${group}`)} types={types} chosen={chosen} onChoose={onChoose} />
            </AccordionPanel>
          </AccordionItem>
        );
      })}
    </Accordion>
  );
}

type Ticks = {
  name: string;
  types: readonly Type[];
  chosen: readonly Type[];
  onChoose: (types: Type[]) => void;
};

function Ticks({ name, types, chosen, onChoose }: Ticks) {
  const t = useTranslations('destinations.events');
  const styles = useStyles();
  const said = useSaid();
  const others = chosen.filter((type) => !types.includes(type));
  const count = chosen.length - others.length;
  return (
    <div role="group" aria-label={name} className={styles.ticks}>
      <Checkbox
        className={styles.whole}
        label={t('all')}
        checked={count === types.length ? true : count === 0 ? false : 'mixed'}
        onChange={() => onChoose(count === types.length ? others : [...others, ...types])}
      />
      {types.map((type) => (
        <Checkbox
          key={type}
          label={said(type, 'event')}
          checked={chosen.includes(type)}
          onChange={(_, { checked }) =>
            onChoose(checked === true ? [...chosen, type] : chosen.filter((each) => each !== type))
          }
        />
      ))}
    </div>
  );
}
