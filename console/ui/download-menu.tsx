// A table as a file: the one menu for it, wherever there is a table that people would take along.
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useNotices } from './notices.tsx';

const fileFormats = ['csv', 'xlsx'] as const;
export type FileFormat = (typeof fileFormats)[number];

type DownloadMenu = {
  /** Hands the file over; what keeps it from coming is told in a notice. */
  onPick: (format: FileFormat) => Promise<void> | void;
  size?: 'small' | 'medium';
};

export function DownloadMenu({ onPick, size = 'medium' }: DownloadMenu) {
  const t = useTranslations('ui.download');
  const notices = useNotices();
  const [busy, setBusy] = useState(false);
  const pick = async (format: FileFormat) => {
    setBusy(true);
    try {
      await onPick(format);
    } catch (error) {
      notices.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          size={size}
          {...(size === 'small' ? { appearance: 'subtle' as const } : {})}
          icon={<ArrowDownloadRegular />}
          disabledFocusable={busy}
        >
          {t('button')}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {fileFormats.map((format) => (
            <MenuItem key={format} onClick={() => void pick(format)}>
              {t(format)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
