// A condition in the making: questions to a lead, in groups of all, any or none. By keyboard as by mouse, on a phone as on a desk.
import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { AskValue } from './ask-value.tsx';
import {
  conditionOf,
  isGroup,
  pathOf,
  putTo,
  treeOf,
  wants,
  type Ask,
  type Condition,
  type Group,
  type Mode,
  type Part,
  type Test,
} from './condition-tree.ts';
import { useConditionWords, type Fact } from './condition-words.ts';

const useStyles = makeStyles({
  group: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    border: 'none',
    margin: 0,
    padding: `0 0 0 ${tokens.spacingHorizontalM}`,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  ask: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 3fr) minmax(0, 4fr) auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'start',
    '& > *': { minWidth: 0 },
    '& select': { minWidth: 0, width: '100%' },
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  wide: { '@media (max-width: 640px)': { gridColumn: '1 / -1' } },
});

const modes: Mode[] = ['all', 'any', 'none'];
/** Deeper than this nobody reads it; the server takes more. */
const deepest = 3;

type ConditionEditor = {
  /** Names the group of questions, such as "When". */
  label: string;
  facts: readonly Fact[];
  condition: Condition;
  onChange: (condition: Condition) => void;
  changeable?: boolean;
  /** Where the API finds this condition, such as `model.groups.0.rules.1.when`. */
  path?: string;
  /** What the server says of a path within it, in the reader's words. */
  complaint?: (path: string) => string | undefined;
};

export function ConditionEditor(props: ConditionEditor) {
  const { condition, onChange, path = '', complaint } = props;
  const whole = complaint?.(path);
  return (
    <Field {...(whole === undefined ? {} : { validationState: 'error', validationMessage: whole })}>
      {() => (
        <GroupEditor
          {...props}
          group={treeOf(condition)}
          path={path}
          depth={1}
          onGroup={(group) => onChange(conditionOf(group))}
        />
      )}
    </Field>
  );
}

type GroupEditor = Omit<ConditionEditor, 'path'> & {
  group: Group;
  path: string;
  depth: number;
  onGroup: (group: Group) => void;
  onRemove?: () => void;
};

function GroupEditor(props: GroupEditor) {
  const { label, facts, changeable = true, group, path, depth, onGroup, onRemove } = props;
  const t = useTranslations('conditions');
  const styles = useStyles();
  const set = (nth: number, part: Part) =>
    onGroup({ ...group, parts: group.parts.map((each, at) => (at === nth ? part : each)) });
  const remove = (nth: number) => onGroup({ ...group, parts: group.parts.filter((_, at) => at !== nth) });
  const add = (part: Part) => onGroup({ ...group, parts: [...group.parts, part] });
  const removable = changeable && (depth > 1 || group.parts.length > 1);
  return (
    <div className={styles.group} role="group" aria-label={label}>
      <div className={styles.head}>
        <Select
          aria-label={t('mode')}
          value={group.mode}
          disabled={!changeable}
          onChange={(_, { value }) => onGroup({ ...group, mode: value as Mode })}
        >
          {modes.map((mode) => (
            <option key={mode} value={mode}>
              {t(`modes.${mode}`)}
            </option>
          ))}
        </Select>
        {changeable && onRemove && (
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={t('removeGroup')}
            onClick={onRemove}
          />
        )}
      </div>
      {group.parts.map((part, nth) =>
        isGroup(part) ? (
          <GroupEditor
            key={nth}
            {...props}
            label={t('groupNumber', { number: nth + 1 })}
            group={part}
            path={pathOf(path, group, nth)}
            depth={depth + 1}
            onGroup={(inner) => (inner.parts.length === 0 ? remove(nth) : set(nth, inner))}
            onRemove={() => remove(nth)}
          />
        ) : (
          <AskEditor
            key={nth}
            {...props}
            ask={part}
            number={nth + 1}
            path={pathOf(path, group, nth)}
            onAsk={(ask) => set(nth, ask)}
            onRemove={removable ? () => remove(nth) : undefined}
          />
        ),
      )}
      {changeable && (
        <div className={styles.head}>
          <Button size="small" icon={<AddRegular />} onClick={() => add(firstAsk(facts))}>
            {t('add')}
          </Button>
          {depth < deepest && (
            <Button
              size="small"
              appearance="subtle"
              icon={<AddRegular />}
              onClick={() => add({ mode: 'any', parts: [firstAsk(facts)] })}
            >
              {t('addGroup')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

type AskEditor = Omit<ConditionEditor, 'path'> & {
  ask: Ask;
  number: number;
  path: string;
  onAsk: (ask: Ask) => void;
  onRemove: (() => void) | undefined;
};

function AskEditor({ facts, changeable = true, ask, number, path, complaint, onAsk, onRemove }: AskEditor) {
  const t = useTranslations('conditions');
  const words = useConditionWords(facts);
  const styles = useStyles();
  const fact = facts.find(({ name }) => name === ask.fact);
  const said = complaint?.(path) ?? complaint?.(`${path}.fact`) ?? complaint?.(`${path}.is`);
  const ofValue = complaint?.(`${path}.value`);
  const choose = (name: string) => {
    const next = facts.find((each) => each.name === name);
    if (next) onAsk(askOf(next));
  };
  return (
    <div className={styles.ask} role="group" aria-label={t('askNumber', { number })}>
      <Field {...(said === undefined ? {} : { validationState: 'error', validationMessage: said })}>
        <Select
          aria-label={t('fact')}
          value={ask.fact}
          disabled={!changeable}
          onChange={(_, { value }) => choose(value)}
        >
          {facts.map(({ name }) => (
            <option key={name} value={name}>
              {words.fact(name)}
            </option>
          ))}
          {!fact && <option value={ask.fact}>{ask.fact}</option>}
        </Select>
      </Field>
      <Select
        className={styles.wide}
        aria-label={t('test')}
        value={ask.is}
        disabled={!changeable}
        onChange={(_, { value }) => onAsk(putTo(ask, value as Test))}
      >
        {(fact?.tests ?? [ask.is]).map((is) => (
          <option key={is} value={is}>
            {words.test(is)}
          </option>
        ))}
      </Select>
      {wants(ask.is) === 'none' ? (
        <span />
      ) : (
        <Field
          className={styles.wide}
          {...(ofValue === undefined ? {} : { validationState: 'error', validationMessage: ofValue })}
        >
          <AskValue ask={ask} fact={fact} words={words} changeable={changeable} onAsk={onAsk} />
        </Field>
      )}
      {onRemove ? (
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={t('remove', { number })}
          onClick={onRemove}
        />
      ) : (
        <span />
      )}
    </div>
  );
}

const firstAsk = (facts: readonly Fact[]): Ask => {
  const fact = facts.find(({ name }) => name === 'country') ?? facts[0];
  return fact ? askOf(fact) : { fact: 'country', is: 'present' };
};

/** A question that can be answered at once: the first test of the fact, with a value to begin from. */
function askOf({ name, kind, tests }: Fact): Ask {
  const is = kind === 'choice' && tests.includes('one_of') ? 'one_of' : (tests[0] ?? 'present');
  const wanted = wants(is);
  return { fact: name, is, ...(wanted === 'none' ? {} : { value: wanted === 'number' ? 1 : [] }) };
}
