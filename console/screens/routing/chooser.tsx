// Some of a long list: those chosen as buttons that take them off again, the rest in the browser's own list.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { Pick } from '../../ui/pick.tsx';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  chosen: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
});

type Chooser = {
  label: string;
  options: readonly (readonly [value: string, words: string])[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

export function Chooser({ label, options, chosen, onChange }: Chooser) {
  const t = useTranslations('assignment');
  const styles = useStyles();
  const words = new Map(options);
  return (
    <div className={styles.whole}>
      <Pick
        label={label}
        value={undefined}
        none={chosen.length === 0 ? t('any') : t('addOne')}
        options={options.filter(([value]) => !chosen.includes(value))}
        onPick={(value) => value !== undefined && onChange([...chosen, value])}
      />
      {chosen.length > 0 && (
        <ul className={styles.chosen} aria-label={label}>
          {chosen.map((value) => (
            <li key={value}>
              <Button
                size="small"
                icon={<DismissRegular />}
                iconPosition="after"
                aria-label={t('takeOff', { name: words.get(value) ?? value })}
                onClick={() => onChange(chosen.filter((each) => each !== value))}
              >
                {words.get(value) ?? value}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
