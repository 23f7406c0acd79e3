// The groups of rules on one side of a model, with what each rule gives and what a group gives at most.
import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import type { Fact } from './condition-words.ts';
import type { ModelEditor } from './model-editor.ts';
import { ModelRule } from './model-rule.tsx';
import { useModelWords } from './model-words.ts';
import { anyLead, freshId, type Group, type Rule } from './models.ts';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  head: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 8em auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
    '& > *': { minWidth: 0 },
    '& input': { minWidth: 0, width: '100%' },
  },
  rules: { margin: 0, padding: 0, listStyleType: 'none' },
});

export type Parts = { editor: ModelEditor; facts: readonly Fact[]; changeable: boolean };

export function ModelGroups({ side, editor, facts, changeable }: Parts & { side: Group['side'] }) {
  const t = useTranslations('scoring');
  const { model, change } = editor;
  const add = () => {
    const id = freshId(model.groups, side);
    change({ ...model, groups: [...model.groups, { id, name: t('newGroup'), side, cap: 20, rules: [] }] });
  };
  return (
    <Card
      title={t(`sides.${side}.title`)}
      actions={
        changeable && (
          <Button size="small" icon={<AddRegular />} onClick={add}>
            {t('addGroup')}
          </Button>
        )
      }
    >
      <Text>{t(`sides.${side}.about`)}</Text>
      {model.groups.map((group, nth) =>
        group.side === side ? (
          <GroupPart
            key={group.id}
            group={group}
            nth={nth}
            editor={editor}
            facts={facts}
            changeable={changeable}
          />
        ) : null,
      )}
    </Card>
  );
}

function GroupPart({ group, nth, editor, facts, changeable }: Parts & { group: Group; nth: number }) {
  const t = useTranslations('scoring');
  const styles = useStyles();
  const words = useModelWords();
  const { model, change, complaint } = editor;
  const path = `model.groups.${nth}`;
  const set = (next: Group) =>
    change({ ...model, groups: model.groups.map((each, at) => (at === nth ? next : each)) });
  const setRule = (at: number, rule: Rule) =>
    set({ ...group, rules: group.rules.map((each, place) => (place === at ? rule : each)) });
  const allRules = model.groups.flatMap(({ rules }) => rules);
  const add = () =>
    set({
      ...group,
      rules: [
        ...group.rules,
        {
          id: freshId(allRules, 'rule'),
          name: t('newRule'),
          when: anyLead,
          points: 5,
          per: 'lead',
          most: null,
        },
      ],
    });
  const name = words.group(group);
  return (
    <section className={styles.group} aria-label={name}>
      <GroupHead
        group={group}
        path={path}
        changeable={changeable}
        complaint={complaint}
        onChange={set}
        onRemove={() => change({ ...model, groups: model.groups.filter((_, at) => at !== nth) })}
      />
      <ul className={styles.rules}>
        {group.rules.map((rule, at) => (
          <ModelRule
            key={rule.id}
            rule={rule}
            path={`${path}.rules.${at}`}
            facts={facts}
            changeable={changeable}
            complaint={complaint}
            onChange={(next) => setRule(at, next)}
            onRemove={() => set({ ...group, rules: group.rules.filter((_, place) => place !== at) })}
          />
        ))}
      </ul>
      {changeable && (
        <div>
          <Button size="small" icon={<AddRegular />} onClick={add}>
            {t('addRule')}
          </Button>
        </div>
      )}
    </section>
  );
}

type GroupHead = {
  group: Group;
  path: string;
  changeable: boolean;
  complaint: (path: string) => string | undefined;
  onChange: (group: Group) => void;
  onRemove: () => void;
};

function GroupHead({ group, path, changeable, complaint, onChange, onRemove }: GroupHead) {
  const t = useTranslations('scoring');
  const styles = useStyles();
  const name = useModelWords().group(group);
  const said = complaint(path) ?? complaint(`${path}.id`) ?? complaint(`${path}.name`);
  const ofCap = complaint(`${path}.cap`);
  return (
    <div className={styles.head}>
      <Field
        label={t('groupName')}
        {...(said === undefined ? {} : { validationState: 'error', validationMessage: said })}
      >
        <Input
          value={name}
          maxLength={120}
          readOnly={!changeable}
          onChange={(_, { value }) => onChange({ ...group, name: value })}
        />
      </Field>
      <Field
        label={t('cap')}
        {...(ofCap === undefined ? {} : { validationState: 'error', validationMessage: ofCap })}
      >
        <NumberInput
          min={1}
          max={100}
          value={group.cap}
          readOnly={!changeable}
          onNumber={(cap) => onChange({ ...group, cap })}
        />
      </Field>
      {changeable ? (
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={t('removeGroup', { name })}
          onClick={onRemove}
        />
      ) : (
        <span />
      )}
    </div>
  );
}
