// How soon leads are to be answered: rules in their order, the calendars they count by, and what each means for a lead that comes now.
import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { freshId } from '../scoring/models.ts';
import { CalendarCard } from './calendar-card.tsx';
import { RuleCard } from './rule-card.tsx';
import { SaveDraft } from './save-draft.tsx';
import { timesQuery, useRulesDraft, type Editing, type Times } from './rules-draft.ts';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  add: { alignSelf: 'start' },
});

export function ResponseRules() {
  const t = useTranslations('follow-up');
  const publisherId = usePublisherId();
  const query = useQuery(timesQuery(publisherId));
  return (
    <AnsweredScreen query={query} title={t('rules.title')} back={<Back />}>
      {/* A version saved, here or elsewhere, begins the draft anew. */}
      {(times) => <Rules key={times.version} times={times} />}
    </AnsweredScreen>
  );
}

function Back() {
  const t = useTranslations('follow-up');
  return <Link to={`/publishers/${usePublisherId()}/response-times`}>{t('title')}</Link>;
}

function Rules({ times }: { times: Times }) {
  const t = useTranslations('follow-up');
  const styles = useStyles();
  const may = useMay();
  const changeable = may('followup:write');
  const editing = useRulesDraft(usePublisherId(), times);
  return (
    <Screen title={t('rules.title')} back={<Back />}>
      <Text>{t('rules.about')}</Text>
      <section className={styles.part} aria-label={t('rules.list')}>
        <RuleList editing={editing} changeable={changeable} />
      </section>
      <section className={styles.part} aria-label={t('calendars.title')}>
        <CalendarList editing={editing} changeable={changeable} />
      </section>
      {changeable && (
        <SaveDraft editing={editing} version={times.version} act={t('save.act')} done={t('save.done')} />
      )}
    </Screen>
  );
}

function RuleList({ editing, changeable }: { editing: Editing; changeable: boolean }) {
  const t = useTranslations('follow-up.rules');
  const styles = useStyles();
  const [open, setOpen] = useState<string | null>(null);
  const { draft, change } = editing;
  const add = () => {
    const id = freshId(draft.policies, 'rule');
    // Few enough to leave something to the rules that are there.
    const when = { fact: 'grade' as const, is: 'one_of' as const, value: ['A1'] };
    const rest = {
      calendar: null,
      warn: { percent: 75 },
      escalate: { to: 'managers' as const },
      reassign: false,
      later: false,
    };
    // First, since behind one for all others it would be idle.
    change({ ...draft, policies: [{ id, name: t('new'), when, minutes: 60, ...rest }, ...draft.policies] });
    setOpen(id);
  };
  return (
    <>
      {draft.policies.length === 0 && (
        <MessageBar>
          <MessageBarBody>{t('none')}</MessageBarBody>
        </MessageBar>
      )}
      {draft.policies.map(({ id }, at) => (
        <RuleCard
          key={id}
          at={at}
          editing={editing}
          changeable={changeable}
          open={open === id}
          onOpen={(is) => setOpen(is ? id : null)}
        />
      ))}
      {changeable && (
        <Button className={styles.add} icon={<AddRegular />} onClick={add}>
          {t('add')}
        </Button>
      )}
    </>
  );
}

function CalendarList({ editing, changeable }: { editing: Editing; changeable: boolean }) {
  const t = useTranslations('follow-up.calendars');
  const styles = useStyles();
  const { draft, change, wrong } = editing;
  const put = (calendars: Times['calendars']) => change({ ...draft, calendars });
  const add = () => {
    const weekly = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }));
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const id = freshId(draft.calendars, 'calendar');
    put([...draft.calendars, { id, name: t('new'), timeZone, weekly, holidays: null, freeDays: [] }]);
  };
  return (
    <>
      <Text>{draft.calendars.length === 0 ? t('none') : t('about')}</Text>
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {draft.calendars.map((calendar, at) => (
        <CalendarCard
          key={calendar.id}
          calendar={calendar}
          changeable={changeable}
          wrong={(field) => wrong(`calendars.${at}.${field}`)}
          onChange={(next) => put(draft.calendars.map((each, index) => (index === at ? next : each)))}
          onRemove={() => put(draft.calendars.filter((_, index) => index !== at))}
        />
      ))}
      {changeable && (
        <Button className={styles.add} icon={<AddRegular />} onClick={add}>
          {t('add')}
        </Button>
      )}
    </>
  );
}
