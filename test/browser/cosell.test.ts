// A partner manager's day: a referral arrives, is accepted, is changed on both sides and won; another is declined, a third expires.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expireReferrals } from '../../src/cosell/expire.ts';
import type { Language } from '../../src/platform/words.ts';
import { anAccount, referralOf, send } from '../coselling.ts';
import { aPublisher } from '../factories.ts';
import { startPartnerCenter, type PartnerCenter } from '../fakes/partner-center.ts';
import { aPerson } from '../people.ts';
import { handsOf } from './hands.ts';
import { lateClock } from './late-clock.ts';
import { usePlace } from './use-place.ts';

const hourMs = 3_600_000;
const clock = lateClock();
const place = usePlace({ clock });
let microsoft: PartnerCenter;
beforeAll(async () => void (microsoft = await startPartnerCenter(() => clock.now())));
afterAll(() => microsoft.close());

it.each<Language>(['en', 'hu'])(
  'referrals are answered, changed, won and lost sight of (%s)',
  async (language) => {
    const { booted } = place();
    clock.be(2 * hourMs);
    microsoft.referrals.clear();
    const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
    const manager = await aPerson(booted, publisher.id, 'manager');
    const account = await anAccount(booted, publisher, 'partner-center', microsoft.settings);
    const arrives = async (name: string, given: Record<string, unknown> = {}) => {
      const { id } = microsoft.aReferral({ name, ...given });
      expect(await send(booted, account, microsoft.event('referral-created', id))).toBe(202);
      return id;
    };

    const visit = await place().visit({ cookie: manager.cookie, language });
    const { page, say } = visit;
    const hands = handsOf(visit);
    await visit.go(`/publishers/${publisher.id}/referrals`);
    await hands.sees(say('cosell.empty.title'));
    const rota = await arrives('Rota planning');
    // It shows by itself.
    await page.getByRole('link', { name: 'Rota planning', exact: true }).click();
    await hands.heading('Rota planning');
    await hands.sees(say('cosell.maskedWords'));

    await hands.press('cosell.accept.act');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('cosell.field.value')).fill('15000');
    await dialog.getByRole('button', { name: say('cosell.accept.act'), exact: true }).click();
    // Without a date it is not sent.
    await hands.sees(say('ui.required'), dialog);
    await dialog.getByLabel(say('cosell.field.closesOn')).fill('2027-06-30');
    await dialog.getByRole('button', { name: say('cosell.accept.act'), exact: true }).click();
    await hands.sees(say('cosell.substatus.accepted'));
    await page.getByText('zofia.majchrzak@lipowa-logistyka.example').first().waitFor();

    microsoft.change(rota, { name: 'Rota planning, three sites' });
    const rename = async (to: string) => {
      await hands.press('cosell.change.act');
      await dialog.getByLabel(say('cosell.field.name')).fill(to);
      await dialog.getByRole('button', { name: say('cosell.change.act'), exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await rename('Rota planning for all');
    await hands.sees(say('cosell.sent.conflict'));
    await hands.sees('Rota planning, three sites', hands.part('cosell.conflict.title'));
    await hands.sees('Rota planning for all', hands.part('cosell.conflict.title'));
    expect(microsoft.referrals.get(rota)!['name']).toBe('Rota planning, three sites');
    await rename('Rota planning for all');
    await hands.heading('Rota planning for all');
    await hands.press('cosell.win.act');
    const asks = page.getByRole('alertdialog');
    await asks.getByRole('button', { name: say('cosell.win.act'), exact: true }).click();
    await hands.sees(say('cosell.substatus.won'));
    await expect
      .poll(() => microsoft.referrals.get(rota))
      .toMatchObject({ status: 'Closed', substatus: 'Won' });

    const solar = await arrives('Solar forecast');
    await visit.go(`/publishers/${publisher.id}/referrals`);
    await page.getByRole('link', { name: 'Solar forecast', exact: true }).click();
    await hands.press('cosell.decline.act');
    await dialog.getByLabel(say('cosell.field.reason')).fill('No capacity before autumn');
    await dialog.getByRole('button', { name: say('cosell.decline.act'), exact: true }).click();
    await hands.sees(say('cosell.substatus.declined'));
    await expect
      .poll(() => microsoft.referrals.get(solar))
      .toMatchObject({ statusReason: 'No capacity before autumn' });

    const soon = new Date(clock.now().getTime() + hourMs).toISOString();
    const firewall = await arrives('Edge firewall', { expirationDateTime: soon });
    await booted.house.cosell.settle();
    const { id } = await referralOf(booted, publisher, firewall);
    clock.be(0);
    await expireReferrals(booted.app);
    await visit.go(`/publishers/${publisher.id}/referrals/${id}`);
    await hands.heading('Edge firewall');
    await hands.sees(say('cosell.substatus.expired'));
    expect(await page.getByRole('button', { name: say('cosell.accept.act'), exact: true }).count()).toBe(0);
  },
);
