// The way around on a narrow window, as a drawer. Loaded when it is first opened.
import { Drawer, DrawerBody } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Navigation } from './navigation.tsx';

export function SideMenu({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('nav');
  return (
    <Drawer open={open} onOpenChange={(_, { open: is }) => !is && onClose()} position="start" size="small">
      <DrawerBody>
        <nav aria-label={t('label')}>
          <Navigation />
        </nav>
      </DrawerBody>
    </Drawer>
  );
}
