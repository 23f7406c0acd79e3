// Environment for the processes that tests start: Node keeps what it compiled, so that the next one starts in half the time.
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export const compileCache = {
  NODE_COMPILE_CACHE: join(tmpdir(), `leadshare-compiled-${userInfo().uid}`),
};
