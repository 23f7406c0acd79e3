// A text of many lines with their numbers; lines with a problem are marked, and a problem leads to its line.
import { Button, Field, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons';
import { useImperativeHandle, useRef, type Ref } from 'react';
import { useTranslations } from 'use-intl';

const lineHeight = 20;

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    minWidth: 0,
    height: '380px',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
    ':focus-within': { outline: `2px solid ${tokens.colorCompoundBrandStroke}` },
  },
  numbers: {
    flexShrink: 0,
    overflow: 'hidden',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS}`,
    textAlign: 'end',
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: `${lineHeight}px`,
    userSelect: 'none',
    minWidth: '3ch',
  },
  number: { paddingInline: tokens.spacingHorizontalXS },
  wrong: {
    color: tokens.colorPaletteRedForeground1,
    backgroundColor: tokens.colorPaletteRedBackground1,
    fontWeight: tokens.fontWeightBold,
  },
  text: {
    flexGrow: 1,
    minWidth: 0,
    padding: tokens.spacingVerticalS,
    border: 'none',
    outlineStyle: 'none',
    resize: 'none',
    whiteSpace: 'pre',
    overflow: 'auto',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase300,
    lineHeight: `${lineHeight}px`,
  },
  problems: { margin: 0, padding: 0, listStyleType: 'none' },
  problem: {
    justifyContent: 'start',
    textAlign: 'start',
    height: 'auto',
    color: tokens.colorPaletteRedForeground1,
    maxWidth: '100%',
    overflowWrap: 'anywhere',
  },
});

export type LinedTextHandle = { insert: (text: string) => void };

type LinedText = {
  label: string;
  hint: string;
  value: string;
  readOnly: boolean;
  problems: readonly { line: number; words: string }[];
  onChange: (value: string) => void;
  ref?: Ref<LinedTextHandle>;
};

export function LinedText({ label, hint, value, readOnly, problems, onChange, ref }: LinedText) {
  const styles = useStyles();
  const area = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLDivElement>(null);
  const lines = value.split('\n');
  useImperativeHandle(ref, () => ({
    insert: (text) => {
      const at = area.current;
      if (at === null) return;
      at.focus();
      // Typed, so that the browser can undo it.
      if (!document.execCommand('insertText', false, text)) onChange(value + text);
    },
  }));
  const goTo = (line: number) => {
    const begin = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    area.current?.focus();
    area.current?.setSelectionRange(begin, begin + (lines[line - 1]?.length ?? 0));
    area.current?.scrollTo({ top: Math.max(0, (line - 3) * lineHeight) });
  };
  return (
    <Field
      label={label}
      hint={hint}
      required
      {...(problems.length > 0
        ? {
            validationState: 'error',
            validationMessageIcon: null,
            validationMessage: <Problems problems={problems} goTo={goTo} />,
          }
        : {})}
    >
      {(field) => (
        <div className={styles.frame}>
          <div ref={numbers} className={styles.numbers} aria-hidden>
            {lines.map((_, at) => (
              <div
                key={at}
                className={mergeClasses(
                  styles.number,
                  problems.some(({ line }) => line === at + 1) && styles.wrong,
                )}
              >
                {at + 1}
              </div>
            ))}
          </div>
          <textarea
            {...field}
            ref={area}
            className={styles.text}
            spellCheck={false}
            value={value}
            readOnly={readOnly}
            onChange={({ target }) => onChange(target.value)}
            onScroll={({ currentTarget }) => numbers.current?.scrollTo({ top: currentTarget.scrollTop })}
          />
        </div>
      )}
    </Field>
  );
}

function Problems({ problems, goTo }: { problems: LinedText['problems']; goTo: (line: number) => void }) {
  const t = useTranslations('mailing.editor');
  const styles = useStyles();
  return (
    <ul className={styles.problems}>
      {problems.map(({ line, words }) => (
        <li key={`${line} ${words}`}>
          <Button
            appearance="transparent"
            size="small"
            icon={<ErrorCircleRegular />}
            className={styles.problem}
            title={t('goTo', { line })}
            onClick={() => goTo(line)}
          >
            {words}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** By the key of its words. */
export const insertable = {
  values: [
    ['firstName', '{{ lead.firstName }}'],
    ['name', '{{ lead.name }}'],
    ['company', '{{ lead.company }}'],
    ['jobTitle', '{{ lead.title }}'],
    ['country', '{{ lead.country }}'],
    ['listing', '{{ listing.title }}'],
    ['storefront', '{{ storefront.name }}'],
    ['publisher', '{{ publisher.name }}'],
    ['seller', '{{ seller.name }}'],
    ['sender', '{{ sender.name }}'],
  ],
  parts: [
    ['heading', '\n\n## Heading\n\n'],
    ['bold', '**bold**'],
    ['list', '\n\n- one\n- two\n\n'],
    ['link', '[words](https://example.com)'],
    ['button', '\n\n[words]({{ links.listing }})\n\n'],
    ['choice', '\n\n{% if lead.company %}\n\n…\n\n{% endif %}\n\n'],
  ],
} as const;
