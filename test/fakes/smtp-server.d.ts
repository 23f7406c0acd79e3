// The part of smtp-server (which brings no types) that the fake mail server uses.
declare module 'smtp-server' {
  import type { EventEmitter } from 'node:events';
  import type { Server, Socket } from 'node:net';

  type Done = (error?: Error | null) => void;
  type Session = { envelope: { mailFrom: false | { address: string }; rcptTo: { address: string }[] } };

  export class SMTPServer extends EventEmitter {
    constructor(options: {
      disabledCommands?: string[];
      disableReverseLookup?: boolean;
      logger?: boolean;
      allowInsecureAuth?: boolean;
      onConnect?(session: Session, done: Done): void;
      onAuth?(
        auth: { username?: string; password?: string },
        session: Session,
        done: (error: Error | null, answer?: { user: string }) => void,
      ): void;
      onRcptTo?(address: { address: string }, session: Session, done: Done): void;
      onData?(
        stream: AsyncIterable<Buffer>,
        session: Session,
        done: (error?: Error | null, text?: string) => void,
      ): void;
    });
    server: Server & { on(event: 'connection', listener: (socket: Socket) => void): Server };
    listen(port: number, host: string, done: () => void): void;
    close(done: () => void): void;
  }
}
