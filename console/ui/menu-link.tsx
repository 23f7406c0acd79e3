// An entry of a menu that leads to another screen: a real link, without a new load when it is plainly clicked.
import { MenuItemLink } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

export function MenuLink({ to, children }: { to: string; children: ReactNode }) {
  const navigate = useNavigate();
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void navigate({ to });
  };
  return (
    <MenuItemLink href={to} onClick={go}>
      {children}
    </MenuItemLink>
  );
}
