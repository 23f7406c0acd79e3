// The ways to sign in: a password and a code of an app, a passkey, and an OpenID Connect provider.
import { TOTP, Secret } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aPublisher, type APublisher } from '../factories.ts';
import { startIdentityProvider, type FakeIdentityProvider } from '../fakes/identity-provider.ts';
import { aPerson, password, type APerson } from '../people.ts';
import { handsOf, type Means } from './hands.ts';
import { lateClock } from './late-clock.ts';
import type { Visit, Visiting } from './place.ts';
import { usePlace } from './use-place.ts';

const clock = lateClock();
const place = usePlace({ clock });
let publisher: APublisher;
let owner: APerson;
beforeEach(async () => {
  publisher = await aPublisher(place().booted);
  owner = await aPerson(place().booted, publisher.id, 'owner', { name: 'Ana Ribeiro' });
});

let provider: FakeIdentityProvider;
beforeAll(async () => void (provider = await startIdentityProvider()));
afterAll(() => provider.close());

const both: Means[] = ['mouse', 'keyboard'];

it.each(both)('with a password, then with a code of an app besides, by %s', async (means) => {
  clock.be(0);
  const visit = await arrive('/sign-in', { expected: [/^POST \/api\/v1\/session 401$/] });
  const hands = handsOf(visit, means);
  const { acts } = hands;
  const { page, say } = visit;
  await typePassword(visit, 'seven grey herons', means);
  await hands.sees(say('sign-in.problem.sign_in_failed'));
  // What was typed is still there, but for the password.
  await expect.poll(() => hands.field('accounts.fields.email').inputValue()).toBe(owner.email);
  await typePassword(visit, password, means);
  await hands.heading(say('overview.title'));

  await visit.go('/account');
  await hands.press('account.totp.setUp', undefined, hands.part('account.totp.title'));
  const panel = page.getByRole('dialog');
  const app = new TOTP({ secret: Secret.fromBase32(await panel.getByRole('code').innerText()) });
  const codeNow = () => app.generate({ timestamp: clock.now().getTime() });
  await acts.write(panel.getByRole('textbox'), codeNow());
  await hands.press('account.totp.turnOn', undefined, panel);
  await acts.check(panel.getByLabel(say('account.totp.codes.kept')));
  await hands.press('account.totp.codes.done', undefined, panel);
  await hands.sees(say('account.totp.on'), hands.part('account.totp.title'));
  await signOut(visit, means);

  await typePassword(visit, password, means);
  await hands.heading(say('sign-in.second.title'));
  // A code counts once, so the next one.
  clock.be(-31_000);
  await hands.write('sign-in.second.code', codeNow());
  await hands.press('sign-in.submit');
  await hands.heading(say('overview.title'));
});

it('with a passkey made here', async () => {
  const visit = await arrive('/account', { cookie: owner.cookie });
  const hands = handsOf(visit);
  const { page, say } = visit;
  const device = await visit.context.newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await hands.press('account.passkey.add');
  const panel = page.getByRole('dialog');
  await panel.getByRole('textbox').fill('Work laptop');
  await panel.getByRole('button', { name: say('account.passkey.goOn') }).click();
  await panel.getByLabel(say('account.totp.codes.kept')).check();
  await panel.getByRole('button', { name: say('account.totp.codes.done') }).click();
  await hands.sees('Work laptop', hands.part('account.passkey.title').first());
  await signOut(visit);

  await hands.press('sign-in.passkey');
  await hands.heading(say('overview.title'));
  expect(page.url()).toContain(`/publishers/${publisher.id}/`);
});

it.each(both)(
  'through the organisation’s own OpenID Connect provider, uninvited people too, by %s',
  async (means) => {
    const { booted } = place();
    const made = await booted.call<{ redirectUri: string }>(
      'POST',
      `/api/v1/publishers/${publisher.id}/identity-providers`,
      {
        name: 'Contoso',
        issuer: provider.issuer,
        clientId: provider.clientId,
        clientSecret: provider.clientSecret,
        allowedDomains: [`${means}.example`],
        newcomerRole: 'viewer',
      },
    );
    expect(made.status).toBe(201);
    provider.connect(made.body.redirectUri);
    provider.signIn = null;
    provider.people.set(means, {
      name: 'Júlia Kertész',
      email: `julia@${means}.example`,
      email_verified: true,
    });

    const visit = await arrive(`/sign-in?publisher=${publisher.slug}`, { others: [provider.issuer] });
    const hands = handsOf(visit, means);
    const { page, say } = visit;
    const contoso = hands.link(say('sign-in.provider', { name: 'Contoso' }));
    await hands.acts.press(contoso);
    await hands.sees(say('sign-in.error.oidc_denied'));
    provider.signIn = { subject: means };
    await hands.acts.press(contoso);
    await hands.heading(say('overview.title'));
    expect(page.url()).toContain(`/publishers/${publisher.id}/`);
    await page.getByRole('button', { name: say('nav.account', { name: 'Júlia Kertész' }) }).waitFor();
  },
);

async function arrive(path: string, visiting: Visiting = {}): Promise<Visit> {
  const visit = await place().visit(visiting);
  await visit.go(path);
  return visit;
}

async function typePassword(visit: Visit, typed: string, means: Means): Promise<void> {
  const hands = handsOf(visit, means);
  await hands.write('accounts.fields.email', owner.email);
  await hands.writeSecret('accounts.fields.password', typed);
  await hands.press('sign-in.submit');
}

async function signOut(visit: Visit, means: Means = 'mouse'): Promise<void> {
  const hands = handsOf(visit, means);
  const { page, say } = visit;
  await hands.press('nav.account', { name: 'Ana Ribeiro' });
  await hands.acts.press(page.getByRole('menuitem', { name: say('nav.signOut') }));
  await hands.heading(say('sign-in.title'));
}
