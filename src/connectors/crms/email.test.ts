// Against a real mail server: what the reader gets, what each answer means, and names that try to be headers.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sharedLead } from '../../../test/fakes/lead.ts';
import { pushOnce } from '../../../test/fakes/push.ts';
import { startMailbox, type Mailbox } from '../../../test/fakes/smtp.ts';
import { email, subjectOf, textOf } from './email.ts';

let box: Mailbox;
beforeEach(async () => {
  box = await startMailbox();
});
afterEach(() => box.close());

const push = (more: Partial<Parameters<typeof pushOnce>[1]> = {}) =>
  pushOnce(email, {
    lead: sharedLead(),
    settings: { to: 'a@example.com; b@example.com,c@example.com' },
    smtpUrl: box.url,
    key: 'dlv-7',
    ...more,
  });

test('the mail: everyone in the list, who it is, what about, on what consent', async () => {
  expect((await push()).outcome).toEqual({ is: 'delivered', externalId: 'dlv-7@leadshare' });
  const [mail] = box.mails;
  expect(mail).toMatchObject({
    subject: 'New lead: Halo Apteka: Shift Planner for Teams',
    messageId: '<dlv-7@leadshare>',
    envelope: ['a@example.com', 'b@example.com', 'c@example.com'],
  });
  expect(mail!.html).toBeUndefined();
  expect(mail!.text!.replaceAll('\r', '').trim()).toBe(textOf({ lead: sharedLead(), values: {} }).trim());
  expect(mail!.headers).toContainEqual(
    expect.objectContaining({ key: 'x-leadshare-lead', value: sharedLead().id }),
  );
});

test('the text, whole', () => {
  expect(textOf({ lead: sharedLead(), values: {} })).toBe(`Name:         Noor Wiśniewska
E-mail:       Noor@halo-apteka.example
Phone:        48 22 555 01 02
Company:      Halo Apteka
Title:        IT Manager
Country:      Poland (PL)
Offer:        Shift Planner for Teams (shift-planner)
Marketplace:  AppSource
Action:       Asked to be contacted (PLT)
Consent:      asked to be contacted, under the marketplace’s terms; about this product only
Note:         Please call after 10.
              We are <30> people & growing.
Received:     20 Nov 2026, 09:30 UTC
Lead:         lead_0v2m5k8q1w3e4r5t6y7u

Write:  mailto:noor@halo-apteka.example
Call:   tel:+48225550102
`);
});

const fields = { employees: 1250.5, partner: true };

test('in Hungarian, whole: no label, date or sentence in English', async () => {
  const lead = sharedLead({ source: { extra: { fields } } });
  await push({ lead, settings: { to: 'a@example.com', language: 'hu' } });
  const [mail] = box.mails;
  expect(mail!.subject).toBe('Új érdeklődő: Halo Apteka: Shift Planner for Teams');
  expect(mail!.text!.replaceAll('\r', '')).toBe(`Név:            Noor Wiśniewska
E-mail:         Noor@halo-apteka.example
Telefon:        48 22 555 01 02
Cég:            Halo Apteka
Beosztás:       IT Manager
Ország:         Lengyelország (PL)
Ajánlat:        Shift Planner for Teams (shift-planner)
Online áruház:  AppSource
Művelet:        Kapcsolatfelvételt kért (PLT)
Hozzájárulás:   kapcsolatfelvételt kért, az áruház feltételei szerint; csak erről a termékről
Megjegyzés:     Please call after 10.
                We are <30> people & growing.
employees:      1250,5
partner:        igen
Beérkezett:     2026. nov. 20. 9:30 UTC
Érdeklődő:      lead_0v2m5k8q1w3e4r5t6y7u

Írás:   mailto:noor@halo-apteka.example
Hívás:  tel:+48225550102
`);
});

test('in European Portuguese, whole, of a test', () => {
  const lead = sharedLead({ kind: 'test', note: null, source: { extra: { fields } } });
  expect(subjectOf(lead, 'pt-PT')).toBe('TESTE: Halo Apteka: Shift Planner for Teams');
  expect(textOf({ lead, values: {} }, 'pt-PT')).toBe(`Isto é um teste, não um cliente.

Nome:                    Noor Wiśniewska
E-mail:                  Noor@halo-apteka.example
Telefone:                48 22 555 01 02
Empresa:                 Halo Apteka
Cargo:                   IT Manager
País:                    Polónia (PL)
Oferta:                  Shift Planner for Teams (shift-planner)
Loja online:             AppSource
Ação:                    Pediu para ser contactado (PLT)
Consentimento:           pediu para ser contactado, nos termos da loja; só sobre este produto
employees:               1250,5
partner:                 sim
Recebida:                20/11/2026, 09:30 UTC
Oportunidade potencial:  lead_0v2m5k8q1w3e4r5t6y7u

Escrever:  mailto:noor@halo-apteka.example
Ligar:     tel:+48225550102
`);
});

test('a test lead says so, above all in the subject', async () => {
  await push({ lead: sharedLead({ kind: 'test' }) });
  expect(box.mails[0]!.subject).toMatch(/^TEST: /);
  expect(box.mails[0]!.text).toMatch(/^This is a test, not a customer\./);
});

test.each([
  [250, { is: 'delivered' }],
  [421, { is: 'retry', reason: 'remote_busy' }],
  [450, { is: 'retry', reason: 'remote_busy' }],
  [451, { is: 'retry', reason: 'remote_busy' }],
  [452, { is: 'retry', reason: 'remote_busy' }],
  [535, { is: 'refused', reason: 'unauthorized' }],
  [550, { is: 'refused', reason: 'misconfigured' }],
  [551, { is: 'refused', reason: 'misconfigured' }],
  [552, { is: 'refused', reason: 'too_large' }],
  [553, { is: 'refused', reason: 'misconfigured' }],
  [554, { is: 'refused', reason: 'invalid_lead' }],
  [571, { is: 'refused', reason: 'invalid_lead' }],
])('%i means %o', async (code, expected) => {
  if (code !== 250) box.script(code);
  expect((await push()).outcome).toMatchObject(expected);
});

test('every recipient refused: the addresses are to be checked', async () => {
  box.script({ rcpt: 550 }, { rcpt: 550 }, { rcpt: 550 });
  expect((await push()).outcome).toMatchObject({ is: 'refused', reason: 'misconfigured' });
});

test('without a mail server: unreachable, and which setting is missing', async () => {
  expect((await push({ smtpUrl: null })).outcome).toEqual({
    is: 'retry',
    reason: 'unreachable',
    detail: 'SMTP_URL is not set',
  });
});

describe('names that try to be headers', () => {
  test.each([
    'x\r\nBcc: evil@example.com',
    'x\nX-Evil: 1',
    'x\r\n\r\nanother body',
    'x\u2028Bcc: evil@example.com',
    '\u0000\u0001',
  ])('%j', async (company) => {
    const { contact } = sharedLead();
    await push({
      lead: sharedLead({
        id: company,
        contact: { ...contact, company, firstName: company },
        offer: { id: company, title: company },
      }),
    });
    const [mail] = box.mails;
    expect(mail!.envelope).toEqual(['a@example.com', 'b@example.com', 'c@example.com']);
    expect(mail!.headers.map(({ key }) => key)).not.toContain('x-evil');
    expect(mail!.bcc).toBeUndefined();
    expect(mail!.subject).not.toMatch(/[\r\n]/);
    expect(mail!.text).toMatch(/^Name: {9}/);
  });

  test('a subject is one line of at most 200 characters', () => {
    const { contact } = sharedLead();
    const subject = subjectOf(sharedLead({ contact: { ...contact, company: '😀\n'.repeat(400) } }));
    expect(subject.length).toBeLessThanOrEqual(200);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject.isWellFormed()).toBe(true);
  });
});

test.each([
  ['sales@example.com', true],
  ['sales@example.com, leads@example.com;third@sub.example.co.uk', true],
  ['o.hara+leads@example.com', true],
  ['żółw@przykład.example', true],
  [Array.from({ length: 20 }, (_, i) => `a${i}@example.com`).join(','), true],
  [Array.from({ length: 21 }, (_, i) => `a${i}@example.com`).join(','), false],
  ['', false],
  [' ; , ', false],
  ['sales', false],
  ['sales@localhost', false],
  ['Sales <sales@example.com>', false],
  ['sales@example.com leads@example.com', false],
  ['sales@example.com\r\nBcc: evil@example.com', false],
  ['sales@exa mple.com', false],
  ['a@b@example.com', false],
  ['@example.com', false],
])('review of %.40j: fine is %s', (to, fine) => {
  expect(email.review!({ to }).length === 0).toBe(fine);
});
