// No secret is ever at rest in the open, in a transcript, in the log or in an answer, whatever the far side says back.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  attemptsOf,
  bootDelivering,
  deliveriesOf,
  destinationsPath,
  dumpOf,
  type ADestination,
  type Delivering,
} from '../../test/delivering.ts';
import { startFarSide, type Answer, type FarSide } from '../../test/fakes/http-far-side.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';

const apiKey = 'odoo-key-4f0c/9d+e';
const accountKey = Buffer.from('the key of the account, sixty-four bytes as Azure makes them, yes!').toString(
  'base64',
);
const mailPassword = 'mail-p4ss+word';

let house: Delivering;
let publisher: APublisher;
let listing: AListing;
let far: FarSide;
let webhook: ADestination;
let key: string;
const secrets: Record<string, string> = { odoo: apiKey, table: accountKey, mail: mailPassword };
/** What the far side answers, given all the ways to write the secret that it knows. */
let answer: (echo: string) => Answer = () => ({ status: 200 });

beforeAll(async () => {
  far = await startFarSide(({ path }) => answer(echoOf(secrets[path.split('/')[1]!]!)));
  house = await bootDelivering({ SMTP_URL: `smtp://leads:${encodeURIComponent(mailPassword)}@127.0.0.1:9` });
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
  key = await aKey(house, publisher);
  webhook = await aDestination(house, publisher, { settings: { url: `${far.url}/webhook` } });
  secrets['webhook'] = webhook.signingSecret!.slice('whsec_'.length);
  const odoo = { url: `${far.url}/odoo-server`, database: 'acme', apiKey };
  secrets['odoo-server'] = apiKey;
  await aDestination(house, publisher, { kind: 'odoo', settings: odoo });
  const connectionString = `DefaultEndpointsProtocol=http;AccountName=northwind;AccountKey=${accountKey};TableEndpoint=${far.url}/table/northwind;`;
  const table = { connectionString, tableName: 'Leads' };
  await aDestination(house, publisher, { kind: 'azure-table', settings: table });
  await aDestination(house, publisher, { kind: 'email', settings: { to: 'sales@x.example' } });
});
afterAll(async () => {
  await house.close();
  await far.close();
});

const formsOf = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
  JSON.stringify(secret).slice(1, -1),
];
const echoOf = (secret: string) => formsOf(secret).join(' ');

/** Where any of the secrets is found in the open. */
async function leaks(answered: unknown): Promise<string[]> {
  const said = {
    'the database': await dumpOf(house),
    'the log': JSON.stringify(house.lines),
    'an answer': JSON.stringify(answered),
  };
  return Object.entries(said).flatMap(([where, text]) =>
    Object.entries(secrets).flatMap(([whose, secret]) =>
      formsOf(secret)
        .filter((form) => text.includes(form.replace(/=+$/, '')))
        .map((form) => `${where} holds the secret of ${whose} as ${form}`),
    ),
  );
}

it('a try that goes wrong in every way keeps none', async () => {
  const answers: (typeof answer)[] = [
    (echo) => ({ status: 200, body: JSON.stringify({ id: 'ok', echo }) }),
    (echo) => ({ status: 400, body: JSON.stringify({ name: echo, message: echo, debug: echo }) }),
    (echo) => ({ status: 401, headers: { 'www-authenticate': echo }, body: echo }),
    (echo) => ({ status: 302, headers: { location: `/?key=${encodeURIComponent(echo)}` } }),
    (echo) => ({ status: 500, body: `${'x'.repeat(1_000)}${echo}` }),
  ];
  for (answer of answers) {
    await aLead(house, listing);
    await house.forward(3_600_000);
  }
  const deliveries = await deliveriesOf(house, publisher);
  const attempts = await Promise.all(deliveries.map(({ id }) => attemptsOf(house, publisher, id)));
  // It did go out, to all of them, and was answered.
  expect(new Set(attempts.flat().map(({ reason }) => reason)).size).toBeGreaterThan(3);
  expect(far.seen.some(({ headers }) => headers['authorization'] === `bearer ${apiKey}`)).toBe(true);
  expect(JSON.stringify(attempts)).toContain('[redacted]');

  const { body: checked } = await house.call('POST', `${destinationsPath(publisher)}/${webhook.id}/checks`);
  const answered: unknown[] = [checked, attempts];
  const as = { key };
  const path = `/api/v1/publishers/${publisher.id}`;
  for (const list of ['destinations', 'deliveries', 'findings', 'leads', 'ledger'])
    answered.push((await house.call('GET', `${path}/${list}`, undefined, as)).body);
  for (const { leadId } of deliveries)
    answered.push((await house.call('GET', `${path}/leads/${leadId}`, undefined, as)).body);
  answered.push((await house.call('GET', '/metrics')).body);
  expect(await leaks(answered)).toEqual([]);
});

it('one that was changed goes with the next try, and is as secret as the one before', async () => {
  const next = 'odoo-key-after/+1';
  // What waits since the test before may be tried at any moment; a far side cannot say the new key before it is told.
  answer = () => ({ status: 500 });
  const { body } = await house.call('GET', destinationsPath(publisher));
  const { id } = body.items.find(({ kind }: { kind: string }) => kind === 'odoo');
  const patched = await house.call('PATCH', `${destinationsPath(publisher)}/${id}`, {
    settings: { apiKey: next },
  });
  await house.settle();
  Object.assign(secrets, { 'odoo-server': next, 'odoo before': apiKey });
  answer = (echo) => ({ status: 400, body: echo });
  far.seen.splice(0);
  await aLead(house, listing);
  await house.settle();
  const sent = far.seen.map(({ headers }) => headers['authorization']);
  expect(sent).toContain(`bearer ${next}`);
  expect(sent).not.toContain(`bearer ${apiKey}`);
  expect(await leaks(patched.body)).toEqual([]);
});

it('a destination whose secrets cannot be opened rests, and takes no other with it', async () => {
  const fine = await aDestination(house, publisher, { settings: { url: `${far.url}/webhook/fine` } });
  const torn = await aDestination(house, publisher, { settings: { url: `${far.url}/webhook/torn` } });
  const { engine } = house.house.delivering;
  const { db } = house.app;
  const [row] = await db.rows<{ sealed: string }>(sql`select sealed from destinations where id = ${torn.id}`);
  // A seal belongs to its place: another row's does not open here.
  await db.run(sql`
    update destinations set sealed = (select sealed from destinations where id = ${fine.id}) where id = ${torn.id}`);
  await engine.directory.refresh();
  answer = () => ({ status: 200 });
  const leadId = await aLead(house, listing);
  await house.settle();
  const stateAt = async ({ id: destinationId }: ADestination) =>
    (await deliveriesOf(house, publisher, { leadId, destinationId }))[0]!.state;
  expect([await stateAt(fine), await stateAt(torn)]).toEqual(['delivered', 'scheduled']);
  expect(house.lines).toContainEqual(
    expect.objectContaining({ msg: 'destination.secrets_not_readable', destinationId: torn.id }),
  );
  await db.run(sql`update destinations set sealed = ${row!.sealed} where id = ${torn.id}`);
  await house.forward(31_000);
  expect(await stateAt(torn)).toBe('delivered');
});
