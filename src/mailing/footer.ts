// The end of every mail: who sends it, from where, why to this reader, and how it stops. Nobody can leave it out.
import { wordsOf, type Language } from '../platform/words.ts';
import type { ElementPart, Part } from './parts.ts';

const line = 1;
const element = (name: string, children: Part[], attributes: Record<string, string> = {}): ElementPart => ({
  is: 'element',
  name,
  attributes,
  children,
  line,
});
const liquid = (source: string): Part => ({ is: 'liquid', source, line });

/** Words with Liquid for what is given. */
function sentence(language: Language, key: string): Part[] {
  const given = {
    listing: '{{ listing.title }}',
    storefront: '{{ storefront.name }}',
    date: '{{ mail.askedOn }}',
  };
  return wordsOf(language, 'mail')(`footer.${key}`, given)
    .split(/(\{\{.*?\}\})/)
    .map((text, at) => (at % 2 === 1 ? liquid(text) : { is: 'text', text, line }));
}

const hidden = 'display:none;font-size:0;line-height:0;max-height:0;overflow:hidden;mso-hide:all';

export function footerPart(language: Language): ElementPart {
  const small = { 'font-size': '12px', color: '#616161', 'line-height': '1.5' };
  const words = [
    element('p', [liquid('{{ sender.name }}'), element('br', []), liquid('{{ sender.postalAddress }}')]),
    element('p', sentence(language, 'why')),
    element('p', [
      element('a', sentence(language, 'stop'), { href: '{{ links.unsubscribe }}', style: 'color:#616161' }),
    ]),
    liquid('{% if to.trap != "" %}'),
    // Programs that follow every link follow this one; no person can.
    element('a', [], { href: '{{ to.trap }}', style: hidden, 'aria-hidden': 'true', tabindex: '-1' }),
    liquid('{% endif %}'),
  ];
  return element('mj-section', [
    element('mj-column', [
      element('mj-divider', [], { 'border-width': '1px', 'border-color': '#d1d1d1' }),
      element('mj-text', words, small),
    ]),
  ]);
}
