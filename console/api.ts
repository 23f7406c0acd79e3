// The typed way to the API. The types are made of the OpenAPI document by `npm run generate`.
import createClient from 'openapi-fetch';
import type { components, paths } from './api-schema.d.ts';
import { Problem, type ProblemBody } from './ui/problem.ts';

export type Schema = components['schemas'];

export const api = createClient<paths>({ baseUrl: location.origin, credentials: 'same-origin' });

type Answer<Data> = { data?: Data; error?: unknown; response: Response };

/** The answer's data, or a Problem thrown. */
export async function told<Data>(asked: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await asked.catch(() => {
    throw new Problem(0, null);
  });
  if (!response.ok) throw new Problem(response.status, error as Partial<ProblemBody> | null);
  return data as Data;
}
