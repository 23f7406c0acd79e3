// The way to a new destination in three steps: choose the kind, give what it needs, see a test lead arrive. The step is in the address.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Answered } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ConnectStep } from './connect-step.tsx';
import { destinationQuery, usePlace } from './destinations.ts';
import { KindStep } from './kind-step.tsx';
import { kindsQuery, kindTaking, ofEvents, withEvents } from './kinds.ts';
import { TestStep } from './test-step.tsx';

const useStyles = makeStyles({
  steps: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalL,
    listStylePosition: 'inside',
    margin: 0,
    padding: 0,
    color: tokens.colorNeutralForeground3,
  },
  here: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
});

const steps = ['kind', 'connect', 'test'] as const;

export function DestinationNew() {
  const t = useTranslations('destinations.new');
  const styles = useStyles();
  const { base, isOperators } = usePlace();
  const [{ kind: named, made }, go] = useFilters(['kind', 'made']);
  /** Shown on this visit alone: the server does not tell it again. */
  const [signingSecret, setSigningSecret] = useState<string | null>(null);
  const kinds = useQuery(kindsQuery);
  const step = made ? 'test' : named ? 'connect' : 'kind';
  return (
    <Screen
      title={t(isOperators ? 'titleOperator' : 'title')}
      back={<Link to={`${base}/destinations`}>{t('back')}</Link>}
    >
      <ol className={styles.steps} aria-label={t('steps')}>
        {steps.map((each) => (
          <li
            key={each}
            className={mergeClasses(each === step && styles.here)}
            {...(each === step ? { 'aria-current': 'step' } : {})}
          >
            {t(`step.${each}`)}
          </li>
        ))}
      </ol>
      <Answered query={kinds}>
        {({ items }) => {
          const isOfEvents = named === ofEvents && !isOperators;
          const kind = isOfEvents ? kindTaking(items) : items.find((each) => each.kind === named);
          if (made) return <Made id={made} signingSecret={signingSecret} />;
          const offered = isOperators ? items : withEvents(items);
          if (!kind) return <KindStep kinds={offered} onChosen={(chosen) => go({ kind: chosen })} />;
          return (
            <ConnectStep
              key={named}
              kind={kind}
              isOfEvents={isOfEvents}
              onBack={() => go({ kind: undefined })}
              onMade={(destination) => {
                setSigningSecret(destination.signingSecret ?? null);
                go({ made: destination.id });
              }}
            />
          );
        }}
      </Answered>
    </Screen>
  );
}

function Made({ id, signingSecret }: { id: string; signingSecret: string | null }) {
  const { publisherId } = usePlace();
  const query = useQuery(destinationQuery(publisherId, id));
  return (
    <Answered query={query}>
      {(destination) => <TestStep destination={destination} signingSecret={signingSecret} />}
    </Answered>
  );
}
