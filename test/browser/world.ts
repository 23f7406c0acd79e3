// A believable fortnight in one installation, for pictures and for looking at every screen: leads that arrived, one CRM that lost
// its key, something unreadable, people of every role.
import { sessionCookieOf, aPerson, type APerson } from '../people.ts';
