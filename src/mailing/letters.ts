// Mails made ready: for a batch of leads, the template in the language of each, with its values, its links and its way out of the list.
import { createHash } from 'node:crypto';
import type { App } from '../platform/app.ts';
import type { Queries } from '../platform/db.ts';
import type { Mail } from '../platform/mailer.ts';
import { languageNamed, wordsOf, type Language } from '../platform/words.ts';
import { storefrontById } from '../catalog/storefronts.ts';
import { addressHash } from './address.ts';
import { compile, renderMail, type Compiled } from './compile.ts';
import { chooseLanguage, type LanguageBecause, type MailContent } from './content.ts';
import { mailSendersOf, type MailSender } from './mail-sender-store.ts';
import { mailSecrets } from './secret-store.ts';
import { returnPathOf } from './return-path.ts';
import { addressedLeads, insertLinks, type Addressed } from './sender-store.ts';
import { newestTemplates, type NewestTemplate } from './template-store.ts';
import { writeToken } from './token.ts';
import { valuesOf, type Known } from './values.ts';

export type Wanted = { publisherId: string; id: string; leadId: string; templateId: string };

export type Letter = {
  address: string;
  hash: Buffer;
  version: number;
  language: Language;
  because: LanguageBecause;
  mail: Omit<Mail, 'headers'> & { headers: Record<string, string> };
};
/** Why there is none. */
export type NoLetter = { reason: 'no_template' | 'no_address' | 'no_sender' | 'template_fault' };

/** Versions that are in use stay made ready; the rest is forgotten. */
export class Press {
  readonly #app: Pick<App, 'vault' | 'publicUrl' | 'config'>;
  readonly #from: { name: string; address: string };
  readonly #compiled = new Map<string, Compiled>();
  readonly #links = new Set<string>();

  constructor(app: Pick<App, 'vault' | 'publicUrl' | 'config'>, from: { name: string; address: string }) {
    this.#app = app;
    this.#from = from;
  }

  /** By the mail's id; five queries for all. */
  async letters(db: Queries, wanted: readonly Wanted[]): Promise<Map<string, Letter | NoLetter>> {
    const publisherIds = wanted.map(({ publisherId }) => publisherId);
    const leads = await addressedLeads(db, wanted);
    const senders = await mailSendersOf(db, publisherIds);
    const templates = await newestTemplates(
      db,
      wanted.map(({ publisherId, templateId: id }) => ({ publisherId, id })),
    );
    const secretOf = await mailSecrets(this.#app, db, publisherIds);
    const links = new Map<string, { publisherId: string; id: string; url: string }>();
    const made = wanted.map((each): [string, Letter | NoLetter] => {
      const lead = leads.get(each.leadId);
      const sender = senders.get(each.publisherId);
      const template = templates(each.publisherId, each.templateId);
      if (lead === undefined || lead.address === null) return [each.id, { reason: 'no_address' }];
      if (sender === undefined) return [each.id, { reason: 'no_sender' }];
      if (template === null) return [each.id, { reason: 'no_template' }];
      try {
        return [
          each.id,
          this.#letter(each, { lead, sender, template, secret: secretOf(each.publisherId) }, links),
        ];
      } catch {
        // It was reviewed when it was written, so only another release of ours can get here.
        return [each.id, { reason: 'template_fault' }];
      }
    });
    if (links.size > 0) {
      await insertLinks(db, [...links.values()]);
      if (this.#links.size > mostKnownLinks) this.#links.clear();
      for (const key of links.keys()) this.#links.add(key);
    }
    return new Map(made);
  }

  #letter(
    { publisherId, id, templateId }: Wanted,
    {
      lead,
      sender,
      template,
      secret,
    }: { lead: Addressed; sender: MailSender; template: NewestTemplate; secret: Buffer },
    links: Map<string, { publisherId: string; id: string; url: string }>,
  ): Letter {
    const { language, because } = languageFor(template, lead);
    const { bounceDomain } = this.#app.config;
    const hash = addressHash(secret, lead.address);
    const stopUrl = `${this.#app.publicUrl()}/mails/stop/${writeToken(secret, { is: 'stop', publisherId, mailId: id, hash })}`;
    const followUrl = (link: string | null) =>
      `${this.#app.publicUrl()}/m/${writeToken(secret, { is: 'follow', publisherId, mailId: id, link })}`;
    const rendered = renderMail(
      this.#ready(
        `${publisherId} ${templateId} ${template.version} ${language}`,
        template.contents[language]!,
        language,
      ),
      valuesOf(knownOf(lead, sender, { listing: this.listingUrl(lead), unsubscribe: stopUrl }), language),
      {
        trap: followUrl(null),
        linkTo: (url) => {
          // A link that has nowhere to go goes to whoever sends.
          if (!/^https?:/.test(url)) return url === '' ? `mailto:${sender.replyTo}` : url;
          const link = { publisherId, id: linkId(url), url };
          const key = `${publisherId} ${link.id}`;
          if (!this.#links.has(key)) links.set(key, link);
          return followUrl(link.id);
        },
      },
    );
    return {
      address: lead.address,
      hash,
      version: template.version,
      language,
      because,
      mail: {
        to: [lead.address],
        fromName: this.fromName(lead.publisher, language),
        replyTo: sender.replyTo,
        messageId: messageIdOf({ publisherId, id }),
        ...(bounceDomain === null
          ? {}
          : { returnPath: returnPathOf(secret, { publisherId, id }, bounceDomain) }),
        ...rendered,
        headers: {
          'List-Unsubscribe': `<${stopUrl}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      },
    };
  }

  /** The publisher, and by whose server it comes. */
  fromName(publisher: string, language: Language): string {
    const operator = this.#from.name || this.#from.address.slice(this.#from.address.indexOf('@') + 1);
    return wordsOf(language, 'mail')('footer.via', { publisher, operator });
  }

  listingUrl({ pageSlug, publisherSlug }: Addressed): string {
    return pageSlug === null ? '' : `${this.#app.publicUrl()}/store/${publisherSlug}/${pageSlug}`;
  }

  #ready(key: string, content: MailContent, language: Language): Compiled {
    const known = this.#compiled.get(key);
    if (known) return known;
    if (this.#compiled.size >= mostCompiled) this.#compiled.clear();
    const made = compile(content, language);
    this.#compiled.set(key, made);
    return made;
  }
}

const mostCompiled = 500;
const mostKnownLinks = 20_000;

export function languageFor({ contents }: Pick<NewestTemplate, 'contents'>, lead: Addressed) {
  return chooseLanguage(contents, {
    form: languageNamed(lead.record?.language ?? '') ?? null,
    country: lead.country,
    publisher: languageNamed(lead.publisherLanguage ?? '') ?? null,
  });
}

export function knownOf(lead: Addressed, sender: MailSender, links: Known['links']): Known {
  const { contact, country, listing, storefront, publisher, sellerName, sellerEmail, receivedAt } = lead;
  return {
    ...contact,
    country,
    listing,
    storefront: storefrontById(storefront)?.name ?? storefront,
    publisher,
    seller: sellerName === null ? null : { name: sellerName, email: sellerEmail ?? '' },
    sender: { name: sender.fromName, postalAddress: sender.postalAddress },
    askedAt: receivedAt,
    links,
  };
}

/** The same for every try, wherever the server stands by then: the mail's own ids, and a domain that nobody has. */
export const messageIdOf = ({ publisherId, id }: { publisherId: string; id: string }): string =>
  `${id}.${publisherId}@mails.leadshare.invalid`;

/** Null for a Message-ID that is none of ours. */
export function mailOfMessageId(text: string): { publisherId: string; id: string } | null {
  const [, id, publisherId] =
    /(mail_[0-9a-z]{20})\.(pub_[0-9a-z_]{1,40})@mails\.leadshare\.invalid/.exec(text) ?? [];
  return id === undefined || publisherId === undefined ? null : { id, publisherId };
}

const linkId = (url: string) => createHash('sha256').update(url).digest('base64url').slice(0, 16);
