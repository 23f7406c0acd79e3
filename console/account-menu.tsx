// The reader's own menu: language, light or dark, the own account, the way out.
import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { DarkThemeRegular, GlobeRegular, PersonCircleRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { api, told } from './api.ts';
import { languageNames, useLanguage, type Language } from './language.tsx';
import { useSession } from './session.ts';
import { useTheme, type ThemeChoice } from './theme.tsx';
import { MenuLink } from './ui/menu-link.tsx';
import { dropDrafts } from './ui/kept-draft.ts';
import { stopListening } from './live.ts';
import { useNotices } from './ui/notices.tsx';

const themes: ThemeChoice[] = ['system', 'light', 'dark'];

export function LanguageMenu() {
  const t = useTranslations('nav');
  const { language, choose } = useLanguage();
  return (
    <Menu
      checkedValues={{ language: [language] }}
      onCheckedValueChange={(_, { checkedItems }) => choose(checkedItems[0] as Language)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<GlobeRegular />} aria-label={t('language')} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {Object.entries(languageNames).map(([tag, name]) => (
            <MenuItemRadio key={tag} name="language" value={tag} lang={tag}>
              {name}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** For pages outside the frame, where nobody is known yet. */
export function ThemeMenu() {
  const t = useTranslations('nav');
  const { choice, choose } = useTheme();
  return (
    <Menu
      checkedValues={{ theme: [choice] }}
      onCheckedValueChange={(_, { checkedItems }) => choose(checkedItems[0] as ThemeChoice)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<DarkThemeRegular />} aria-label={t('theme.title')} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <Themes />
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function Themes() {
  const t = useTranslations('nav');
  return themes.map((theme) => (
    <MenuItemRadio key={theme} name="theme" value={theme}>
      {t(`theme.${theme}`)}
    </MenuItemRadio>
  ));
}

export function AccountMenu() {
  const t = useTranslations('nav');
  const { user } = useSession();
  const { choice, choose } = useTheme();
  const notices = useNotices();
  const signOut = async () => {
    try {
      await told(api.DELETE('/api/v1/session'));
      stopListening();
      dropDrafts();
      // By a new load, so that nothing of this person stays in memory.
      location.assign('/sign-in');
    } catch (error) {
      notices.failed(error);
    }
  };
  return (
    <>
      <LanguageMenu />
      <Menu
        checkedValues={{ theme: [choice] }}
        onCheckedValueChange={(_, { checkedItems }) => choose(checkedItems[0] as ThemeChoice)}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            aria-label={t('account', { name: user.name })}
            icon={<PersonCircleRegular />}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuGroup>
              <MenuGroupHeader>{user.name}</MenuGroupHeader>
              <MenuLink to="/account">{t('ownAccount')}</MenuLink>
            </MenuGroup>
            <MenuDivider />
            <MenuGroup>
              <MenuGroupHeader>{t('theme.title')}</MenuGroupHeader>
              <Themes />
            </MenuGroup>
            <MenuDivider />
            <MenuItem onClick={() => void signOut()}>{t('signOut')}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}
