// The delivery room of this process: its engine and its ways out, opened and closed together.
import type { App } from '../platform/app.ts';
import { createHttp } from '../platform/http-client.ts';
import { openDropFolder } from '../platform/drop-folder.ts';
import { createMailer, senderOf } from '../platform/mailer.ts';
import type { Ways } from './attempt.ts';
import { Engine } from './engine.ts';
import { quotaSince } from './daily-quota.ts';
import { triesByHour } from './tally-store.ts';
import { Tally } from './tally.ts';
import { TokenKeeper } from './token-keeper.ts';

export type Delivering = { engine: Engine; tally: Tally; ways: Ways; close(): Promise<void> };

/** Each publisher has a folder of its own, and cannot leave it. */
function dropsIn(folder: string | null): Ways['dropOf'] {
  return ({ publisherId }) => (folder === null ? null : openDropFolder(folder, publisherId));
}

/** A far side's reply beyond this is cut off: nothing we ask for answers with more. */
const maxReplyBytes = 1024 * 1024;

export async function openDelivering(app: App): Promise<Delivering> {
  const { allowPrivateDestinations, smtpUrl } = app.config;
  const http = createHttp({ allowPrivate: allowPrivateDestinations, maxReplyBytes });
  const mailer = createMailer(smtpUrl?.reveal() ?? null, senderOf(smtpUrl?.reveal() ?? null));
  const tally = new Tally(app);
  const ways: Ways = {
    http,
    mailer,
    tokens: new TokenKeeper(app),
    dropOf: dropsIn(app.config.dropDir),
    async triesOf({ id }, now) {
      await tally.flush();
      return triesByHour(app.db, id, quotaSince(now));
    },
  };
  const engine = new Engine(app, ways, tally);
  await engine.directory.refresh();
  const unlisten = [
    await app.db.listen(
      'configuration',
      () =>
        void engine.directory
          .refresh()
          .catch((err: unknown) => app.log.warn({ err }, 'directory.not_refreshed')),
    ),
    await app.db.listen('deliveries', (ids) =>
      ids === '' ? engine.wakeAll() : ids.split(' ').forEach((id) => engine.wake(id)),
    ),
  ];
  return {
    engine,
    tally,
    ways,
    async close() {
      await engine.stop();
      await tally.flush();
      for (const stop of unlisten) await stop();
      await http.close();
      mailer.close();
    },
  };
}
