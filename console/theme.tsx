// Light or dark: as the system says, unless the reader chose.
import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';

export type ThemeChoice = 'system' | 'light' | 'dark';
type Theme = { choice: ThemeChoice; dark: boolean; choose: (choice: ThemeChoice) => void };

const kept = 'leadshare.theme';
const system = matchMedia('(prefers-color-scheme: dark)');
/** Paper is white. */
const paper = matchMedia('print');
const ThemeContext = createContext<Theme | null>(null);

export function useTheme(): Theme {
  return use(ThemeContext)!;
}

// Segoe UI is on Windows alone; the others come with macOS, Android and Linux.
const fontFamilyBase =
  "'Segoe UI Variable', 'Segoe UI', system-ui, -apple-system, Roboto, 'Noto Sans', 'Helvetica Neue', sans-serif";
const light = { ...webLightTheme, fontFamilyBase };
const dark = { ...webDarkTheme, fontFamilyBase };

// The page's policy lets styles in by a nonce that each answer makes anew.
const nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

export function ThemeProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState(() => (localStorage.getItem(kept) ?? 'system') as ThemeChoice);
  const systemDark = useSyncExternalStore(onSystem, () => system.matches);
  const onPaper = useSyncExternalStore(onPrint, () => paper.matches);
  const isDark = !onPaper && (choice === 'dark' || (choice === 'system' && systemDark));
  useEffect(() => void (document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'), [isDark]);
  const choose = (next: ThemeChoice) => {
    localStorage.setItem(kept, next);
    setChoice(next);
  };
  return (
    <ThemeContext value={{ choice, dark: isDark, choose }}>
      <RendererProvider renderer={renderer}>
        <FluentProvider theme={isDark ? dark : light}>{children}</FluentProvider>
      </RendererProvider>
    </ThemeContext>
  );
}

function onChange(query: MediaQueryList) {
  return (changed: () => void): (() => void) => {
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  };
}
// The same each time, or they would be listened to anew at every showing.
const onSystem = onChange(system);
const onPrint = onChange(paper);
