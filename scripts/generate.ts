// Docs that are made from the code, so that they cannot drift: npm run generate writes them, `--check` tells what is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scopes } from '../src/accounts/actor.ts';
import { publishingOptions } from '../src/catalog/storefront.ts';
import { storefronts } from '../src/catalog/storefronts.ts';
import { variables } from '../src/platform/config.ts';
import { apiTypes } from './api-types.ts';
import { connectorPages } from './connector-pages.ts';
import { eventsPage } from './events-page.ts';
import { scoringPage } from './scoring-page.ts';
import { root } from './source-files.ts';

const made = '<!-- Made by npm run generate. -->\n\n';

const pages: Record<string, string> = {
  'docs/configuration.md': configuration(),
  ...connectorPages(made),
  'docs/storefronts.md': storefrontPage(),
  'docs/events.md': eventsPage(made),
  'docs/scoring-points.md': scoringPage(made),
  'console/api-schema.d.ts': await apiTypes(),
};

const stale = Object.entries(pages).filter(([path, text]) => readOr(path) !== text);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is stale; run npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  console.log(stale.length === 0 ? 'Nothing was stale.' : stale.map(([path]) => path).join('\n'));
}

function configuration(): string {
  const rows = variables.map(
    ({ name, default: value, says }) => `| \`${name}\` | ${value === '' ? '' : `\`${value}\``} | ${says} |`,
  );
  const keys = Object.entries(scopes).map(([name, says]) => `| \`${name}\` | ${says} |`);
  return `# Configuration\n\n${made}By environment variables alone. A wrong value stops the start with one line that names the variable.\n\n| variable | default | meaning |\n|---|---|---|\n${rows.join('\n')}\n\n## Scopes of API keys\n\nA publisher's key has the scopes it was made with; an operator's key has all, for every publisher.\n\n| scope | opens |\n|---|---|\n${keys.join('\n')}\n`;
}

function storefrontPage(): string {
  const sections = storefronts.map(
    ({ id, name, audience, motion, listingKinds, leadRoutes, attachable, actions, callsToAction }) =>
      `## ${name} (\`${id}\`)\n\n- audience: ${plain(audience)}\n- motion: ${plain(motion)}\n- listing kinds: ${listingKinds.map(plain).join(', ')}\n- leads go to: ${leadRoutes.map(plain).join(', ')}${attachable.length > 0 ? `; may be attached: ${attachable.map(plain).join(', ')}` : ''}\n\n| action | reading | consent it implies | kind |\n|---|---|---|---|\n${actions.map((action) => `| \`${action.code}\` | ${action.reading} | ${plain(action.consent.basis)}, ${plain(action.consent.scope)} | ${action.kind} |`).join('\n')}\n\n| published as | its page offers | which makes |\n|---|---|---|\n${publishingOptions.map((option) => `| \`${option}\` | \`${callsToAction[option].call}\` | \`${callsToAction[option].code}\` |`).join('\n')}\n`,
  );
  return `# Storefronts\n\n${made}A storefront is a policy in one file of \`src/catalog/\`: whom it speaks to, and where its leads go.\n\n${sections.join('\n')}`;
}

function plain(text: string): string {
  return text.replaceAll('_', ' ').replaceAll('-', ' ');
}

function readOr(path: string): string {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return '';
  }
}
