// What is wrong with a template, beside the field and with its line: told when it is written, so that nothing is found out when it is sent.
import { fieldError, type FieldError } from '../platform/field-error.ts';
import { languages, type Language } from '../platform/words.ts';
import { compile, renderMail } from './compile.ts';
import type { Contents, MailContent } from './content.ts';
import { filters, liquidFaults, tags, variables, type LiquidFault } from './liquid.ts';
import { readBody, type BodyFault } from './read-body.ts';
import { sampleValues } from './values.ts';
import { textOf } from './write-parts.ts';

export function reviewContents(contents: Contents): FieldError[] {
  const there = languages.filter((language) => contents[language] !== undefined);
  if (there.length === 0)
    return [fieldError('contents', 'Write the mail in at least one language.', 'required')];
  return there.flatMap((language) => reviewContent(contents[language]!, language, `contents.${language}`));
}

function reviewContent(content: MailContent, language: Language, path: string): FieldError[] {
  const { subject, preheader, body, text } = content;
  const sources = [
    ['subject', subject],
    ['preheader', preheader],
    ['body', body],
    ['text', text ?? ''],
  ] as const;
  const sample = sampleValues(language);
  const errors = sources.flatMap(([name, source]) =>
    liquidFaults(source, sample).map((fault) => said(`${path}.${name}`, fault)),
  );
  if (subject === '') errors.push(fieldError(`${path}.subject`, 'Give the mail a subject.', 'required'));
  if (body.trim() === '') errors.push(fieldError(`${path}.body`, 'Write what the mail says.', 'required'));
  else {
    const { root, faults } = readBody(body);
    const told = new Set(liquidFaults(body, sample).map(({ line }) => line));
    // What does not end is told once.
    const others = faults.filter(({ is, line }) => is !== 'part_open' || !told.has(line));
    errors.push(...others.map((fault) => said(`${path}.body`, fault)));
    if (faults.length === 0 && !/[\p{L}\p{N}]/u.test(textOf(root)))
      errors.push(fieldError(`${path}.body`, 'Write what the mail says.', 'required'));
  }
  return errors.length > 0 ? errors : reviewWhole(content, language, path);
}

/** Once more as it is sent, since only then all of it stands together. */
function reviewWhole(content: MailContent, language: Language, path: string): FieldError[] {
  try {
    renderMail(compile(content, language), sampleValues(language), { linkTo: (url) => url, trap: null });
    return [];
  } catch (error) {
    const detail = (error as Error).message.split('\n')[0]!.slice(0, 200);
    return [
      /limit|memory/.test(detail)
        ? said(`${path}.body`, { is: 'too_much', line: 1 })
        : said(`${path}.body`, { is: 'fault', line: 1, detail }),
    ];
  }
}

const blocks = tags.filter((name) => name !== '#');

function said(field: string, fault: LiquidFault | BodyFault): FieldError {
  const { line } = fault;
  switch (fault.is) {
    case 'fault':
      return fieldError(field, `Line ${line}: this cannot be read: ${fault.detail}.`, 'template_fault', {
        line,
        detail: fault.detail,
      });
    case 'not_closed':
      return fieldError(field, `Line ${line}: ${fault.name} does not end. Close it.`, 'template_not_closed', {
        line,
        name: fault.name,
      });
    case 'unknown_filter':
      return fieldError(
        field,
        `Line ${line}: there is no filter ${fault.name}. Use one of ${filters.join(', ')}.`,
        'template_unknown_filter',
        { line, name: fault.name, options: filters.join(', ') },
      );
    case 'unknown_tag':
      return fieldError(
        field,
        `Line ${line}: {% ${fault.name} %} is not known here or begins nothing. Use one of ${blocks.join(', ')}.`,
        'template_unknown_tag',
        { line, name: fault.name, options: blocks.join(', ') },
      );
    case 'unknown_variable':
      return fieldError(
        field,
        `Line ${line}: ${fault.name} is not known here. Use one of ${variables.join(', ')}.`,
        'template_unknown_name',
        { line, name: fault.name },
      );
    case 'too_much':
      return fieldError(
        field,
        `Line ${line}: this does not end or makes too much. Repeat less.`,
        'template_too_much',
        { line },
      );
    default:
      return saidOfPart(field, fault);
  }
}

function saidOfPart(field: string, fault: Exclude<BodyFault, LiquidFault>): FieldError {
  const { line } = fault;
  switch (fault.is) {
    case 'unknown_part':
      return fieldError(
        field,
        `Line ${line}: <${fault.name}> cannot be used in a mail here, or lacks what belongs in it. See docs/mail.md for the parts.`,
        'template_unknown_part',
        { line, name: fault.name },
      );
    case 'part_open':
      return fieldError(
        field,
        `Line ${line}: “${fault.name}” begins and ends in different places. End it in the part in which it begins.`,
        'template_part_open',
        { line, name: fault.name },
      );
    case 'misplaced':
      return fieldError(
        field,
        `Line ${line}: “${fault.name}” cannot stand in <${fault.inside}>. Put words into mj-text or mj-button, and parts where they belong.`,
        'template_misplaced',
        { line, name: fault.name, inside: fault.inside },
      );
    case 'wrong_attribute':
      return fieldError(
        field,
        `Line ${line}: the attribute ${fault.name} is not known here, or holds what it may not. Take it out.`,
        'template_wrong_attribute',
        { line, name: fault.name },
      );
    case 'wrong_link':
      return fieldError(
        field,
        `Line ${line}: a link begins with https:// or mailto:, or is {{ links.listing }}; a picture begins with https://. Neither holds data of the lead.`,
        'template_wrong_link',
        { line },
      );
  }
}
