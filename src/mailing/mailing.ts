// The mailing room of this process: what sends, and what remembers clicks; opened and closed together.
import type { App } from '../platform/app.ts';
import { Sender } from './sender.ts';

export type Mailing = { sender: Sender; close(): Promise<void> };

export function openMailing(app: App): Mailing {
  const sender = new Sender(app);
  return { sender, close: () => sender.stop() };
}
