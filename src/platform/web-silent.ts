// Connections that have not asked for anything: browsers open some ahead of need. A closing server would wait a minute for each.
import type { Socket } from 'node:net';
import type { Web } from './web.ts';

/** Ends them when the server closes; whatever asks is still answered. */
export function endSilentConnections(web: Web): void {
  const silent = new Set<Socket>();
  let closing = false;
  web.server.on('connection', (socket: Socket) => {
    if (closing) return void socket.destroy();
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  // From its first request on, the server itself knows whether a connection is idle.
  web.server.on('request', ({ socket }: { socket: Socket }) => silent.delete(socket));
  web.addHook('preClose', (done) => {
    closing = true;
    for (const socket of silent) socket.destroy();
    done();
  });
}
