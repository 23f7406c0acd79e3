// The shipped templates in European Portuguese.
import type { ShippedWords } from './shipped-templates.ts';

export const words: ShippedWords = {
  'nurture-thank-you': {
    name: 'Agradecimento, após um pedido',
    subject: 'Obrigado pelo interesse em {{ listing.title }}',
    preheader: 'O que se segue e como falar connosco',
    body: `Bom dia{% if lead.firstName %}, {{ lead.firstName }}{% endif %},

agradecemos o interesse em **{{ listing.title }}**. Recebemos o seu pedido{% if lead.company %} em nome de {{ lead.company }}{% endif %} e entraremos em contacto em breve.

Entretanto, nesta página encontra o que faz e para quem é:

[Ver {{ listing.title }}]({{ links.listing }})

Se já tem uma pergunta, basta responder a este e-mail.

Com os melhores cumprimentos
{{ sender.name }}`,
  },
  'nurture-follow-up': {
    name: 'Seguimento, dias depois',
    subject: '{{ listing.title }} é o que procura?',
    preheader: 'Três perguntas para o podermos ajudar',
    body: `Bom dia{% if lead.firstName %}, {{ lead.firstName }}{% endif %},

há alguns dias pediu informações sobre **{{ listing.title }}**. Para lhe mostrarmos o que é importante para si, ajuda-nos saber:

- O que gostaria de fazer melhor do que hoje?
- Quantas pessoas trabalhariam com a solução?
- Para quando precisa dela?

Bastam uma ou duas linhas em resposta a este e-mail.

[Ver outra vez]({{ links.listing }})

Com os melhores cumprimentos
{% if seller.name %}{{ seller.name }}, {% endif %}{{ sender.name }}`,
  },
  'demand-thank-you': {
    name: 'Agradecimento, após uma implementação',
    subject: 'Já tem {{ listing.title }}: como podemos ajudar',
    preheader: 'Dos primeiros passos à produção',
    body: `Bom dia{% if lead.firstName %}, {{ lead.firstName }}{% endif %},

obteve **{{ listing.title }}** em {{ storefront.name }}. Para que funcione bem desde o início, ajudamos com gosto na configuração{% if lead.company %} em {{ lead.company }}{% endif %}.

- Está tudo implementado como esperava?
- Vai experimentar primeiro ou entrar em produção em breve?

Responda a este e-mail e um engenheiro entrará em contacto.

[O que inclui a oferta]({{ links.listing }})

Com os melhores cumprimentos
{{ sender.name }}`,
  },
  'demand-next-step': {
    name: 'Passo seguinte: uma breve chamada',
    subject: 'Meia hora sobre {{ listing.title }}?',
    preheader: 'Vemos juntos o seu ambiente',
    body: `Bom dia{% if lead.firstName %}, {{ lead.firstName }}{% endif %},

até onde chegou com **{{ listing.title }}**? Em meia hora podemos ver em conjunto o seu ambiente, o dimensionamento e os custos de operação.

Indique duas horas que lhe convenham em resposta a este e-mail e enviamos um convite.

Com os melhores cumprimentos
{% if seller.name %}{{ seller.name }}, {% endif %}{{ sender.name }}`,
  },
};
