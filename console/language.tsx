// Which language the reader reads: the one they chose, else the browser's first that we speak. Switched without a reload.
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { Messages } from './words/by-room.ts';

/** Named in themselves, as readers look for them. */
export const languageNames = {
  en: 'English',
  'pt-PT': 'Português',
  cs: 'Čeština',
  pl: 'Polski',
  es: 'Español',
  hu: 'Magyar',
} as const;
export type Language = keyof typeof languageNames;

const catalogues: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import('./words/en.ts'),
  'pt-PT': () => import('./words/pt-PT.ts'),
  cs: () => import('./words/cs.ts'),
  pl: () => import('./words/pl.ts'),
  es: () => import('./words/es.ts'),
  hu: () => import('./words/hu.ts'),
};
const all = Object.keys(languageNames) as Language[];
const kept = 'leadshare.language';

export function firstLanguage(): Language {
  const chosen = localStorage.getItem(kept);
  const wanted = [...(chosen === null ? [] : [chosen]), ...navigator.languages];
  for (const tag of wanted) {
    const found = all.find((language) => language.split('-')[0] === tag.toLowerCase().split('-')[0]);
    if (found) return found;
  }
  return 'en';
}

type Choice = {
  language: Language;
  choose: (language: Language) => void;
  /** The language of the person who signed in, unless another was chosen in this browser. */
  adopt: (language: Language) => void;
};
const LanguageContext = createContext<Choice | null>(null);

export function useLanguage(): Choice {
  return use(LanguageContext)!;
}

/** Shows nothing until the words are there; a switch keeps the old words until the new ones have come. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState(firstLanguage);
  const [shown, setShown] = useState<{ language: Language; messages: Messages } | null>(null);

  useEffect(() => {
    let stale = false;
    void catalogues[wanted]().then(({ messages }) => {
      if (stale) return;
      document.documentElement.lang = wanted;
      setShown({ language: wanted, messages });
    });
    return () => void (stale = true);
  }, [wanted]);

  if (shown === null) return null;
  const choose = (language: Language) => {
    localStorage.setItem(kept, language);
    setWanted(language);
  };
  const adopt = (language: Language) => {
    if (localStorage.getItem(kept) === null) setWanted(language);
  };
  return (
    <LanguageContext value={{ language: shown.language, choose, adopt }}>
      <IntlProvider locale={shown.language} messages={shown.messages} timeZone={browserZone}>
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}

const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
