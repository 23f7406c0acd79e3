// The board of a programme: its columns, where a card may go from its own, and what each of those moves asks for. Pure.
import type { Programme } from './programme.ts';
import type { Direction, State } from './referral.ts';
import { possible, type CommandKind } from './state.ts';

/** id: as the database names it, see referrals.board_column. */
export type Column = {
  id: string;
  kind: 'new' | 'active' | 'won' | 'lost' | 'declined' | 'expired' | 'unknown';
  /** One of the programme's stages. */
  stage: string | null;
};

const ofStage = 'stage:';

/** In the order of the work: new, the programme's open stages, the ways to end, and what it says that is not known. */
export function columnsOf({ stages }: Pick<Programme, 'stages'>): Column[] {
  const open = stages.filter(({ ends }) => ends === undefined);
  return [
    { id: 'new', kind: 'new', stage: null },
    ...open.map(({ name }): Column => ({ id: ofStage + name, kind: 'active', stage: name })),
    // Of a programme with stages: what is in none, or in one that is not known.
    { id: 'accepted', kind: 'active', stage: null },
    ...(['won', 'lost', 'declined', 'expired'] as const).map((kind): Column => ({
      id: kind,
      kind,
      stage: null,
    })),
    { id: 'unknown', kind: 'unknown', stage: null },
  ];
}

/** In which column stands what the database has under this name. */
export function columnOf(columns: readonly Column[], boardColumn: string): string {
  if (columns.some(({ id }) => id === boardColumn)) return boardColumn;
  return boardColumn.startsWith(ofStage) ? 'accepted' : 'unknown';
}

/** What the database has in it: names of its own, or of one that takes the rest, all that begins so and is no other's. */
export type InColumn = { is: 'one'; name: string } | { is: 'rest'; like: string; besides: string[] };

export function inColumn(columns: readonly Column[], id: string): InColumn {
  const others = columns.flatMap((column) => (column.id === id ? [] : [column.id]));
  if (id === 'accepted') return { is: 'rest', like: `${ofStage}%|accepted`, besides: others };
  if (id === 'unknown') return { is: 'rest', like: '%', besides: others };
  return { is: 'one', name: id };
}

export type Move = { to: string; kind: Exclude<CommandKind, 'create'> };

/** Where a person may put it, and what is said to the programme by that. */
export function movesOf(
  { setsStage }: Pick<Programme, 'setsStage'>,
  columns: readonly Column[],
  { column, direction, ...state }: State & { column: string; direction: Direction },
): Move[] {
  const may = possible(state, direction);
  return columns.flatMap(({ id, kind, stage }): Move[] => {
    const move = moveInto(kind);
    if (id === column || move === null || !may.includes(move)) return [];
    // From one stage to another, where the programme lets it be said.
    if (move === 'update' && !(setsStage && stage !== null)) return [];
    return [{ to: id, kind: move }];
  });

  function moveInto(kind: Column['kind']): Move['kind'] | null {
    if (kind === 'active') return state.status === 'new' && direction === 'incoming' ? 'accept' : 'update';
    if (kind === 'won') return 'win';
    if (kind === 'lost') return 'lose';
    return kind === 'declined' ? 'decline' : null;
  }
}

export const askedKinds = ['text', 'long_text', 'amount', 'currency', 'day', 'choice'] as const;
export type Asked = {
  field: string;
  kind: (typeof askedKinds)[number];
  required: boolean;
  options: string[] | null;
};

const asked = (field: string, kind: Asked['kind'], required = true): Asked => ({
  field,
  kind,
  required,
  options: null,
});

/** The fields of the body that each command takes, beside the revision. */
export function asksOf({
  declineReasons,
  loseReasons,
  stages,
}: Pick<Programme, 'declineReasons' | 'loseReasons' | 'stages'>): { kind: Move['kind']; asks: Asked[] }[] {
  const reason = (options: readonly string[] | null): Asked[] => [
    options === null ? asked('reason', 'text') : { ...asked('reason', 'choice'), options: [...options] },
    asked('notes', 'long_text', false),
  ];
  const open = stages.filter(({ ends }) => ends === undefined).map(({ name }) => name);
  return [
    {
      kind: 'accept',
      asks: [
        asked('name', 'text'),
        asked('value', 'amount'),
        asked('currency', 'currency'),
        asked('closesOn', 'day'),
        asked('notes', 'long_text', false),
        asked('externalReference', 'text', false),
      ],
    },
    { kind: 'decline', asks: reason(declineReasons) },
    {
      kind: 'update',
      asks: open.length === 0 ? [] : [{ ...asked('stage', 'choice'), options: open }],
    },
    { kind: 'win', asks: [] },
    { kind: 'lose', asks: reason(loseReasons) },
  ];
}
