// One playbook of the list: which leads it takes, its steps with their dates for a lead that arrives now; opened, its fields.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { useConditionWords } from '../scoring/condition-words.ts';
import { factsQuery } from '../scoring/models.ts';
import { kindIcons } from './kind-icon.tsx';
import { PlaybookFields } from './playbook-fields.tsx';
import type { EditingPlaybooks, Playbook } from './playbooks-draft.ts';
import { useStepDate, useStepTime } from './step-time.ts';
import { usePlaybookWords } from './tasks.ts';

const useStyles = makeStyles({
  acts: { display: 'flex' },
  line: { overflowWrap: 'anywhere' },
  wrong: { color: tokens.colorPaletteRedForeground1 },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS },
  step: { display: 'flex', gap: tokens.spacingHorizontalS, minWidth: 0 },
  icon: { display: 'inline-flex', fontSize: '20px', flexShrink: 0, color: tokens.colorNeutralForeground3 },
  words: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 3fr) minmax(0, 2fr)',
    columnGap: tokens.spacingHorizontalM,
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

type PlaybookCard = {
  at: number;
  editing: EditingPlaybooks;
  changeable: boolean;
  open: boolean;
  onOpen: (open: boolean) => void;
};

export function PlaybookCard({ at, editing, changeable, open, onOpen }: PlaybookCard) {
  const t = useTranslations('playbooks');
  const styles = useStyles();
  const { nameOf } = usePlaybookWords();
  const { data: facts = [] } = useQuery(factsQuery(usePublisherId()));
  const { sentence } = useConditionWords(facts);
  const { draft, change, wrongWithin, arriving } = editing;
  const { playbooks } = draft;
  const playbook = playbooks[at]!;
  const complaint = wrongWithin(`playbooks.${at}`);
  const leads = playbook.when === null ? t('when.all') : sentence(playbook.when);
  return (
    <Card
      title={`${at + 1}. ${nameOf(playbook)}`}
      actions={changeable && <Acts at={at} editing={editing} open={open} onOpen={onOpen} />}
    >
      <Text className={styles.line}>{t('takes', { leads })}</Text>
      {complaint && !open && (
        <Text className={styles.wrong} role="alert">
          {complaint}
        </Text>
      )}
      {open ? (
        <PlaybookFields
          playbook={playbook}
          path={`playbooks.${at}`}
          editing={editing}
          onChange={(next) => change({ playbooks: playbooks.map((each, nth) => (nth === at ? next : each)) })}
        />
      ) : (
        <Steps playbook={playbook} dueAt={arriving.get(playbook.id)} timeZone={editing.timeZone} />
      )}
    </Card>
  );
}

type Acts = Pick<PlaybookCard, 'at' | 'editing' | 'open' | 'onOpen'>;

function Acts({ at, editing: { draft, change }, open, onOpen }: Acts) {
  const t = useTranslations('playbooks');
  const styles = useStyles();
  const { nameOf } = usePlaybookWords();
  const { playbooks } = draft;
  const name = nameOf(playbooks[at]!);
  const rest = playbooks.filter((_, nth) => nth !== at);
  const move = (by: -1 | 1) => change({ playbooks: rest.toSpliced(at + by, 0, playbooks[at]!) });
  return (
    <span className={styles.acts}>
      <Button
        appearance="subtle"
        icon={<ArrowUpRegular />}
        aria-label={t('up', { name })}
        disabledFocusable={at === 0}
        onClick={() => move(-1)}
      />
      <Button
        appearance="subtle"
        icon={<ArrowDownRegular />}
        aria-label={t('down', { name })}
        disabledFocusable={at === playbooks.length - 1}
        onClick={() => move(1)}
      />
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={t('remove', { name })}
        onClick={() => change({ playbooks: rest })}
      />
      <Button
        appearance="subtle"
        icon={<EditRegular />}
        aria-label={t(open ? 'close' : 'edit', { name })}
        aria-expanded={open}
        onClick={() => onOpen(!open)}
      />
    </span>
  );
}

type Steps = { playbook: Playbook; dueAt: readonly string[] | undefined; timeZone: string };

function Steps({ playbook: { id, steps }, dueAt, timeZone }: Steps) {
  const styles = useStyles();
  const { whatOf, kindOf } = usePlaybookWords();
  const timeOf = useStepTime();
  const dateOf = useStepDate(timeZone);
  return (
    <ol className={styles.list}>
      {steps.map((step, nth) => (
        <li key={step.id} className={styles.step}>
          <span className={styles.icon} role="img" aria-label={kindOf(step.kind)}>
            {kindIcons[step.kind]}
          </span>
          <span className={styles.words}>
            <Text>{whatOf({ playbook: id, step: step.id, title: step.what })}</Text>
            <Text className={styles.quiet}>{timeOf(step.after)}</Text>
            <Text className={styles.quiet}>{dueAt?.[nth] !== undefined && dateOf(dueAt[nth])}</Text>
          </span>
        </li>
      ))}
    </ol>
  );
}
