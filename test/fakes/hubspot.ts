// HubSpot's CRM API as far as contacts, leads, deals and their properties go: which calls there are, and who may make them.
import { z } from 'zod';
import { startFarSide, type Answer, type FarSide, type Seen } from './http-far-side.ts';
import { createBody, linksBody, readBody, searchBody, upsertBody } from './hubspot-requests.ts';
import { HubSpotStore } from './hubspot-store.ts';
import { answerOf, failed } from './hubspot-things.ts';

export type HubSpot = FarSide & HubSpotStore;

const account = {
  portalId: 62515,
  accountType: 'STANDARD',
  timeZone: 'Europe/Lisbon',
  uiDomain: 'app-eu1.hubspot.com',
  companyCurrency: 'EUR',
};

type Route = [method: string, path: RegExp, scope: string | null, run: (seen: Seen, body: unknown) => Answer];

const recordRoutes = (store: HubSpotStore): Route[] => [
  ['GET', /^\/account-info\/v3\/details$/, null, () => answerOf(200, account)],
  [
    'POST',
    /^\/oauth\/v2\/private-apps\/get\/access-token-info$/,
    null,
    (_, body) => {
      z.strictObject({ tokenKey: z.literal(store.token) }).parse(body);
      return answerOf(200, { hubId: account.portalId, scopes: [...store.scopes] });
    },
  ],
  [
    'POST',
    /^\/crm\/v3\/objects\/contacts\/batch\/upsert$/,
    'contacts.write',
    (_, body) => store.upsert(upsertBody.parse(body)),
  ],
  [
    'POST',
    /^\/crm\/v3\/objects\/contacts\/batch\/read$/,
    'contacts.read',
    (_, body) => store.read('contacts', readBody.parse(body)),
  ],
  [
    'POST',
    /^\/crm\/v3\/objects\/contacts\/search$/,
    'contacts.read',
    (_, body) => store.search(searchBody.parse(body)),
  ],
  [
    'PATCH',
    /^\/crm\/v3\/objects\/contacts\/[^/]+$/,
    'contacts.write',
    ({ path }, body) => store.update('contacts', path, body),
  ],
  [
    'PATCH',
    /^\/crm\/v3\/objects\/leads\/\d+$/,
    'leads.write',
    ({ path }, body) => store.update('leads', path, body),
  ],
  [
    'DELETE',
    /^\/crm\/v3\/objects\/(contacts|leads)\/\d+$/,
    'contacts.write',
    ({ path }) => {
      const [objects, id] = path.split('/').slice(-2) as ['contacts' | 'leads', string];
      store[objects].delete(id);
      return { status: 204 };
    },
  ],
  [
    'POST',
    /^\/crm\/v3\/objects\/leads\/batch\/read$/,
    'leads.read',
    (_, body) => store.read('leads', readBody.parse(body)),
  ],
  [
    'POST',
    /^\/crm\/v3\/objects\/leads\/batch\/create$/,
    'leads.write',
    (_, body) => store.createLeads(createBody.parse(body)),
  ],
];

const otherRoutes = (store: HubSpotStore): Route[] => [
  [
    'POST',
    /^\/crm\/v3\/objects\/deals\/batch\/read$/,
    'deals.read',
    (_, body) => store.read('deals', readBody.parse(body)),
  ],
  [
    'POST',
    /^\/crm\/v4\/associations\/contacts\/deals\/batch\/read$/,
    'deals.read',
    (_, body) => store.links(linksBody.parse(body)),
  ],
  [
    'GET',
    /^\/crm\/v3\/owners\?limit=500$/,
    'owners.read',
    () =>
      answerOf(200, {
        results: [{ id: '71', firstName: 'Ines', lastName: 'Duarte', email: 'ines@x.example' }],
      }),
  ],
  [
    'GET',
    /^\/crm\/v3\/properties\/(contacts|leads)$/,
    'contacts.read',
    ({ path }) =>
      answerOf(200, {
        results: [...store.properties[path.split('/')[4] as 'contacts' | 'leads'].values()],
      }),
  ],
  [
    'GET',
    /^\/crm\/v3\/properties\/(contacts|leads)\/\w+$/,
    'contacts.read',
    ({ path }) => {
      const [objects, name] = path.split('/').slice(-2) as ['contacts' | 'leads', string];
      const property = store.properties[objects].get(name);
      return property ? answerOf(200, property) : failed(404, 'OBJECT_NOT_FOUND', 'no such property');
    },
  ],
];

/** What is scripted befalls the calls whose path ends so, and those that write what a deal is worth. */
export async function startHubSpot(troubled = '/leads/batch/create'): Promise<HubSpot> {
  const store = new HubSpotStore();
  const routes = [...recordRoutes(store), ...otherRoutes(store)];
  const serve = (seen: Seen): Answer => {
    if (seen.headers['authorization'] !== `Bearer ${store.token}`)
      return failed(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.');
    const route = routes.find(([method, path]) => method === seen.method && path.test(seen.path));
    if (!route) return failed(404, 'OBJECT_NOT_FOUND', `nothing at ${seen.method} ${seen.path}`);
    const [, , scope, run] = route;
    if (scope !== null && !store.scopes.has(`crm.objects.${scope}`))
      return answerOf(403, {
        status: 'error',
        category: 'MISSING_SCOPES',
        message: 'This app hasn’t been granted all required scopes to make this call.',
        errors: [{ message: 'scopes', context: { requiredGranularScopes: [`crm.objects.${scope}`] } }],
      });
    const isJson = seen.headers['content-type'] === 'application/json';
    try {
      return run(seen, seen.body.length === 0 || !isJson ? undefined : JSON.parse(seen.body.toString()));
    } catch (error) {
      return failed(400, 'VALIDATION_ERROR', `Invalid input JSON: ${String(error).slice(0, 300)}`);
    }
  };
  const far = await startFarSide(
    serve,
    undefined,
    ({ method, path, body }) => path.endsWith(troubled) || (method === 'PATCH' && body.includes('"budget"')),
  );
  return Object.assign(store, far);
}
