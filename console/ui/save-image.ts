// A drawing of the page as a picture for a slide: as it is seen, with its title above and what must be known of it below.
import { saveBlob } from './save-file.ts';

/** What a style sheet or a theme decides, and a picture by itself would not know. */
const decided = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
] as const;
const margin = 24;
const line = 20;
/** Points of the picture to one of the page, so that it stays sharp on a projector. */
const scale = 2;
const names = 'http://www.w3.org/2000/svg';

export type Caption = { name: string; title: string; notes: readonly string[] };

export async function saveImage(drawing: SVGSVGElement, { name, title, notes }: Caption): Promise<void> {
  const { width, height } = drawing.getBoundingClientRect();
  const card = drawing.closest('section') ?? document.body;
  const { color, backgroundColor, fontFamily } = getComputedStyle(card);
  const pen = document.createElement('canvas').getContext('2d')!;
  pen.font = `12px ${fontFamily}`;
  const below = notes.flatMap((note) => wrapped(note, (text) => pen.measureText(text).width <= width));
  const whole = { width: width + 2 * margin, height: height + 2 * margin + 36 + below.length * line + 8 };

  const picture = document.createElementNS(names, 'svg');
  set(picture, { width: whole.width, height: whole.height });
  const text = (words: string, y: number, size: number, weight: number) => {
    const element = document.createElementNS(names, 'text');
    set(element, {
      x: margin,
      y,
      fill: color,
      'font-family': fontFamily,
      'font-size': size,
      'font-weight': weight,
    });
    element.textContent = words;
    return element;
  };
  const ground = document.createElementNS(names, 'rect');
  set(ground, { width: whole.width, height: whole.height, fill: backgroundColor });
  const chart = frozen(drawing);
  set(chart, { x: margin, y: margin + 36, width, height });
  picture.append(
    ground,
    text(title, margin + 16, 18, 600),
    chart,
    ...below.map((words, nth) => text(words, margin + 36 + height + 8 + (nth + 1) * line, 12, 400)),
  );
  saveBlob(`${name}.png`, await painted(picture, whole));
}

/** A copy that looks the same wherever it is shown. */
function frozen(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [from, to] = [drawing, copy].map((each) => [...each.querySelectorAll<SVGElement>('*')]);
  for (const [nth, element] of from!.entries()) {
    const style = getComputedStyle(element);
    to![nth]!.removeAttribute('style');
    set(to![nth]!, Object.fromEntries(decided.map((each) => [each, style.getPropertyValue(each)])));
  }
  copy.removeAttribute('style');
  return copy;
}

async function painted(
  picture: SVGSVGElement,
  { width, height }: { width: number; height: number },
): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {
    width: width * scale,
    height: height * scale,
  });
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) =>
    canvas.toBlob(
      (blob) => (blob === null ? failed(new Error('no picture was made')) : done(blob)),
      'image/png',
    ),
  );
}

function wrapped(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function set(element: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
