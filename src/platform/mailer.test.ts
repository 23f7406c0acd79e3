// Against a real SMTP server in process: answers, faults, the pool, and headers that cannot be broken into.
import fc from 'fast-check';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMailbox, type Mailbox } from '../../test/fakes/smtp.ts';
import { createMailer, type Mail, type Mailer } from './mailer.ts';
import type { NetworkError } from './network-fault.ts';

let box: Mailbox;
let mailer: Mailer;

beforeEach(async () => {
  box = await startMailbox();
  mailer = createMailer(box.url, 'Leadshare <leads@example.com>');
});
afterEach(async () => {
  mailer.close();
  await box.close();
});

const mail = (more: Partial<Mail> = {}): Mail => ({
  to: ['sales@example.com'],
  subject: 'New lead',
  text: 'Zażółć\n.\n..\nend',
  messageId: 'dlv-1@leadshare',
  ...more,
});

const faultOf = (sent: Promise<unknown>) =>
  sent.then(
    () => null,
    (error: NetworkError) => ({ fault: error.fault, detail: error.message }),
  );

test('a mail arrives as given, over one connection for several', async () => {
  expect(await mailer.send(mail({ to: ['a@example.com', 'b@example.com'] }), 5000)).toMatchObject({
    code: 250,
  });
  await mailer.send(mail({ messageId: '<dlv-2@leadshare>', headers: { 'X-Lead': 'lead_1' } }), 5000);
  expect(box.mails).toHaveLength(2);
  expect(box.mails[0]).toMatchObject({
    subject: 'New lead',
    messageId: '<dlv-1@leadshare>',
    from: { name: 'Leadshare', address: 'leads@example.com' },
    envelope: ['a@example.com', 'b@example.com'],
  });
  expect(box.mails[0]!.text!.trim()).toBe('Zażółć\n.\n..\nend');
  expect(box.mails[1]!.messageId).toBe('<dlv-2@leadshare>');
  expect(box.mails[1]!.headers).toContainEqual(expect.objectContaining({ key: 'x-lead', value: 'lead_1' }));
  expect(box.sessions.opened).toBe(1);
});

test.each([421, 450, 451, 452, 550, 552, 554])('%i is an answer', async (code) => {
  box.script(code);
  expect(await mailer.send(mail(), 5000)).toEqual({ code, text: `${code} scripted ${code}` });
});

test('a recipient refused is an answer; one of two refused is a delivery that says so', async () => {
  box.script({ rcpt: 550 });
  expect(await mailer.send(mail(), 5000)).toMatchObject({ code: 550 });
  box.script({ rcpt: 550 });
  expect(await mailer.send(mail({ to: ['gone@example.com', 'here@example.com'] }), 5000)).toEqual({
    code: 250,
    text: '250 kept (refused for gone@example.com)',
  });
});

test('an address that SMTP cannot carry is refused as a recipient', async () => {
  expect((await mailer.send(mail({ to: ['not an address'] }), 5000)).code).toBe(553);
});

test('a wrong password is an answer', async () => {
  const wrong = createMailer(box.wrongUrl, 'leads@example.com');
  expect(await wrong.send(mail(), 5000)).toMatchObject({ code: 535 });
  wrong.close();
});

test('no SMTP_URL, nobody there, no such host: unreachable, and why', async () => {
  expect(await faultOf(createMailer(null, 'a@example.com').send(mail(), 5000))).toEqual({
    fault: 'unreachable',
    detail: 'SMTP_URL is not set',
  });
  const gone = await startMailbox();
  await gone.close();
  const nobody = createMailer(gone.url, 'a@example.com');
  expect(await faultOf(nobody.send(mail(), 5000))).toEqual({
    fault: 'unreachable',
    detail: 'mail server: connection refused (ECONNREFUSED)',
  });
  nobody.close();
});

test('a server that hangs, at DATA or before its greeting: the time-out', async () => {
  box.script('hang');
  expect(await faultOf(mailer.send(mail(), 200))).toEqual({
    fault: 'timeout',
    detail: 'no answer from the mail server within 200 ms',
  });
  const mute = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((done) => mute.once('listening', done));
  const patient = createMailer(`smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`, 'a@example.com');
  expect((await faultOf(patient.send(mail(), 200)))?.fault).toBe('timeout');
  patient.close();
  mute.close();
});

test('cut at DATA: unreachable; the next mail goes over a fresh connection', async () => {
  box.script('cut');
  expect((await faultOf(mailer.send(mail(), 5000)))?.fault).toBe('unreachable');
  expect(await mailer.send(mail(), 5000)).toMatchObject({ code: 250 });
});

test('no text in any place adds a header, a recipient or a body', async () => {
  const nasty = fc.array(
    fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      '\u0000',
      '\u2028',
      'Bcc: evil@example.com',
      '\r\n\r\n',
      'ż',
      ' ',
      '<',
      '>',
      ',',
      ';',
      '"',
    ),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(nasty, nasty, nasty, async (subject, id, header) => {
      box.mails.length = 0;
      await mailer.send(
        mail({
          subject: `x${subject.join('')}`,
          messageId: `m${id.join('')}@leadshare`,
          headers: { 'X-Name': header.join('') },
        }),
        5000,
      );
      const [got] = box.mails;
      expect(got!.envelope).toEqual(['sales@example.com']);
      expect(got!.headers.map(({ key }) => key).filter((key) => !expected.has(key))).toEqual([]);
      expect(got!.text!.trim()).toBe('Zażółć\n.\n..\nend');
    }),
    { numRuns: 60 },
  );
});

const expected = new Set(
  'from to subject message-id date mime-version content-type content-transfer-encoding x-name'.split(' '),
);
