// From nothing to the first lead in the CRM: what to do, each step ticked when it is done. Gone when all are.
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { Unseen } from '../../ui/unseen.tsx';
import { useSteps } from './use-steps.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalM },
  step: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'flex-start' },
  icon: { display: 'inline-flex', fontSize: '20px', color: tokens.colorNeutralForeground3 },
  done: { color: tokens.colorStatusSuccessForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export function FirstSteps() {
  const t = useTranslations('overview.steps');
  const styles = useStyles();
  const base = `/publishers/${usePublisherId()}`;
  const steps = useSteps();
  if (steps === null || steps.every(({ done }) => done)) return null;
  const next = steps.find(({ done }) => !done);
  return (
    <Card title={t('title')}>
      <ol className={styles.list}>
        {steps.map((step) => (
          <li
            key={step.name}
            className={styles.step}
            {...(step === next ? { 'aria-current': 'step' as const } : {})}
          >
            <span className={mergeClasses(styles.icon, step.done && styles.done)} aria-hidden>
              {step.done ? <CheckmarkCircleFilled /> : <CircleRegular />}
            </span>
            <span>
              {step.done && <Unseen>{t('done')}: </Unseen>}
              {step === next ? (
                <Link to={`${base}/${step.to}`} style={{ fontWeight: tokens.fontWeightSemibold }}>
                  {t(`${step.name}.title`)}
                </Link>
              ) : (
                <Text>{t(`${step.name}.title`)}</Text>
              )}
              {!step.done && (
                <Text block size={200} className={styles.quiet}>
                  {t(`${step.name}.how`)}
                </Text>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
