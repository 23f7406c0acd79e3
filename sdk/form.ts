// What the store's form gains from JavaScript: a proof of work done beside the typing. The form works without it.
import { work } from './work.ts';

type Task = { challenge: string; bits: number };

if (typeof document === 'undefined') {
  // The same file is its own worker.
  addEventListener('message', (event: MessageEvent<Task>) => {
    void work(event.data.challenge, event.data.bits).then((answer) => postMessage(answer));
  });
} else {
  const form = document.querySelector<HTMLFormElement>('#lead');
  const own = (document.currentScript as HTMLScriptElement | null)?.src;
  document.querySelector<HTMLElement>('#notice')?.focus();
  const token = form?.querySelector<HTMLInputElement>('[name=token]');
  const answer = form?.querySelector<HTMLInputElement>('[name=work]');
  if (form && own && token && answer) {
    const worker = new Worker(own);
    worker.addEventListener('message', (event: MessageEvent<string>) => {
      answer.value = event.data;
      worker.terminate();
    });
    const task: Task = { challenge: token.value, bits: Number(form.dataset['work']) };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(task);
  }
}
