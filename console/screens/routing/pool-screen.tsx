// One pool, new or there already: its people with their weights and caps, its hours, and what happens outside them.
import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useParam } from '../../ui/param.ts';
import { Pick } from '../../ui/pick.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';
import { Screen } from '../../ui/screen.tsx';
import { usePeople } from '../leads/people.ts';
import { poolsQuery, useAssignmentActs, type NewPool, type Pool } from './assignments.ts';
import { HoursEditor } from './hours-editor.tsx';

export function PoolScreen() {
  const t = useTranslations('assignment');
  const publisherId = usePublisherId();
  const poolId = useParam('poolId');
  const query = useQuery(poolsQuery(publisherId));
  const pool = query.data?.find(({ id }) => id === poolId) ?? null;
  return (
    <Screen
      title={pool?.name ?? t('pools.new')}
      back={
        <Link to={`/publishers/${publisherId}/assignment`} search={{ tab: 'pools' }}>
          {t('pools.back')}
        </Link>
      }
    >
      <Answered query={query}>{() => <PoolForm key={pool?.version ?? 0} pool={pool} />}</Answered>
    </Screen>
  );
}

type Fields = Required<NewPool>;
type Member = Required<Fields['members'][number]>;

const noPool: Fields = { name: '', hours: null, outside: 'wait', members: [] };
const fieldsOf = ({ name, hours, outside, members }: Pool): Fields => ({
  name,
  hours,
  outside,
  members: members.map(({ userId, weight, capADay, capOpen }) => ({ userId, weight, capADay, capOpen })),
});

const useStyles = makeStyles({
  form: { maxWidth: '760px', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** What is typed, what is wrong with it, and its saving. */
function usePoolFields(pool: Pool | null, toList: () => Promise<void>) {
  const t = useTranslations('assignment');
  const notices = useNotices();
  const words = useProblemWords();
  const { createPool, changePool } = useAssignmentActs();
  const [fields, setFields] = useState<Fields>(pool === null ? noPool : fieldsOf(pool));
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (next: Partial<Fields>) => setFields({ ...fields, ...next });
  const wrong = (field: string) => {
    const complaint = problem?.errors.find((each) => each.field === field);
    return complaint === undefined ? undefined : words.ofField(complaint);
  };
  const save = async () => {
    try {
      if (pool === null) await createPool(fields);
      else await changePool(pool.id, { ...fields, basedOn: pool.version });
      notices.done(t('saved'));
      await toList();
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
      return words.of(error);
    }
  };
  return { fields, change, wrong, save };
}

function PoolForm({ pool }: { pool: Pool | null }) {
  const t = useTranslations('assignment');
  const styles = useStyles();
  const changeable = useMay()('assignments:write');
  const navigate = useNavigate();
  const notices = useNotices();
  const publisherId = usePublisherId();
  const { archivePool } = useAssignmentActs();
  const toList = () => navigate({ to: `/publishers/${publisherId}/assignment`, search: { tab: 'pools' } });
  const { fields, change, wrong, save } = usePoolFields(pool, toList);
  const archive = () => {
    if (pool === null) return;
    archivePool(pool.id).then(() => {
      notices.done(t('pools.archived'));
      return toList();
    }, notices.failed);
  };
  return (
    <div className={styles.form}>
      <Card
        title={t('pool')}
        actions={
          pool !== null &&
          changeable && (
            <Confirm
              title={t('pools.archiveTitle', { name: pool.name })}
              words={t('pools.archiveWords')}
              act={t('pools.archive')}
              onConfirm={archive}
            >
              <Button>{t('pools.archive')}</Button>
            </Confirm>
          )
        }
      >
        {!changeable && (
          <MessageBar>
            <MessageBarBody>{t('onlySeen')}</MessageBarBody>
          </MessageBar>
        )}
        <PlainForm submit={t('save.act')} onSend={save}>
          <Field label={t('pools.name')} required {...complaint(wrong('name'))}>
            <Input value={fields.name} maxLength={120} onChange={(_, { value }) => change({ name: value })} />
          </Field>
          <Members
            members={fields.members as Member[]}
            wrong={wrong}
            onChange={(members) => change({ members })}
          />
          <HoursEditor
            label={t('hours.title')}
            none={t('hours.always')}
            hours={fields.hours}
            wrong={(field) => wrong(`hours.${field}`)}
            onChange={(hours) => change({ hours })}
          />
          <Field label={t('pools.outsideTitle')}>
            <RadioGroup
              value={fields.outside}
              onChange={(_, { value }) => change({ outside: value as Fields['outside'] })}
            >
              <Radio value="wait" label={t('pools.outside.wait')} />
              <Radio value="anyone" label={t('pools.outside.anyone')} />
            </RadioGroup>
          </Field>
        </PlainForm>
      </Card>
    </div>
  );
}

const complaint = (message: string | undefined) =>
  message === undefined ? {} : { validationState: 'error' as const, validationMessage: message };

type Members = {
  members: Member[];
  wrong: (field: string) => string | undefined;
  onChange: (members: Member[]) => void;
};

const useMemberStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  add: {
    display: 'grid',
    gridTemplateColumns: 'minmax(12ch, 32ch) auto',
    justifyContent: 'start',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
  },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(12ch, 2fr) repeat(3, minmax(8ch, 1fr)) auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& input': { minWidth: 0, width: '100%' },
  },
});

function Members({ members, wrong, onChange }: Members) {
  const t = useTranslations('assignment');
  const styles = useMemberStyles();
  const people = usePeople();
  const [next, setNext] = useState<string>();
  const add = () => {
    if (next === undefined) return;
    onChange([...members, { userId: next, weight: 1, capADay: null, capOpen: null }]);
    setNext(undefined);
  };
  const nameOf = (userId: string) => people.find(({ id }) => id === userId)?.name ?? userId;
  const put = (at: number, change: Partial<Member>) =>
    onChange(members.map((member, place) => (place === at ? { ...member, ...change } : member)));
  return (
    <div role="group" aria-label={t('people')}>
      <ul className={styles.list}>
        {members.map(({ userId, weight, capADay, capOpen }, at) => {
          const name = nameOf(userId);
          const number = (label: string, field: 'weight' | 'capADay' | 'capOpen', value: number | null) => (
            <Field label={label} {...complaint(wrong(`members.${at}.${field}`))}>
              <Input
                type="number"
                min={1}
                value={value === null ? '' : String(value)}
                aria-label={t('ofPerson', { what: label, name })}
                onChange={(_, data) => put(at, { [field]: data.value === '' ? null : Number(data.value) })}
              />
            </Field>
          );
          return (
            <li key={userId} className={styles.row}>
              <Field {...complaint(wrong(`members.${at}.userId`))}>
                <strong>{name}</strong>
              </Field>
              {number(t('weight'), 'weight', weight)}
              {number(t('capADay'), 'capADay', capADay)}
              {number(t('capOpen'), 'capOpen', capOpen)}
              <Button
                appearance="subtle"
                icon={<DeleteRegular />}
                aria-label={t('takeOff', { name })}
                onClick={() => onChange(members.filter((_, place) => place !== at))}
              />
            </li>
          );
        })}
      </ul>
      <Field {...complaint(wrong('members'))}>
        <div className={styles.add}>
          <Pick
            label={t('person')}
            value={next}
            none={t('addOne')}
            options={people
              .filter(({ id, works }) => works && !members.some(({ userId }) => userId === id))
              .map(({ id, name }) => [id, name] as const)}
            onPick={setNext}
          />
          <Button icon={<AddRegular />} disabledFocusable={next === undefined} onClick={add}>
            {t('pools.addPerson')}
          </Button>
        </div>
      </Field>
    </div>
  );
}
