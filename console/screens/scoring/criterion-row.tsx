// One criterion of the checklist: its name, whether it is required, and who decides: the data by a condition, or a person.
import { Checkbox, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConditionEditor } from './condition-editor.tsx';
import { useConditionWords, type Fact } from './condition-words.ts';
import type { Criterion } from './criteria.ts';
import { useCriterionName } from './lead-qualification.tsx';
import { anyLead } from './models.ts';
import { OpeningLine, useOpeningStyles } from './opening-line.tsx';

type CriterionRow = {
  criterion: Criterion;
  /** Where the API finds it, such as criteria.0. */
  path: string;
  facts: readonly Fact[];
  changeable: boolean;
  complaint: (path: string) => string | undefined;
  onChange: (criterion: Criterion) => void;
  onRemove: () => void;
};

export function CriterionRow(props: CriterionRow) {
  const { criterion, path, facts, changeable, complaint, onRemove } = props;
  const t = useTranslations('qualification');
  const styles = useOpeningStyles();
  const name = useCriterionName()(criterion);
  const { sentence } = useConditionWords(facts);
  const [open, setOpen] = useState(false);
  const said = complaint(`${path}.when`) ?? complaint(`${path}.id`) ?? complaint(`${path}.name`);
  return (
    <li className={styles.row}>
      <OpeningLine
        name={name}
        says={[
          ...(criterion.required ? [t('required')] : []),
          criterion.when === null ? t('list.person') : sentence(criterion.when),
        ].join(' · ')}
        complaint={said}
        open={open}
        onTurn={setOpen}
        onRemove={changeable ? onRemove : undefined}
      />
      {open && <Opened {...props} name={name} said={said} />}
    </li>
  );
}

type Opened = CriterionRow & { name: string; said: string | undefined };

function Opened({ criterion, path, facts, changeable, complaint, onChange, name, said }: Opened) {
  const t = useTranslations('qualification.list');
  const styles = useOpeningStyles();
  return (
    <div className={styles.open}>
      <Field
        label={t('name')}
        {...(said === undefined ? {} : { validationState: 'error', validationMessage: said })}
      >
        <Input
          value={name}
          maxLength={160}
          readOnly={!changeable}
          onChange={(_, { value }) => onChange({ ...criterion, name: value })}
        />
      </Field>
      <Checkbox
        label={t('required')}
        checked={criterion.required}
        disabled={!changeable}
        onChange={(_, { checked }) => onChange({ ...criterion, required: checked === true })}
      />
      <Field label={t('who')}>
        <RadioGroup
          value={criterion.when === null ? 'person' : 'data'}
          disabled={!changeable}
          onChange={(_, { value }) =>
            onChange({ ...criterion, when: value === 'person' ? null : (criterion.when ?? anyLead) })
          }
        >
          <Radio value="data" label={t('data')} />
          <Radio value="person" label={t('person')} />
        </RadioGroup>
      </Field>
      {criterion.when !== null && (
        <ConditionEditor
          label={t('when')}
          facts={facts}
          condition={criterion.when}
          changeable={changeable}
          path={`${path}.when`}
          complaint={complaint}
          onChange={(when) => onChange({ ...criterion, when })}
        />
      )}
    </div>
  );
}
