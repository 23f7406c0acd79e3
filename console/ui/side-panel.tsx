// Something beside the screen that is looked at and closed again: the screen keeps its place, the focus goes back.
import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

type SidePanel = { title: string; open: boolean; onClose: () => void; children: ReactNode };

export function SidePanel({ title, open, onClose, children }: SidePanel) {
  const t = useTranslations('ui');
  return (
    <OverlayDrawer
      open={open}
      position="end"
      size="medium"
      style={{ maxWidth: '100vw' }}
      onOpenChange={(_, { open: is }) => !is && onClose()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('close')} onClick={onClose} />
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>{children}</DrawerBody>
    </OverlayDrawer>
  );
}
