// Which leads get no score at all, and why.
import {
  Button,
  Field,
  Input,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { useConditionWords } from './condition-words.ts';
import type { Parts } from './model-groups.tsx';
import { useModelWords } from './model-words.ts';
import { anyLead, freshId, usualExclusions, type Exclusion } from './models.ts';
import { OpeningLine } from './opening-line.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} 0`,
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
});

export function ModelExclusions({ editor, facts, changeable }: Parts) {
  const t = useTranslations('scoring');
  const styles = useStyles();
  const { model, change } = editor;
  const nameOf = useModelWords().exclusion;
  const set = (exclusions: Exclusion[]) => change({ ...model, exclusions });
  const add = (exclusion: Exclusion) => set([...model.exclusions, exclusion]);
  const ownId = freshId(model.exclusions, 'out');
  const offered = [
    ...usualExclusions.filter(({ id }) => !model.exclusions.some((each) => each.id === id)),
    { id: ownId, name: t('newExclusion'), when: anyLead },
  ];
  return (
    <Card
      title={t('out.title')}
      actions={
        changeable && (
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Button size="small" icon={<AddRegular />}>
                {t('out.add')}
              </Button>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                {offered.map((each) => (
                  <MenuItem key={each.id} onClick={() => add(each)}>
                    {nameOf(each)}
                  </MenuItem>
                ))}
              </MenuList>
            </MenuPopover>
          </Menu>
        )
      }
    >
      <Text>{t('out.about')}</Text>
      <ul className={styles.list}>
        {model.exclusions.map((exclusion, nth) => (
          <Row
            key={exclusion.id}
            exclusion={exclusion}
            nth={nth}
            editor={editor}
            facts={facts}
            changeable={changeable}
            onChange={(next) => set(model.exclusions.map((each, at) => (at === nth ? next : each)))}
            onRemove={() => set(model.exclusions.filter((_, at) => at !== nth))}
          />
        ))}
      </ul>
    </Card>
  );
}

type Row = Parts & {
  exclusion: Exclusion;
  nth: number;
  onChange: (exclusion: Exclusion) => void;
  onRemove: () => void;
};

function Row({ exclusion, nth, editor, facts, changeable, onChange, onRemove }: Row) {
  const t = useTranslations('scoring');
  const styles = useStyles();
  const name = useModelWords().exclusion(exclusion);
  const { sentence } = useConditionWords(facts);
  const [open, setOpen] = useState(false);
  const path = `model.exclusions.${nth}`;
  const said = editor.complaint(`${path}.when`) ?? editor.complaint(`${path}.id`);
  return (
    <li className={styles.row}>
      <OpeningLine
        name={name}
        says={sentence(exclusion.when)}
        complaint={said}
        open={open}
        onTurn={setOpen}
        onRemove={changeable ? onRemove : undefined}
      />
      {open && (
        <>
          <Field label={t('ruleName')}>
            <Input
              value={name}
              maxLength={120}
              readOnly={!changeable}
              onChange={(_, { value }) => onChange({ ...exclusion, name: value })}
            />
          </Field>
          <ConditionEditor
            label={t('when')}
            facts={facts}
            condition={exclusion.when}
            changeable={changeable}
            path={`${path}.when`}
            complaint={editor.complaint}
            onChange={(when) => onChange({ ...exclusion, when })}
          />
        </>
      )}
    </li>
  );
}
