// The frame of every screen behind the sign-in: the bar above, the way around at the side, the screen itself.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { AccountMenu } from './account-menu.tsx';
import { useLive } from './live.ts';
import { Navigation } from './navigation.tsx';
import { PublisherMenu } from './publisher-menu.tsx';
import { useMay, usePublisherId } from './session.ts';
import { Link } from './ui/link.tsx';

const SideMenu = lazy(async () => ({ default: (await import('./side-menu.tsx')).SideMenu }));

const narrow = '@media (max-width: 960px)';
const printed = '@media print';
const useStyles = makeStyles({
  frame: {
    minHeight: '100dvh',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  skip: {
    position: 'absolute',
    left: tokens.spacingHorizontalM,
    top: '-100px',
    zIndex: 1000,
    padding: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus': { top: tokens.spacingVerticalS },
  },
  bar: {
    position: 'sticky',
    top: 0,
    zIndex: 10,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    height: '48px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [printed]: { display: 'none' },
  },
  menu: { display: 'none', [narrow]: { display: 'inline-flex' } },
  name: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, color: 'inherit' },
  word: { '@media (max-width: 640px)': { display: 'none' } },
  gap: { flexGrow: 1 },
  body: { display: 'flex', flexGrow: 1, minWidth: 0 },
  side: {
    width: '232px',
    flexShrink: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalS}`,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    position: 'sticky',
    top: '49px',
    alignSelf: 'flex-start',
    height: 'calc(100dvh - 49px)',
    boxSizing: 'border-box',
    overflowY: 'auto',
    [narrow]: { display: 'none' },
    [printed]: { display: 'none' },
  },
  main: { flexGrow: 1, minWidth: 0 },
});

export function Shell() {
  const styles = useStyles();
  const t = useTranslations('nav');
  const publisherId = usePublisherId();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const [everOpen, setEverOpen] = useState(false);
  const may = useMay();
  useLive(may('leads:read') ? publisherId : null);
  useEffect(() => setOpen(false), [pathname]);
  return (
    <div className={styles.frame}>
      <a href="#main" className={styles.skip}>
        {t('skip')}
      </a>
      <header className={styles.bar}>
        <Button
          className={styles.menu}
          appearance="subtle"
          icon={<NavigationRegular />}
          aria-label={t('menu')}
          aria-expanded={open}
          onClick={() => {
            setEverOpen(true);
            setOpen(true);
          }}
        />
        <Link to="/" className={styles.name} aria-label="Leadshare">
          <img src="/icon.svg" alt="" width={24} height={24} />
          <Text weight="semibold" className={styles.word}>
            Leadshare
          </Text>
        </Link>
        <PublisherMenu />
        <span className={styles.gap} />
        <AccountMenu />
      </header>
      <div className={styles.body}>
        <nav className={styles.side} aria-label={t('label')}>
          <Navigation />
        </nav>
        {everOpen && (
          <Suspense>
            <SideMenu open={open} onClose={() => setOpen(false)} />
          </Suspense>
        )}
        <main id="main" className={styles.main} tabIndex={-1} style={{ outline: 'none' }}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}
