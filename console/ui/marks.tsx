// A state as a small coloured mark with its word: never by colour alone.
import { Badge, type BadgeProps } from '@fluentui/react-components';
import type { ReactElement } from 'react';

export type Tone = 'good' | 'bad' | 'waiting' | 'quiet' | 'info';

const colours: Record<Tone, NonNullable<BadgeProps['color']>> = {
  good: 'success',
  bad: 'danger',
  waiting: 'warning',
  quiet: 'subtle',
  info: 'informative',
};

export function Mark({ tone, children, icon }: { tone: Tone; children: string; icon?: ReactElement }) {
  return (
    <Badge
      color={colours[tone]}
      appearance="tint"
      style={{ whiteSpace: 'nowrap' }}
      {...(icon ? { icon } : {})}
    >
      {children}
    </Badge>
  );
}
