// The frame of one screen: its title, what leads back, what can be done, and the title of the browser's tab.
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXXL}`,
    maxWidth: '1440px',
    '@media (max-width: 640px)': { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}` },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingVerticalS,
  },
  title: {
    ...typographyStyles.title2,
    margin: 0,
    overflowWrap: 'anywhere',
    ':focus': { outlineStyle: 'none' },
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  back: { display: 'block', marginBottom: tokens.spacingVerticalXS },
});

type Screen = {
  title: string;
  /** A link to the list this screen belongs to. */
  back?: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
  children: ReactNode;
};

/** The heading takes the focus when the screen opens, so that a screen reader says where one is. */
export function Screen({ title, back, actions, children }: Screen) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => void (document.title = `${title} · Leadshare`), [title]);
  useEffect(() => {
    // A panel that opens with the screen keeps the focus: what lies behind it is closed to screen readers.
    if (!document.querySelector('[aria-modal=true]')) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <div>
          {back && <span className={styles.back}>{back}</span>}
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
