// Statements that the embedded database knows by a name once they were asked. PGlite's own way has each one read, analysed and described
// anew, by six calls into the wasm, which takes it longer than most statements take to run.
import { parse, protocol, type PGlite, type Results, type SerializerOptions } from '@electric-sql/pglite';

const { serialize } = protocol;

type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>;

type Statement = {
  name: string;
  /** Oids of its parameters. */
  types: number[];
  /** What its rows consist of. */
  described: Messages;
};

export type Statements = {
  /** Only while nobody else uses the connection: in a transaction of the caller's, or by PGlite's own lock. */
  ask(text: string, values: readonly unknown[]): Promise<Results>;
  /** After a change of the schema: what was known may no longer be so. */
  forget(): Promise<void>;
};

/** Each takes some memory; the one that was not asked for longest goes. */
const most = 400;

export function statementsOn(pglite: PGlite, serializers: SerializerOptions): Statements {
  const known = new Map<string, Statement>();
  let made = 0;

  // Nothing to sync afterwards: both file systems write as they are told.
  const send = (...messages: Uint8Array[]): Promise<Messages> =>
    pglite.execProtocolStream(Buffer.concat([...messages, serialize.sync()]), { syncToFs: false });

  async function learn(text: string): Promise<Statement> {
    const [oldest] = known;
    if (known.size >= most && oldest) {
      known.delete(oldest[0]);
      await send(serialize.close({ type: 'S', name: oldest[1].name }));
    }
    const name = `s${++made}`;
    const described = await send(serialize.parse({ text, name }), serialize.describe({ type: 'S', name }));
    return {
      name,
      types: parse.parseDescribeStatementResults(described),
      described: described.filter((message) => message.name === 'rowDescription'),
    };
  }

  async function statement(text: string): Promise<Statement> {
    const found = known.get(text);
    // The map keeps them in the order in which they were asked for last.
    if (found) known.delete(text);
    const statement = found ?? (await learn(text));
    known.set(text, statement);
    return statement;
  }

  type Value = string | number | boolean | Date | Uint8Array | null | undefined;

  function written(value: Value, type: number): string | null {
    if (value === null || value === undefined) return null;
    const write = serializers[type] ?? pglite.serializers[type];
    return write ? write(value) : String(value);
  }

  return {
    ask: (text, values) =>
      pglite.runExclusive(async () => {
        const { name, types, described } = await statement(text);
        const bound = values.map((value, nth) => written(value as Value, types[nth]!));
        const answer = await send(serialize.bind({ statement: name, values: bound }), serialize.execute());
        return parse.parseResults([...described, ...answer], pglite.parsers)[0]!;
      }),
    async forget() {
      known.clear();
      await pglite.exec('deallocate all');
    },
  };
}
