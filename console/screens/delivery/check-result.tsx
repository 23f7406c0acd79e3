// What became of a test lead: the record it made, or why it made none and what to do about it.
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Link,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Facts } from '../../ui/facts.tsx';
import { CheckSteps } from './check-steps.tsx';
import { useCheckWords } from './check-words.ts';
import type { Check, Destination } from './destinations.ts';
import { useRemedy, useSaid } from './said.ts';
import { Transcript } from './transcript.tsx';

export function CheckResult({ check, destination }: { check: Check; destination: Destination }) {
  const t = useTranslations('destinations.check');
  const words = useCheckWords(destination);
  const said = useSaid();
  const remedy = useRemedy();
  const arrived = check.outcome === 'delivered';
  const advice = check.reason === null ? null : remedy(check.reason);
  const isRemoved = check.steps.some(({ step, is }) => step === 'cleaned_up' && is === 'well');
  const isNamed = check.externalId !== null || check.url !== null;
  const arrivedWords = isRemoved ? 'arrivedRemoved' : isNamed ? 'arrivedWords' : 'arrivedUnnamed';
  return (
    <div role="status">
      <MessageBar intent={arrived ? 'success' : 'error'} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>
            {arrived ? words('arrived') : check.reason === null ? words('failed') : said(check.reason)}
          </MessageBarTitle>
          {arrived ? t(arrivedWords) : (advice ?? t('failedWords'))}
        </MessageBarBody>
      </MessageBar>
      <div style={{ marginBlock: 12 }}>
        <Facts
          facts={[
            ...(check.externalId === null ? [] : [[t('record'), check.externalId] as [string, string]]),
            // What was removed is not found there any more.
            ...(check.url && !isRemoved
              ? [
                  [
                    t('open'),
                    <Link key="open" href={check.url} target="_blank" rel="noreferrer">
                      {check.url}
                    </Link>,
                  ] as [string, React.ReactNode],
                ]
              : []),
            [t('took'), t('ms', { ms: check.durationMs })],
          ]}
        />
      </div>
      <CheckSteps destination={destination} steps={check.steps} isNamed={isNamed} />
      <Accordion collapsible>
        <AccordionItem value="transcript">
          <AccordionHeader>{t('transcript')}</AccordionHeader>
          <AccordionPanel>
            <Transcript transcript={check.transcript} />
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
    </div>
  );
}
