// What is typed into a long form stays in this tab until it is sent: through a wrong link, a reload, or signing in again.
import { useEffect, useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

const prefix = 'leadshare.draft.';

/** The draft of that name; its form keeps it from then on. */
export function keptDraft<Values extends FieldValues>(name: string, empty: Values): Values {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(prefix + name) ?? 'null');
    return typeof kept === 'object' && kept !== null ? { ...empty, ...kept } : empty;
  } catch {
    return empty;
  }
}

export function useKeepsDraft<Values extends FieldValues>(
  name: string,
  empty: Values,
  form: UseFormReturn<Values>,
): { drop: () => void } {
  const dropped = useRef(false);
  useEffect(() => {
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        if (!dropped.current) sessionStorage.setItem(prefix + name, JSON.stringify(values));
      },
    });
  }, [form, name]);
  const drop = () => {
    dropped.current = true;
    sessionStorage.removeItem(prefix + name);
    form.reset(empty);
    dropped.current = false;
  };
  return { drop };
}

/** Of whoever signs out. */
export function dropDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}
