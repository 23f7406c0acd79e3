// A named part of the address, such as leadId; empty where the address has none.
import { useParams } from '@tanstack/react-router';

export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>;
  return params[name] ?? '';
}
