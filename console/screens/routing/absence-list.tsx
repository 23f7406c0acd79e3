// When people are away and when they work: one's own, and for whoever may change assignments everybody's.
import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { useMay, usePublisherId, useSession } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Pick } from '../../ui/pick.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';
import { ToTheMinute } from '../../ui/time.tsx';
import { useAssignee, usePeople } from '../leads/people.ts';
import { absencesQuery, ownHoursQuery, useAssignmentActs, type Hours } from './assignments.ts';
import { HandBack } from './hand-back.tsx';
import { HoursEditor } from './hours-editor.tsx';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
    '& input': { minWidth: 0 },
  },
});

/** The reader first; the others where the reader may change them. */
function usePersonOptions() {
  const may = useMay();
  const { user } = useSession();
  const people = usePeople();
  return people
    .filter(({ id, works }) => works && (id === user.id || may('assignments:write')))
    .map(({ id, name }) => [id, name] as const);
}

export function AbsenceList() {
  const t = useTranslations('assignment');
  const publisherId = usePublisherId();
  const may = useMay();
  const query = useQuery(absencesQuery(publisherId));
  const columns = useColumns();
  return (
    <>
      <Card title={t('absences.title')}>
        <Answered query={query}>
          {(absences) =>
            absences.length === 0 ? (
              <Text>{t('absences.none')}</Text>
            ) : (
              <DataTable
                label={t('absences.title')}
                rows={absences}
                rowId={({ id }) => id}
                columns={columns}
              />
            )
          }
        </Answered>
      </Card>
      {may('work:write') && <NewAbsence />}
      {may('work:write') && <OwnHours />}
      {may('assignments:write') && <HandBack />}
    </>
  );
}

function useColumns(): Column<Schema['Absence']>[] {
  const t = useTranslations('assignment');
  const may = useMay();
  const { user } = useSession();
  const assignee = useAssignee();
  const notices = useNotices();
  const { removeAbsence } = useAssignmentActs();
  const mine = (userId: string) => may('assignments:write') || (userId === user.id && may('work:write'));
  const remove = (id: string) =>
    void removeAbsence(id).then(() => notices.done(t('absences.removed')), notices.failed);
  return [
    {
      id: 'person',
      title: t('person'),
      cell: ({ userId, reason }) => (
        <>
          {assignee(userId)}
          {reason !== null && (
            <Text block size={200}>
              {reason}
            </Text>
          )}
        </>
      ),
    },
    { id: 'from', title: t('absences.from'), cell: ({ from }) => <ToTheMinute at={from} /> },
    {
      id: 'to',
      title: t('absences.to'),
      cell: ({ to }) => (to === null ? t('absences.open') : <ToTheMinute at={to} />),
    },
    {
      id: 'acts',
      title: '',
      align: 'end',
      width: '1%',
      cell: ({ id, userId }) =>
        mine(userId) && (
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={t('absences.remove', { name: assignee(userId) ?? '' })}
            onClick={() => remove(id)}
          />
        ),
    },
  ];
}

/** A day and time of the browser's as an instant; empty: none. */
const instant = (local: string) => (local === '' ? null : new Date(local).toISOString());

function NewAbsence() {
  const t = useTranslations('assignment');
  const ui = useTranslations('ui');
  const styles = useStyles();
  const words = useProblemWords();
  const notices = useNotices();
  const options = usePersonOptions();
  const { createAbsence } = useAssignmentActs();
  const [userId, setUser] = useState<string | undefined>();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const chosen = userId ?? options[0]?.[0];
  const send = async () => {
    if (from === '') {
      setWrong({ from: ui('required') });
      return false;
    }
    try {
      await createAbsence({
        userId: chosen!,
        from: instant(from)!,
        to: instant(to),
        reason: reason.trim() || null,
      });
      setWrong({});
      setFrom('');
      setTo('');
      setReason('');
      notices.done(t('absences.added'));
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setWrong(Object.fromEntries(error.errors.map((each) => [each.field, words.ofField(each)])));
      return error.errors.length > 0 ? false : words.of(error);
    }
  };
  const complaint = (field: string) =>
    wrong[field] === undefined ? {} : { validationState: 'error' as const, validationMessage: wrong[field] };
  return (
    <Card title={t('absences.add')}>
      <PlainForm submit={t('absences.act')} onSend={send}>
        <div className={styles.row}>
          <Pick label={t('person')} value={chosen} options={options} onPick={setUser} />
          <Field label={t('absences.from')} required {...complaint('from')}>
            <Input type="datetime-local" value={from} onChange={(_, { value }) => setFrom(value)} />
          </Field>
          <Field label={t('absences.to')} hint={t('absences.toHint')} {...complaint('to')}>
            <Input type="datetime-local" value={to} onChange={(_, { value }) => setTo(value)} />
          </Field>
          <Field label={t('absences.reason')} {...complaint('reason')}>
            <Input value={reason} maxLength={200} onChange={(_, { value }) => setReason(value)} />
          </Field>
        </div>
      </PlainForm>
    </Card>
  );
}

function OwnHours() {
  const t = useTranslations('assignment');
  const publisherId = usePublisherId();
  const options = usePersonOptions();
  const [userId, setUser] = useState<string | undefined>();
  const chosen = userId ?? options[0]?.[0] ?? '';
  const query = useQuery({ ...ownHoursQuery(publisherId, chosen), enabled: chosen !== '' });
  if (chosen === '') return null;
  return (
    <Card title={t('hours.own')}>
      <Pick label={t('person')} value={chosen} options={options} onPick={setUser} />
      <Answered query={query}>
        {({ hours }) => <HoursForm key={chosen} userId={chosen} saved={hours} />}
      </Answered>
    </Card>
  );
}

function HoursForm({ userId, saved }: { userId: string; saved: Hours | null }) {
  const t = useTranslations('assignment');
  const words = useProblemWords();
  const notices = useNotices();
  const { setHours } = useAssignmentActs();
  const [hours, change] = useState(saved);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async () => {
    try {
      await setHours(userId, hours);
      setProblem(null);
      notices.done(t('saved'));
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
      return words.of(error);
    }
  };
  const wrong = (field: string) => {
    const complaint = problem?.errors.find((each) => each.field === `hours.${field}`);
    return complaint === undefined ? undefined : words.ofField(complaint);
  };
  return (
    <PlainForm submit={t('save.act')} onSend={send}>
      <HoursEditor
        label={t('hours.own')}
        none={t('hours.asPool')}
        hours={hours}
        wrong={wrong}
        onChange={change}
      />
    </PlainForm>
  );
}
