// Salesforce's record ids: 15 characters in which case counts, or 18, of which the last three say the case of the others.

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Whether it is an id of the kind that begins with `prefix`, such as 00D for an organization. */
export function isSalesforceId(text: string, prefix = ''): boolean {
  if (!text.startsWith(prefix)) return false;
  if (/^[a-zA-Z0-9]{15}$/.test(text)) return true;
  return /^[a-zA-Z0-9]{18}$/.test(text) && text.slice(15).toUpperCase() === caseOf(text.slice(0, 15));
}

/** Five characters each make one: a bit for each that is a capital, the first the lowest. */
function caseOf(id: string): string {
  return [0, 5, 10]
    .map((at) => {
      const capitals = Array.from(id.slice(at, at + 5), (sign) => /[A-Z]/.test(sign));
      return letters[capitals.reduce((sum, capital, bit) => sum + (capital ? 1 << bit : 0), 0)];
    })
    .join('');
}
