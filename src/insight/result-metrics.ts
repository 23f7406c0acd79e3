// What the numbers of results mean: forecasts and what came of them, sequences, campaigns. Pure.
import { leadless, madeOf, others } from './metric.ts';

export const resultMetrics = [
  ...others('money', 'opportunities', 'opportunities', {
    forecastWeighted:
      'Of what was open at the moment and due in the month or overdue: the value times the probability of its stage, both as they were then.',
    forecastDue: 'Open at the moment, and due in the month or overdue, at its value of then.',
    forecastPipeline: 'All that was open at the moment, at its value of then.',
    forecastAlready: 'Won in the month before the moment.',
    forecastWonDue: 'Of what was due: won in the month, at its value when it ended.',
    forecastLostDue: 'Of what was due: lost in the month.',
    forecastSlipped: 'Of what was due: neither won nor lost in the month, at its value of then.',
    forecastAdded: 'Won in the month since, without having been due in it then: new, or brought forward.',
    forecastWon: 'Won in the month, as it stood when the month ended; with and without a lead.',
  }),
  leadless(
    'forecastDifference',
    'money',
    'opportunities',
    'Won in the month, less what was forecast at the moment and what had been won by then.',
    'It is made of the numbers beside it, each of which opens its opportunities.',
  ),
  ...others('count', 'sequences', 'sequenceLeads', {
    sequenceEntered: 'People who entered the sequence in the period, each time that they did.',
    sequenceSent:
      'Mails that were sent to those who entered, by now. It opens the leads to whom they went, each once.',
    sequenceBounced: 'Of the mails sent, those that came back. It opens their leads, each once.',
    sequenceClicked:
      'Of the mails sent, those in which a person followed a link. It opens their leads, each once.',
    sequenceScanned:
      'Of the mails sent, those whose links only scanners followed. It opens their leads, each once.',
    sequenceAnswered:
      'Of those who entered, who has answered or was reached since; that does not say because of it.',
    sequenceGoals: 'Of those who entered, whom a goal of the sequence ended.',
    sequenceOpportunities:
      'Of those who entered, whose lead has an opportunity made since; that does not say because of it.',
    sequenceWon: 'Of those who entered, of whose lead such an opportunity is won.',
  }),
  ...others('money', 'sequences', 'sequenceLeads', {
    sequenceWonValue:
      'The value of these won opportunities, each once for a sequence: with the last time that its lead entered it before. Each currency by itself.',
  }),
  ...others('count', 'campaigns', 'campaignLeads', {
    campaignLeads: 'Leads of customers that came with a code of the campaign.',
    campaignQualified: 'Leads qualified as they are now, by the touch model.',
    campaignOpportunities: 'Opportunities made in the period, by the touch model.',
    campaignWins: 'Opportunities won in the period, by the touch model.',
  }),
  ...others('money', 'campaigns', 'campaignLeads', {
    campaignRevenue: 'The value of those wins, by the touch model, each currency by itself.',
  }),
  leadless(
    'campaignCosts',
    'money',
    'campaigns',
    'What was entered as spent in the period.',
    'Costs are entered, and come with no lead; the page of the campaign lists them.',
  ),
  ...others('money', 'campaigns', 'campaignLeads', {
    campaignCostPerLead:
      'Spent, for each lead of the campaign. It opens the leads among which it is divided.',
    campaignCostPerQualified: 'Spent, for each qualified lead. It opens those among which it is divided.',
    campaignCostPerOpportunity: 'Spent, for each opportunity. It opens those among which it is divided.',
    campaignCostPerWin: 'Spent, for each win. It opens those among which it is divided.',
  }),
  ...others('ratio', 'campaigns', 'campaignLeads', {
    campaignReturn: 'Revenue for each unit spent, of one currency. It opens the wins that brought it.',
  }),
  madeOf(
    'wonValueReported',
    'money',
    'The value won in the reporting currency, by the latest rates up to the last day; none where a rate is missing.',
    ['value'],
    ['became_value'],
  ),
];
