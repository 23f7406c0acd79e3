// Passkeys: made and used by the browser's own dialog. The library is loaded when one is asked for.
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { api, told, type Schema } from '../../api.ts';
import { Problem } from '../../ui/problem.ts';

export const passkeysHere = typeof PublicKeyCredential !== 'undefined';

const library = () => import('@simplewebauthn/browser');

export async function signInByPasskey(): Promise<void> {
  const optionsJSON = await told(api.POST('/api/v1/session/passkey-options'));
  const { startAuthentication } = await library();
  const credential = await startAuthentication({
    optionsJSON: optionsJSON as unknown as PublicKeyCredentialRequestOptionsJSON,
  }).catch(stopped);
  const { id, rawId, type, response } = credential;
  await told(
    api.POST('/api/v1/session/passkey', {
      body: { credential: { id, rawId, type, response, clientExtensionResults: {} } } as never,
    }),
  );
}

export async function createPasskey(name: string): Promise<Schema['NewPasskey']> {
  const optionsJSON = await told(api.POST('/api/v1/session/passkeys/options'));
  const { startRegistration } = await library();
  const credential = await startRegistration({
    optionsJSON: optionsJSON as unknown as PublicKeyCredentialCreationOptionsJSON,
  }).catch(stopped);
  const { id, rawId, type, response } = credential;
  const { clientDataJSON, attestationObject, transports } = response;
  return told(
    api.POST('/api/v1/session/passkeys', {
      body: {
        name,
        credential: {
          id,
          rawId,
          type,
          response: { clientDataJSON, attestationObject, transports },
          clientExtensionResults: {},
        },
      } as never,
    }),
  );
}

/** The person closed the dialog, the time ran out, or the device cannot. The browser does not tell these apart for sure. */
function stopped(error: unknown): never {
  const { name } = error as Error;
  const code =
    name === 'InvalidStateError'
      ? 'passkey_known'
      : name === 'NotAllowedError'
        ? 'passkey_stopped'
        : 'passkey_failed';
  throw new Problem(400, { code });
}
