// Our own addresses of a sign-in: where it begins, and where the provider sends the browser back to.
import type { App } from '../platform/app.ts';

export function startUrlOf(app: App, providerId: string): string {
  return `${app.publicUrl()}/sign-in/oidc/${providerId}`;
}

/** Registered with the provider, character for character. */
export function redirectUriOf(app: App, providerId: string): string {
  return `${startUrlOf(app, providerId)}/callback`;
}
