// What a person decides of a lead: a criterion, its stage, out, and back in. Each asks for what it needs before it acts.
import { Button, Checkbox, Field, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { disqualifications, type Disqualification } from '../../../src/scoring/disqualification.ts';
import { Ask } from '../../ui/ask.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useQualificationActs, type Check, type Qualification } from './qualification.ts';

/** What went wrong in words that name the field; null when it is done. */
function useTrying(done: string): (acting: Promise<void>) => Promise<string | null> {
  const notices = useNotices();
  return async (acting) => {
    await acting;
    notices.done(done);
    return null;
  };
}

type Said = 'met' | 'notMet' | 'data';

export function Tick({ leadId, check, name }: { leadId: string; check: Check; name: string }) {
  const t = useTranslations('qualification');
  const { tick } = useQualificationActs(leadId);
  const attempt = useTrying(t('say', { name }));
  const before: Said = check.tick === null ? 'data' : check.tick.met ? 'met' : 'notMet';
  const [said, setSaid] = useState<Said>('met');
  const [note, setNote] = useState('');
  return (
    <Ask
      button={
        <Button size="small" appearance="subtle" icon={<EditRegular />} aria-label={t('say', { name })} />
      }
      title={name}
      act={t('list.save')}
      onOpen={() => {
        setSaid(before === 'data' ? 'met' : before);
        setNote(check.tick?.note ?? '');
      }}
      onSend={() => attempt(tick(check.id, said === 'data' ? null : said === 'met', note.trim() || null))}
    >
      <RadioGroup aria-label={name} value={said} onChange={(_, { value }) => setSaid(value as Said)}>
        <Radio value="met" label={t('answers.met')} />
        <Radio value="notMet" label={t('answers.notMet')} />
        <Radio value="data" label={t(check.byData ? 'answers.data' : 'answers.nobody')} />
      </RadioGroup>
      <Note value={note} onChange={setNote} />
    </Ask>
  );
}

type Stage = 'inquiry' | 'marketing_qualified' | 'sales_qualified';
const stages: Stage[] = ['inquiry', 'marketing_qualified', 'sales_qualified'];

export function Move({ leadId, stage }: { leadId: string; stage: Qualification['stage'] }) {
  const t = useTranslations('qualification');
  const ui = useTranslations('ui');
  const { move } = useQualificationActs(leadId);
  const attempt = useTrying(t('moved'));
  const others = stages.filter((each) => each !== stage);
  const [to, setTo] = useState<Stage>('sales_qualified');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const send = async () => {
    setMissing(note.trim() === '');
    return note.trim() === '' ? false : attempt(move(to, note.trim()));
  };
  return (
    <Ask
      button={<Button>{t('move')}</Button>}
      title={t('move')}
      act={t('move')}
      onOpen={() => {
        setTo(others.at(-1)!);
        setNote('');
        setMissing(false);
      }}
      onSend={send}
    >
      <Field label={t('moveTo')}>
        <Select value={to} onChange={(_, { value }) => setTo(value as Stage)}>
          {others.map((each) => (
            <option key={each} value={each}>
              {t(`stages.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Note value={note} onChange={setNote} required complaint={missing ? ui('required') : undefined} />
    </Ask>
  );
}

type Out = { leadId: string; returnable: Qualification['returnable'] };

export function Disqualify({ leadId, returnable }: Out) {
  const t = useTranslations('qualification');
  const ui = useTranslations('ui');
  const { disqualify } = useQualificationActs(leadId);
  const attempt = useTrying(t('disqualified'));
  const [reason, setReason] = useState<Disqualification | ''>('');
  const [note, setNote] = useState('');
  const [giveBack, setGiveBack] = useState(false);
  const [tried, setTried] = useState(false);
  const mayGoBack = returnable.some((each) => each === reason);
  const needsNote = reason === 'other' && note.trim() === '';
  const send = async () => {
    setTried(true);
    if (reason === '' || needsNote) return false;
    return attempt(disqualify({ reason, note: note.trim() || null, giveBack: mayGoBack && giveBack }));
  };
  return (
    <Ask
      button={<Button>{t('disqualify')}</Button>}
      title={t('disqualify')}
      act={t('disqualify')}
      onOpen={() => {
        setReason('');
        setNote('');
        setGiveBack(false);
        setTried(false);
      }}
      onSend={send}
    >
      <Field
        label={t('reason')}
        required
        {...(tried && reason === '' ? { validationState: 'error', validationMessage: ui('required') } : {})}
      >
        <Select value={reason} onChange={(_, { value }) => setReason(value as Disqualification | '')}>
          <option value="" />
          {disqualifications.map((each) => (
            <option key={each} value={each}>
              {t(`reasons.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Note
        value={note}
        onChange={setNote}
        required={reason === 'other'}
        complaint={tried && needsNote ? ui('required') : undefined}
      />
      {mayGoBack && (
        <Field hint={t('giveBackHint')}>
          <Checkbox
            label={t('giveBack')}
            checked={giveBack}
            onChange={(_, { checked }) => setGiveBack(checked === true)}
          />
        </Field>
      )}
    </Ask>
  );
}

export function Reopen({ leadId }: { leadId: string }) {
  const t = useTranslations('qualification');
  const { reopen } = useQualificationActs(leadId);
  const attempt = useTrying(t('reopened'));
  const [note, setNote] = useState('');
  return (
    <Ask
      button={<Button>{t('reopen')}</Button>}
      title={t('reopen')}
      act={t('reopen')}
      onOpen={() => setNote('')}
      onSend={() => attempt(reopen(note.trim() || null))}
    >
      <Note value={note} onChange={setNote} />
    </Ask>
  );
}

type NoteField = {
  value: string;
  onChange: (note: string) => void;
  required?: boolean;
  complaint?: string | undefined;
};

function Note({ value, onChange, required = false, complaint }: NoteField) {
  const t = useTranslations('qualification');
  return (
    <Field
      label={t('why')}
      hint={t('whyHint')}
      required={required}
      {...(complaint === undefined ? {} : { validationState: 'error', validationMessage: complaint })}
    >
      <Textarea
        value={value}
        maxLength={1_000}
        resize="vertical"
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}
