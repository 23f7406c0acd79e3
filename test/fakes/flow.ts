// A flow with an HTTP trigger, as Power Automate and Teams workflows run it: takes JSON of the trigger's schema, queues a run.
import * as z from 'zod';
import { startFarSide, type Answer, type FarSide, type Seen } from './http-far-side.ts';

export type Flow = FarSide & {
  triggerUrl: string;
  sig: string;
  /** Bodies of the runs, in order. */
  runs: unknown[];
  /** With a Response action the caller is told how the run ended. */
  responds: boolean;
  on: boolean;
  /** Null: anyone who has the URL. */
  wantedToken: string | null;
};

const refused = (status: number, code: string, message: string): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error: { code, message } }),
});

export async function startFlow(schema: z.ZodType, tokens?: (request: Seen) => Answer): Promise<Flow> {
  const sig = 'kQ7vXw2s-flow_signature_0a1b2c3d4e5f';
  const path = '/powerautomate/automations/direct/workflows/0c4f/triggers/manual/paths/invoke';
  const serve = (request: Seen): Answer => {
    if (tokens && request.path.includes('/oauth2/')) return tokens(request);
    const url = new URL(request.path, flow.url);
    if (request.method !== 'POST' || url.pathname !== path)
      return refused(404, 'WorkflowNotFound', 'The workflow could not be found.');
    if (url.searchParams.get('sig') !== sig)
      return refused(401, 'DirectApiAuthorizationRequired', 'The request needs direct API authorization.');
    if (flow.wantedToken !== null && request.headers['authorization'] !== `Bearer ${flow.wantedToken}`)
      return refused(401, 'SecurityTokenInvalid', 'The provided authentication token is not valid.');
    if (!flow.on) return refused(400, 'WorkflowTriggerIsNotEnabled', 'The trigger is not enabled.');
    const body = schema.safeParse(jsonOf(request.body));
    if (!body.success) return refused(400, 'TriggerInputSchemaMismatch', z.prettifyError(body.error));
    flow.runs.push(body.data);
    return flow.responds ? { status: 200, body: '' } : { status: 202, body: '' };
  };
  const far = await startFarSide(serve, '127.0.0.1', ({ path: asked }) => !asked.includes('/oauth2/'));
  const flow: Flow = Object.assign(far, {
    triggerUrl: `${far.url}${path}?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${sig}`,
    sig,
    runs: [],
    responds: false,
    on: true,
    wantedToken: null,
  });
  return flow;
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
