// Leads on from an empty part of the results to the room where such things are made.
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Link } from '../../ui/link.tsx';

const words = { sequences: 'nurture', campaigns: 'campaigns', pipeline: 'pipeline' } as const;

export function RoomLink({ to }: { to: keyof typeof words }) {
  const t = useTranslations('nav');
  return <Link to={`/publishers/${usePublisherId()}/${to}`}>{t(words[to])}</Link>;
}
