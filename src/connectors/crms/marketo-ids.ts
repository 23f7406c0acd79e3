// What the ids of a Marketo instance look like, so that one that was pasted into another's box is sent to its own.
import type { SettingError, Settings } from '../connector.ts';
import { isLoopback } from '../review-url.ts';

/** As Marketo itself calls them, in every language. */
export const labels = {
  instance: 'Munchkin Account ID',
  clientId: 'Client ID',
  clientSecret: 'Client Secret',
  formId: 'Form ID',
  serverId: 'Server ID',
} as const;
type Box = keyof typeof labels;

/** In this order: the address of a form has a server's name in it as well. */
const shapes: Record<Box, RegExp> = {
  formId: /^(?:mktoForm_)?(\d{1,9})$|#FO(\d{1,9})[A-Z]\d*/,
  clientId: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  clientSecret: /^[A-Za-z0-9]{32}$/,
  instance: /\b(\d{3}-[A-Z]{3}-\d{3})\b/i,
  serverId: /\b(app-[a-z0-9]{1,12})\b/i,
};

const examples: Partial<Record<Box, string>> = {
  instance: '123-ABC-456',
  formId: '1029',
  serverId: 'app-ab12',
};

/** Where the API is: the id alone, the REST endpoint and the identity address all name it. */
export function baseOf({ instance = '' }: Settings): string {
  const text = instance.trim();
  if (URL.canParse(text) && isLoopback(new URL(text))) return new URL(text).origin;
  return `https://${shapes.instance.exec(text)?.[1]?.toUpperCase()}.mktorest.com`;
}

export function formIdOf({ formId = '' }: Settings): number {
  const [, alone, inAddress] = shapes.formId.exec(formId.trim()) ?? [];
  return Number(alone ?? inAddress);
}

export function serverIdOf({ serverId = '' }: Settings): string | null {
  return shapes.serverId.exec(serverId.trim())?.[1]?.toLowerCase() ?? null;
}

export function reviewIds(settings: Settings): SettingError[] {
  return (Object.keys(shapes) as Box[]).flatMap((box) => reviewBox(box, (settings[box] ?? '').trim()));
}

function reviewBox(field: Box, text: string): SettingError[] {
  if (text === '' || shapes[field].test(text)) return [];
  if (field === 'instance' && URL.canParse(text) && isLoopback(new URL(text))) return [];
  const own = (Object.keys(shapes) as Box[]).find((box) => shapes[box].test(text));
  if (own)
    return [
      {
        field,
        code: 'belongs_in',
        message: `This belongs in the field “${labels[own]}”.`,
        given: { label: labels[own] },
      },
    ];
  const example = examples[field];
  if (example === undefined) return [];
  return [
    {
      field,
      code: 'not_like',
      message: `Enter it as it is shown there, such as ${example}.`,
      given: { example },
    },
  ];
}
