// By which model successes are divided among what people did before, with a sentence that explains it. In the address.
import { Text, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { useFilters } from '../../ui/filters.ts';
import { Pick } from '../../ui/pick.tsx';
import { modelNamed, models, type Model } from './campaigns.ts';

const useStyles = makeStyles({
  frame: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalL },
  pick: { minWidth: '220px' },
  words: { flex: '1 1 260px', color: tokens.colorNeutralForeground2 },
});

export function useModel(): Model {
  const [{ model }] = useFilters(['model']);
  return modelNamed(model);
}

export function ModelPick({ halfLifeDays }: { halfLifeDays: number }) {
  const t = useTranslations('campaigns.model');
  const styles = useStyles();
  const model = useModel();
  const [, go] = useFilters(['model']);
  return (
    <div className={styles.frame}>
      <div className={styles.pick}>
        <Pick
          label={t('label')}
          value={model}
          options={models.map((each) => [each, t(`${each}.name`)] as const)}
          onPick={(next) => go({ model: next === 'linear' ? undefined : next })}
        />
      </div>
      <Text className={styles.words}>{t(`${model}.words`, { days: halfLifeDays })}</Text>
    </div>
  );
}
