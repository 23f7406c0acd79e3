// The shipped templates in Spanish.
import type { ShippedWords } from './shipped-templates.ts';

export const words: ShippedWords = {
  'nurture-thank-you': {
    name: 'Agradecimiento, tras una solicitud',
    subject: 'Gracias por su interés en {{ listing.title }}',
    preheader: 'Qué sigue y cómo hablar con nosotros',
    body: `Hola{% if lead.firstName %}, {{ lead.firstName }}{% endif %}:

gracias por su interés en **{{ listing.title }}**. Hemos recibido su solicitud{% if lead.company %} en nombre de {{ lead.company }}{% endif %} y le responderemos en breve.

Mientras tanto, en esta página puede ver qué hace y para quién es:

[Ver {{ listing.title }}]({{ links.listing }})

Si ya tiene una pregunta, basta con responder a este correo.

Un saludo
{{ sender.name }}`,
  },
  'nurture-follow-up': {
    name: 'Seguimiento, unos días después',
    subject: '¿Es {{ listing.title }} lo que busca?',
    preheader: 'Tres preguntas que nos ayudan a ayudarle',
    body: `Hola{% if lead.firstName %}, {{ lead.firstName }}{% endif %}:

hace unos días preguntó por **{{ listing.title }}**. Para mostrarle lo que le importa, nos ayudaría saber:

- ¿Qué le gustaría hacer mejor que hoy?
- ¿Cuántas personas trabajarían con ello?
- ¿Para cuándo lo necesita?

Basta con una o dos líneas en respuesta a este correo.

[Verlo otra vez]({{ links.listing }})

Un saludo
{% if seller.name %}{{ seller.name }}, {% endif %}{{ sender.name }}`,
  },
  'demand-thank-you': {
    name: 'Agradecimiento, tras una implementación',
    subject: 'Ya tiene {{ listing.title }}: cómo podemos ayudarle',
    preheader: 'De los primeros pasos a producción',
    body: `Hola{% if lead.firstName %}, {{ lead.firstName }}{% endif %}:

ha obtenido **{{ listing.title }}** en {{ storefront.name }}. Para que funcione bien desde el principio, le ayudamos con gusto en la configuración{% if lead.company %} en {{ lead.company }}{% endif %}.

- ¿Está todo implementado como esperaba?
- ¿Lo probará primero o pasará pronto a producción?

Responda a este correo y un ingeniero se pondrá en contacto con usted.

[Qué incluye la oferta]({{ links.listing }})

Un saludo
{{ sender.name }}`,
  },
  'demand-next-step': {
    name: 'Siguiente paso: una llamada breve',
    subject: '¿Media hora sobre {{ listing.title }}?',
    preheader: 'Vemos juntos su entorno',
    body: `Hola{% if lead.firstName %}, {{ lead.firstName }}{% endif %}:

¿hasta dónde ha llegado con **{{ listing.title }}**? En media hora podemos ver juntos su entorno, el dimensionamiento y lo que cuesta mantenerlo.

Proponga dos horas que le vengan bien en respuesta a este correo y le enviamos una invitación.

Un saludo
{% if seller.name %}{{ seller.name }}, {% endif %}{{ sender.name }}`,
  },
};
