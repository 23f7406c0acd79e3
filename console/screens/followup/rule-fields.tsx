// The fields of a rule: for which leads, how soon, by which clock, whom it warns and what becomes of a lead that is late.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { usePeople } from '../leads/people.ts';
import { ConditionEditor } from '../scoring/condition-editor.tsx';
import { anyLead, factsQuery } from '../scoring/models.ts';
import { ChoiceDraft, TextDraft, TickDraft } from './draft-fields.tsx';
import { useRuleName } from './follow-ups.ts';
import type { Calendar, Policy } from './rules-draft.ts';

const unitMinutes = { minutes: 1, hours: 60, days: 1_440 } as const;
type Unit = keyof typeof unitMinutes;
const units = Object.keys(unitMinutes) as Unit[];

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: tokens.spacingVerticalM,
    alignItems: 'start',
  },
  whole: { gridColumn: '1 / -1', minWidth: 0 },
  ticks: { gridColumn: '1 / -1', display: 'flex', flexDirection: 'column' },
});

type RuleFields = {
  policy: Policy;
  calendars: readonly Calendar[];
  /** Where the API finds it, such as policies.0. */
  path: string;
  /** What the server says of a path, in the reader's words. */
  complaint: (path: string) => string | undefined;
  onChange: (policy: Policy) => void;
};

export function RuleFields({ policy, calendars, path, complaint, onChange }: RuleFields) {
  const t = useTranslations('follow-up');
  const styles = useStyles();
  const nameOf = useRuleName();
  const put = (change: Partial<Policy>) => onChange({ ...policy, ...change });
  const wrong = (field: string) => complaint(`${path}.${field}`);
  return (
    <div className={styles.fields}>
      <TextDraft
        label={t('rules.field.name')}
        value={nameOf(policy)}
        wrong={wrong('name')}
        onChange={(name) => put({ name })}
      />
      <WhenFields policy={policy} wrong={wrong} put={put} path={path} complaint={complaint} />
      <TimeFields policy={policy} wrong={wrong} put={put} />
      <ChoiceDraft
        label={t('rules.field.calendar')}
        value={policy.calendar ?? ''}
        wrong={wrong('calendar')}
        options={[['', t('rules.plain')], ...calendars.map(({ id, name }) => [id, name] as const)]}
        onChange={(id) => put({ calendar: id || null })}
      />
      <WarnFields policy={policy} wrong={wrong} put={put} />
      <TellField policy={policy} wrong={wrong} put={put} />
      <div className={styles.ticks}>
        <TickDraft
          label={t('rules.field.reassign')}
          value={policy.reassign}
          onChange={(reassign) => put({ reassign })}
        />
        <TickDraft label={t('rules.field.later')} value={policy.later} onChange={(later) => put({ later })} />
      </div>
    </div>
  );
}

type Part = {
  policy: Policy;
  wrong: (field: string) => string | undefined;
  put: (change: Partial<Policy>) => void;
};

type When = Part & Pick<RuleFields, 'path' | 'complaint'>;

function WhenFields({ policy, wrong, put, path, complaint }: When) {
  const t = useTranslations('follow-up.rules');
  const styles = useStyles();
  const { data: facts = [] } = useQuery(factsQuery(usePublisherId()));
  const { when } = policy;
  return (
    <>
      <ChoiceDraft
        label={t('field.when')}
        value={when === null ? 'all' : 'some'}
        wrong={when === null ? wrong('when') : undefined}
        options={(['all', 'some'] as const).map((each) => [each, t(`when.${each}`)] as const)}
        onChange={(next) => put({ when: next === 'all' ? null : anyLead })}
      />
      {when !== null && (
        <div className={styles.whole}>
          <ConditionEditor
            label={t('field.when')}
            facts={facts}
            condition={when}
            path={`${path}.when`}
            complaint={complaint}
            onChange={(condition) => put({ when: condition })}
          />
        </div>
      )}
    </>
  );
}

function TimeFields({ policy, wrong, put }: Part) {
  const t = useTranslations('follow-up.rules');
  const [unit, setUnit] = useState<Unit>(() =>
    units.findLast((each) => policy.minutes % unitMinutes[each] === 0)!,
  );
  const [amount, setAmount] = useState(String(policy.minutes / unitMinutes[unit]));
  const readable = /^\d{1,5}$/.test(amount.trim()) && Number(amount) > 0;
  const take = (text: string, of: Unit) => {
    setAmount(text);
    setUnit(of);
    // What cannot be read is sent as nothing, so that it cannot be saved by mistake.
    put({ minutes: /^-?\d{1,5}$/.test(text.trim()) ? Number(text) * unitMinutes[of] : 0 });
  };
  return (
    <>
      <TextDraft
        label={t('field.amount')}
        value={amount}
        inputMode="numeric"
        wrong={readable ? wrong('minutes') : t('bad.amount')}
        onChange={(text) => take(text, unit)}
      />
      <ChoiceDraft
        label={t('field.unit')}
        value={unit}
        options={units.map((each) => [each, t(`unit.${each}`)] as const)}
        onChange={(next) => take(amount, next as Unit)}
      />
    </>
  );
}

function WarnFields({ policy, wrong, put }: Part) {
  const t = useTranslations('follow-up.rules');
  const { warn } = policy;
  const kind = warn === null ? 'none' : 'percent' in warn ? 'percent' : 'minutes';
  const number = (text: string) => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : 0);
  return (
    <>
      <ChoiceDraft
        label={t('field.warn')}
        value={kind}
        options={(['none', 'percent', 'minutes'] as const).map((each) => [each, t(`warn.${each}`)] as const)}
        onChange={(next) =>
          put({ warn: next === 'none' ? null : next === 'percent' ? { percent: 75 } : { minutes: 5 } })
        }
      />
      {warn !== null && (
        <TextDraft
          key={kind}
          label={t(kind === 'percent' ? 'field.warnAt' : 'field.warnMinutes')}
          value={String('percent' in warn ? warn.percent : warn.minutes)}
          inputMode="numeric"
          wrong={wrong(`warn.${kind}`) ?? wrong('warn')}
          onChange={(text) =>
            put({ warn: kind === 'percent' ? { percent: number(text) } : { minutes: number(text) } })
          }
        />
      )}
    </>
  );
}

function TellField({ policy, wrong, put }: Part) {
  const t = useTranslations('follow-up.rules');
  const people = usePeople();
  const { escalate } = policy;
  const value = escalate === null ? '' : escalate.to === 'managers' ? 'managers' : escalate.userId;
  const known = people.some(({ id }) => id === value);
  return (
    <ChoiceDraft
      label={t('field.escalate')}
      value={value}
      wrong={wrong('escalate') ?? wrong('escalate.userId')}
      options={[
        ['', t('tell.nobody')],
        ['managers', t('tell.managers')],
        ...people.map(({ id, name }) => [id, name] as const),
        ...(known || value === '' || value === 'managers' ? [] : [[value, value] as const]),
      ]}
      onChange={(next) =>
        put({
          escalate:
            next === '' ? null : next === 'managers' ? { to: 'managers' } : { to: 'user', userId: next },
        })
      }
    />
  );
}
