// The frame of the settings: their parts as links, those the reader may open.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { operatorId, useMay, usePublisherId } from '../../session.ts';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';

export const parts = [
  { part: 'people', scope: 'people:read' },
  { part: 'keys', scope: 'keys:write' },
  { part: 'status-pages', scope: 'keys:write' },
  { part: 'sign-in', scope: 'people:write' },
  { part: 'secrets', scope: 'destinations:read' },
  { part: 'languages', scope: 'people:read' },
  { part: 'lead-fields', scope: 'listings:read' },
  { part: 'publisher', scope: 'people:read' },
] as const;
export type Part = (typeof parts)[number]['part'];

/** Where the settings of the publisher at hand are, or the operator's own. */
export function useSettings(): { publisherId: string; isOperators: boolean; base: string } {
  const publisherId = usePublisherId();
  const isOperators = publisherId === operatorId;
  return {
    publisherId,
    isOperators,
    base: isOperators ? '/operator/settings' : `/publishers/${publisherId}/settings`,
  };
}

export function useParts(): Part[] {
  const may = useMay();
  const { isOperators } = useSettings();
  // The operator's own is the installation, which has no facts of its own here, no listings and no lead flow.
  const isPublishers = (part: Part) => ['publisher', 'lead-fields', 'status-pages'].includes(part);
  return parts
    .filter(({ part, scope }) => may(scope) && !(isOperators && isPublishers(part)))
    .map(({ part }) => part);
}

const useStyles = makeStyles({
  list: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    overflowX: 'auto',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { display: 'none' },
  },
  link: {
    display: 'block',
    whiteSpace: 'nowrap',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    ':hover': { textDecorationLine: 'none', color: tokens.colorNeutralForeground1 },
    '&[aria-current=page]': {
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      boxShadow: `inset 0 -3px 0 ${tokens.colorBrandStroke1}`,
    },
  },
});

export function SettingsFrame({
  part,
  actions,
  children,
}: {
  part: Part;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations('settings');
  const styles = useStyles();
  const { base } = useSettings();
  const here = useRef<HTMLLIElement>(null);
  // On a phone it may stand beyond the edge.
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [part]);
  return (
    <Screen title={t(`part.${part}`)} actions={actions}>
      <nav aria-label={t('parts')} style={{ minWidth: 0 }}>
        <ul className={styles.list}>
          {useParts().map((each) => (
            <li key={each} ref={each === part ? here : null}>
              <Link
                to={`${base}/${each}`}
                className={styles.link}
                activeOptions={{ exact: false, includeSearch: false }}
                activeProps={{ 'aria-current': 'page' }}
              >
                {t(`part.${each}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Screen>
  );
}
