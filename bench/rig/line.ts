// One keep-alive HTTP/1.1 connection that posts and waits for its answer. Written on the socket, so that the generator
// takes little of the processors that it shares with what it measures.
import { connect, type Socket } from 'node:net';

export class Line {
  /** Told of a lost connection or an answer that is not 202. */
  onFailure: (error: Error) => void = () => {};
  readonly #socket: Socket;
  #answered: (() => void) | null = null;
  #closed = false;
  #reply = '';

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => this.#take(part));
    socket.on('error', (error) => this.onFailure(error));
    socket.on('close', () => {
      if (!this.#closed) this.onFailure(new Error('the server closed the connection'));
    });
  }

  static open(port: number): Promise<Line> {
    return new Promise((done, failed) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', failed);
      socket.once('connect', () => {
        socket.off('error', failed);
        done(new Line(socket));
      });
    });
  }

  /** One at a time. The body is ASCII. */
  post(path: string, body: string, answered: () => void): void {
    this.#answered = answered;
    this.#socket.write(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      'latin1',
    );
  }

  close(): void {
    this.#closed = true;
    this.#socket.destroy();
  }

  #take(part: string): void {
    this.#reply += part;
    const headEnd = this.#reply.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.#reply)?.[1] ?? NaN);
    if (this.#reply.length < headEnd + 4 + length) return;
    const reply = this.#reply;
    this.#reply = '';
    if (!reply.startsWith('HTTP/1.1 202'))
      return this.onFailure(new Error(`answered ${reply.slice(0, 400)}`));
    this.#answered?.();
  }
}
