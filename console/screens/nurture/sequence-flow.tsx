// The steps drawn as a way from top to bottom, the two ways of a branch side by side where there is room. Read aloud it is a list within lists.
import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AddRegular, ArrowCircleRightRegular, RecordStopRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { freshStepId, newStep, putIn, type Place } from './edit-steps.ts';
import { flowOf, type Drawn, type Line } from './flow-tree.ts';
import type { EditingSequence } from './sequence-draft.ts';
import type { Counts, StepKind, Way } from './sequences.ts';
import { StepCard } from './step-card.tsx';

const kinds: StepKind[] = ['mail', 'wait', 'branch', 'task'];

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    minWidth: 0,
    width: '100%',
  },
  item: { display: 'flex', flexDirection: 'column', alignItems: 'center', width: '100%', minWidth: 0 },
  joint: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    '::before': { content: '""', height: '12px', borderLeft: `2px solid ${tokens.colorNeutralStroke1}` },
    '::after': { content: '""', height: '12px', borderLeft: `2px solid ${tokens.colorNeutralStroke1}` },
  },
  ways: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))',
    gap: tokens.spacingHorizontalM,
    width: '100%',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  way: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    minWidth: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderTop: `2px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `2px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  stop: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground3,
    textAlign: 'center',
  },
});

type Flow = {
  editing: EditingSequence;
  changeable: boolean;
  counts: ReadonlyMap<string, Counts>;
  opened: string | null;
  onOpen: (id: string | null) => void;
};

export function SequenceFlow(flow: Flow) {
  const t = useTranslations('nurture.step');
  const styles = useStyles();
  const { line, apart } = flowOf(flow.editing.draft.steps);
  return (
    <>
      <section aria-label={t('list')} className={styles.item}>
        {flow.changeable && <AddStep {...flow} place={null} label={t('addFirst')} />}
        <LineOf {...flow} line={line} />
      </section>
      {apart.length > 0 && (
        <section aria-label={t('apart')} className={styles.item}>
          <Text weight="semibold">{t('apart')}</Text>
          {apart.map((each, nth) => (
            <LineOf key={nth} {...flow} line={each} />
          ))}
        </section>
      )}
    </>
  );
}

function LineOf({ line: { drawn, ends }, until, ...flow }: Flow & { line: Line; until?: Place }) {
  const t = useTranslations('nurture.step');
  const styles = useStyles();
  return (
    <ol className={styles.line}>
      {drawn.map((each, nth) => (
        <li key={nth} className={styles.item}>
          <DrawnStep {...flow} drawn={each} />
        </li>
      ))}
      {ends !== null && (
        <li className={styles.item}>
          {flow.changeable && drawn.length === 0 && until && (
            <After {...flow} from={until.from} way={until.way} />
          )}
          <span className={styles.stop}>
            <RecordStopRegular aria-hidden />
            <Text size={200}>{t('end')}</Text>
          </span>
        </li>
      )}
    </ol>
  );
}

function DrawnStep({ drawn, ...flow }: Flow & { drawn: Drawn }) {
  const t = useTranslations('nurture.step');
  const styles = useStyles();
  if (drawn.is === 'to' || drawn.is === 'lost')
    return (
      <span className={styles.stop}>
        <ArrowCircleRightRegular aria-hidden />
        <Text size={200}>{drawn.is === 'to' ? t('goesTo', { number: drawn.place + 1 }) : t('lost')}</Text>
      </span>
    );
  const { step, place } = drawn;
  const card = <StepCard {...flow} step={step} place={place} />;
  if (drawn.is === 'step')
    return (
      <>
        {card}
        <After {...flow} from={step.id} way="next" />
      </>
    );
  return (
    <>
      {card}
      <span className={styles.joint} aria-hidden />
      <ul className={styles.ways}>
        {(['yes', 'no'] as const).map((way) => (
          <li key={way} className={styles.way}>
            <Text weight="semibold" size={200}>
              {t(way)}
            </Text>
            {drawn[way].drawn.length > 0 && <After {...flow} from={step.id} way={way} />}
            {drawn[way].drawn.length === 0 && drawn[way].ends === null ? (
              <After {...flow} from={step.id} way={way} />
            ) : (
              <LineOf {...flow} line={drawn[way]} until={{ from: step.id, way }} />
            )}
          </li>
        ))}
      </ul>
      <span className={styles.joint} aria-hidden />
    </>
  );
}

/** What joins a step to the next: a line, with the button that puts one in. */
function After({ from, way, ...flow }: Flow & { from: string; way: Way }) {
  const t = useTranslations('nurture.step');
  const styles = useStyles();
  if (!flow.changeable) return <span className={styles.joint} aria-hidden />;
  const number = flow.editing.draft.steps.findIndex(({ id }) => id === from) + 1;
  const label = t(way === 'next' ? 'addAfter' : way === 'yes' ? 'addYes' : 'addNo', { number });
  return <AddStep {...flow} place={{ from, way }} label={label} />;
}

function AddStep({ editing, onOpen, place, label }: Flow & { place: Place; label: string }) {
  const t = useTranslations('nurture');
  const styles = useStyles();
  const { draft, change } = editing;
  const add = (kind: StepKind) => {
    const id = freshStepId(draft.steps, kind);
    change({ steps: putIn(draft.steps, place, (next) => newStep(id, kind, next, t('step.newTask'))) });
    onOpen(id);
  };
  return (
    <span className={styles.joint}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button shape="circular" size="small" icon={<AddRegular />} aria-label={label} title={label} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {kinds.map((kind) => (
              <MenuItem key={kind} onClick={() => add(kind)}>
                {t(`kind.${kind}`)}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </span>
  );
}
