// Words for screen readers alone.
import type { CSSProperties, ReactNode } from 'react';

export const unseen: CSSProperties = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};

export function Unseen({ children, live = false }: { children: ReactNode; live?: boolean }) {
  return (
    <span style={unseen} {...(live ? { role: 'status' } : {})}>
      {children}
    </span>
  );
}
