// One field of the far side: what it takes, where its value comes from, and what comes out for the lead in the preview.
import { Button, Field, makeStyles, Select, Text, Textarea, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Complaints, From, Row } from './mapping-draft.ts';
import { ListValue, MappingRules } from './mapping-rules.tsx';
import { useMappingWords } from './mapping-words.ts';
import type { Mapping, Preview, Target } from './mappings.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 5fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  name: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  bad: { color: tokens.colorPaletteRedForeground1, overflowWrap: 'anywhere' },
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  source: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 10em) minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'start',
    '& select': { minWidth: 0, width: '100%' },
    '& > *': { minWidth: 0 },
    '@media (max-width: 640px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      '& > button': { justifySelf: 'start' },
    },
  },
});

/** Of a value; the request shows it whole. */
const mostSeen = 160;
const froms: From[] = ['nothing', 'field', 'constant', 'template', 'expression'];

type MappingRow = {
  row: Row;
  target: Target | null;
  mapping: Mapping;
  complaints: Complaints[string] | undefined;
  preview: Preview | undefined;
  changeable: boolean;
  onChange: (row: Row) => void;
};

export function MappingRow(props: MappingRow) {
  const { row, target, mapping, complaints = {}, changeable, onChange } = props;
  const t = useTranslations('mappings');
  const styles = useStyles();
  const id = useId();
  const [open, setOpen] = useState(complaints.table !== undefined);
  const complaint = complaints.source ?? complaints.target;
  const choose = (from: From) =>
    onChange({ ...row, from, text: from === 'field' ? (mapping.leadFields[0] ?? '') : '' });
  return (
    <div className={styles.row} role="group" aria-labelledby={id}>
      <div className={styles.name}>
        <Text id={id} weight="semibold">
          {target?.label ?? row.target}
        </Text>
        <Text size={200} className={styles.quiet}>
          <Facts row={row} target={target} />
        </Text>
      </div>
      <div className={styles.parts}>
        <Field
          {...(complaint === undefined ? {} : { validationState: 'error', validationMessage: complaint })}
        >
          {() => (
            <div className={styles.source}>
              <Select
                aria-label={t('source')}
                value={row.from}
                disabled={!changeable}
                onChange={(_, { value }) => choose(value as From)}
              >
                {froms.map((from) => (
                  <option key={from} value={from}>
                    {t(`from.${from}`)}
                  </option>
                ))}
              </Select>
              {row.from === 'nothing' ? <span /> : <SourceText {...props} />}
              {row.from !== 'nothing' && (
                <Button
                  appearance="subtle"
                  icon={open ? <ChevronUpRegular /> : <ChevronDownRegular />}
                  aria-expanded={open}
                  onClick={() => setOpen(!open)}
                >
                  {t('rules')}
                </Button>
              )}
            </div>
          )}
        </Field>
        {!open && <Rules row={row} />}
        {open && row.from !== 'nothing' && (
          <MappingRules
            row={row}
            target={target}
            transforms={mapping.transforms}
            complaint={complaints.table}
            changeable={changeable}
            onChange={onChange}
          />
        )}
        <Outcome row={row} preview={props.preview} />
      </div>
    </div>
  );
}

/** What is set, while the rules are closed. */
function Rules({ row }: Pick<MappingRow, 'row'>) {
  const styles = useStyles();
  const told = useMappingWords().rules({ ...row, ...(row.refuse && { unfit: 'refuse' }) });
  if (told === '' || row.from === 'nothing') return null;
  return (
    <Text size={200} className={styles.quiet}>
      {told}
    </Text>
  );
}

function Facts({ row, target }: Pick<MappingRow, 'row' | 'target'>) {
  const t = useTranslations('mappings');
  if (target === null) return t('notKnown');
  const facts = [
    ...(target.label === row.target ? [] : [row.target]),
    t(`type.${target.type}`),
    ...(target.maxLength === undefined ? [] : [t('atMost', { max: target.maxLength })]),
    ...(target.required ? [t('needed')] : []),
  ];
  return facts.join(' · ');
}

/** A field of the lead by its name, one that the publisher's own form asks for, or text. */
function SourceText({ row, target, mapping, changeable, onChange }: MappingRow) {
  const t = useTranslations('mappings');
  const words = useMappingWords(mapping.ownFields);
  const set = (text: string) => onChange({ ...row, text });
  /** On its way to a longer name it may be a known one for a moment. */
  const [isNaming, setNaming] = useState(false);
  if (row.from === 'field') {
    const known = mapping.leadFields.includes(row.text) && !(isNaming && row.text.startsWith('extra.'));
    return (
      <div style={{ display: 'flex', flexDirection: 'column', gap: 4 }}>
        <Select
          aria-label={t('from.field')}
          value={known ? row.text : 'extra.'}
          disabled={!changeable}
          onChange={(_, { value }) => {
            setNaming(value === 'extra.');
            set(value);
          }}
        >
          {mapping.leadFields.map((name) => (
            <option key={name} value={name}>
              {words.leadField(name)}
            </option>
          ))}
          <option value="extra.">{t('extra')}</option>
        </Select>
        {!known && (
          <Line
            label={t('extraName')}
            text={row.text.replace(/^extra\./, '')}
            changeable={changeable}
            onChange={(name) => set(`extra.${name}`)}
          />
        )}
      </div>
    );
  }
  if (row.from === 'constant' && target?.type === 'choice' && target.options?.length)
    return (
      <ListValue
        label={t('from.constant')}
        target={target}
        value={row.text}
        changeable={changeable}
        onChange={set}
      />
    );
  return <Line label={t(`from.${row.from}`)} text={row.text} changeable={changeable} onChange={set} />;
}

type Line = { label: string; text: string; changeable: boolean; onChange: (text: string) => void };

function Line({ label, text, changeable, onChange }: Line) {
  return (
    <Textarea
      aria-label={label}
      value={text}
      rows={text.length > 60 || text.includes('\n') ? 3 : 1}
      resize="vertical"
      spellCheck={false}
      readOnly={!changeable}
      style={{ width: '100%' }}
      onChange={(_, { value }) => onChange(value)}
    />
  );
}

function Outcome({ row, preview }: Pick<MappingRow, 'row' | 'preview'>) {
  const t = useTranslations('mappings');
  const words = useMappingWords();
  const styles = useStyles();
  if (!preview) return null;
  const unfit = preview.unfit.find(({ field }) => field === row.target);
  const mended = preview.mended.find(({ field }) => field === row.target);
  const value = Object.hasOwn(preview.values, row.target) ? preview.values[row.target] : undefined;
  const text = value === undefined ? '–' : String(value);
  if (unfit) return <Text size={200} className={styles.bad}>{`${t('refused')} ${words.unfit(unfit)}`}</Text>;
  if (value === undefined && !mended) return null;
  return (
    <Text size={200} className={styles.quiet}>
      {t('sends')}{' '}
      <span data-value={row.target}>{text.length > mostSeen ? `${text.slice(0, mostSeen)}…` : text}</span>
      {mended && ` (${words.mended(mended)})`}
    </Text>
  );
}
