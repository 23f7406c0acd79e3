// A report as a mail: the numbers in short against the period before, a link, the file, and a way to have no more of it. Pure but
// for the file.
import { compared, enough } from '../insight/compared.ts';
import type { Mail } from '../platform/mailer.ts';
import { wordsOf, type Language } from '../platform/words.ts';
import { markup } from '../storefront/markup.ts';
import { mediaTypes, type FileFormat } from '../platform/table-file.ts';
import { fileOf } from './files.ts';
import type { Summed } from './tables.ts';
import { daysInWords, frameLines, toldOf } from './told.ts';

/** Mail servers take more; people on the road do not want it. */
const mostBytes = 5 * 1024 * 1024;

export type Letter = {
  to: string;
  language: Language;
  report: { name: string; format: FileFormat };
  publisher: string;
  result: Summed;
  /** The report's page, and the one that ends these mails. */
  page: string;
  stop: string;
  messageId: string;
};

export async function mailOf(letter: Letter): Promise<Mail> {
  const { to, language, report, publisher, result, page, stop, messageId } = letter;
  const words = wordsOf(language, 'reports');
  const { name, format } = report;
  const whole = { name, publisher, result, tables: result.tables };
  const file = result.tables.length === 0 ? null : await fileOf(format, whole, language);
  const fits = file !== null && file.length <= mostBytes;
  const lines = summaryOf(result, language);
  const notes = [
    ...(file === null ? [] : [words(fits ? 'mail.attached' : 'mail.tooLarge')]),
    ...(result.leftOut.length > 0 ? [words('mail.leftOut')] : []),
  ];
  const frame = frameLines(result, language);
  const why = words('mail.why', { publisher });
  const html = htmlOf(letter, lines, notes);
  const text = [
    name,
    publisher,
    '',
    ...frame,
    '',
    ...lines.map((line) => words('mail.line', line)),
    '',
    `${words('mail.open')}:`,
    page,
    '',
    ...notes,
    '',
    why,
    `${words('mail.stop')}:`,
    stop,
    '',
  ].join('\n');
  return {
    to: [to],
    subject: words('mail.subject', { name, period: daysInWords(result.period, language) }),
    text,
    html,
    messageId,
    headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    ...(fits
      ? {
          attachments: [
            {
              filename: fileName(name, result.period, format),
              content: file,
              contentType: mediaTypes[format],
            },
          ],
        }
      : {}),
  };
}

/** Tables and inline looks alone: mail programs know little else. */
function htmlOf(
  { language, report: { name }, publisher, result, page, stop }: Letter,
  lines: readonly Line[],
  notes: readonly string[],
): string {
  const words = wordsOf(language, 'reports');
  const frame = frameLines(result, language);
  const why = words('mail.why', { publisher });
  return markup`<!doctype html>
<html lang="${language}"><body style="font-family:sans-serif;font-size:14px;color:#222;background:#fff">
<h1 style="font-size:20px;margin:0 0 4px">${name}</h1>
<p style="margin:0 0 4px">${publisher}</p>
${frame.map((line) => markup`<p style="margin:0 0 12px;color:#555">${line}</p>`)}
<table style="border-collapse:collapse" cellpadding="6">
<tr>${[words('columns.step'), words('columns.now'), words('columns.before'), words('mail.change')].map(
    (head, at) =>
      markup`<th style="text-align:${at === 0 || at === 3 ? 'left' : 'right'};border-bottom:2px solid #888">${head}</th>`,
  )}</tr>
${lines.map(
  (line) =>
    markup`<tr><td style="border-bottom:1px solid #ddd">${line.name}</td><td style="text-align:right;border-bottom:1px solid #ddd">${line.now}</td><td style="text-align:right;border-bottom:1px solid #ddd">${line.before}</td><td style="border-bottom:1px solid #ddd">${line.change}</td></tr>`,
)}
</table>
<p><a href="${page}">${words('mail.open')}</a></p>
${notes.map((note) => markup`<p>${note}</p>`)}
<p style="color:#555">${why} <a href="${stop}">${words('mail.stop')}</a></p>
</body></html>`.text;
}

/** Such as Listings-2026-03-01-2026-03-31.xlsx, in letters that every system takes. */
export function fileName(
  name: string,
  { from, to }: { from: string; to: string },
  format: FileFormat,
): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${plain || 'report'}-${from}-${to}.${format}`;
}

type Line = { name: string; now: string; before: string; change: string };

function summaryOf({ summary }: Summed, language: Language): Line[] {
  const number = new Intl.NumberFormat(language);
  const shown = (cell: unknown) => (typeof cell === 'number' ? number.format(cell) : '–');
  return toldOf(summary, language).rows.map(([name, now, before]) => ({
    name: String(name),
    now: shown(now),
    before: shown(before),
    change: changeOf(now ?? null, before ?? null, language),
  }));
}

/** As the console says it. */
function changeOf(now: unknown, before: unknown, language: Language): string {
  if (typeof now !== 'number' || typeof before !== 'number') return '–';
  const words = wordsOf(language, 'insight');
  const change = compared(now, before);
  if (change.kind === 'none' || change.kind === 'same') return words(`change.${change.kind}`);
  const sign = change.kind === 'more' ? '+' : '−';
  if (change.share === null) {
    const count = new Intl.NumberFormat(language).format(change.difference);
    return words(now >= enough ? 'change.fewBefore' : 'change.few', { sign, count });
  }
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  return sign + share.format(change.share);
}
