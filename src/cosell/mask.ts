// What of a referral is shown before it is accepted, where its programme hides the contact until then. Pure.
import type { Contact, Member, Told } from './referral.ts';

export type Masked = Pick<Told, 'customer' | 'team' | 'deal'> & { masked: boolean };

/** masks: the programme hides contacts until the referral is accepted. What was declined or has expired stays hidden. */
export function maskedOf(
  { customer, team, deal, direction, acceptedAt, status, substatus }: Told,
  masks: boolean,
): Masked {
  const accepted =
    acceptedAt !== null || substatus === 'accepted' || substatus === 'won' || status === 'active';
  if (!masks || direction === 'outgoing' || accepted) return { customer, team, deal, masked: false };
  return {
    customer: {
      ...customer,
      street: hidden(customer.street),
      postalCode: hidden(customer.postalCode),
      contacts: customer.contacts.map(masked),
    },
    team: team.map((member): Member => ({ ...masked(member), side: member.side })),
    deal: { ...deal, notes: hidden(deal.notes) },
    masked: true,
  };
}

/** What is there and hidden shows as such; what is not there stays empty. */
function masked({ firstName, lastName, email, phone, title }: Contact): Contact {
  return {
    firstName: initial(firstName),
    lastName: initial(lastName),
    email: hidden(email),
    phone: hidden(phone),
    title,
  };
}

const dots = '•••';
const hidden = (said: string | null) => (said === null ? null : dots);
const initial = (said: string | null) =>
  said === null ? null : `${String.fromCodePoint(said.codePointAt(0) ?? 0x2022)}${dots}`;
