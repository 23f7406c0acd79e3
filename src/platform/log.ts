// One JSON line per thing that happened; the message is the event's name; ids always, personal data never.
import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = Logger;

/** Writes to standard output unless told where. */
export function openLog(level: LogLevel, to?: DestinationStream): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // An error's own fields may quote a row (PostgreSQL's detail does), so only its kind, text and stack are kept.
    serializers: {
      err: (err: Error & { code?: string }) => ({
        type: err.name,
        code: err.code,
        message: err.message,
        stack: err.stack,
      }),
    },
  };
  return to ? pino(options, to) : pino(options);
}
