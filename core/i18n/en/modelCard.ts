/** The model card: why a purchase model was chosen, and where not to trust it. */
export const modelCardTexts = {
  'modelCard.reason.tooLittleData': 'Too few repeat purchases for a model: everyone buys at the same average rate.',
  'modelCard.reason.likelihood': 'It fits the data far better than every other model.',
  'modelCard.reason.likelihoodNoHistory':
    'It fits the data best. The history is too short to repeat earlier forecasts.',
  'modelCard.reason.likelihoodHolds': 'It fits the data best, and no other model clearly foretold the past better.',
  'modelCard.reason.paretoHolds':
    'It fits about as well as the best, keeps long-range totals level, and no other model clearly foretold the past better.',
  'modelCard.reason.pastErrors': 'It fits about as well as the best and clearly foretold the past better.',

  'modelCard.warning.noPurchases': 'The data have no purchases before this date.',
  'modelCard.warning.tooLittleData':
    'Only {buyers:number} {buyers:plural|buyer|buyers}, {repeatCustomers:number} of them repeat buyers: too few for a model.',
  'modelCard.warning.unidentified':
    'The data do not determine {parameters}: whether customers leave cannot be seen yet.',
  'modelCard.warning.shortHistory':
    'With {days:number} {days:plural|day|days} of history no earlier forecast can be checked; intervals are too narrow.',
  'modelCard.warning.overForecast': 'Earlier forecasts of {days:number} days were on average {share:percent} too high.',
  'modelCard.warning.underForecast': 'Earlier forecasts of {days:number} days were on average {share:percent} too low.',
  'modelCard.warning.undercovers': 'The 90 % interval held what came only {covered:number} of {origins:number} times.',
  'modelCard.warning.leftTruncated':
    '{customers:number} {customers:plural|customer|customers} who bought in the first {days:number} days or signed up earlier may be older than the data; their earlier purchases are unknown.',
  'modelCard.warning.birthsAll': 'Every first purchase in the data is taken for a first purchase ever.',
  'modelCard.warning.noAmounts': 'No purchase has an amount, so revenue is not forecast.',
  'modelCard.warning.spendPlain':
    'Only {customers:number} {customers:plural|repeat buyer has|repeat buyers have} an amount: everyone is given the same average.',
  'modelCard.warning.spendFollowsFrequency':
    'Amounts go with the number of purchases (correlation {correlation}), which the spend model takes to be unrelated.',
  'modelCard.warning.sampled': 'Fitted to every n-th customer: {customers:number} of {of:number} buyers.',

  'modelCard.cli.history':
    '{historyDays:number} {historyDays:plural|day|days} of history, {customers:number} {customers:plural|customer|customers}, {transactions:number} purchase days',
  'modelCard.cli.regularity': 'Regularity of gaps (Wheat-Morrison): {k}, {customers:number} customers; 1 is no rhythm',
  'modelCard.cli.parameter': '  {name} {value} (standard error {standardError})',
  'modelCard.cli.parameterLoose': '  {name} {value} (not determined by the data)',
  'modelCard.cli.candidates':
    'Candidates: log-likelihood over {customers:number} customers, error of earlier forecasts',
  'modelCard.cli.candidate': '  {name}: {logLikelihood}, {errors}',
  'modelCard.cli.candidateChosen': '* {name}: {logLikelihood}, {errors}',
  'modelCard.cli.error': '{days:number} days {share:percent}',
  'modelCard.cli.notTried': 'ruled out by likelihood',
  'modelCard.cli.noOrigins': 'history too short',
  'modelCard.cli.coverage': 'The 90 % interval held {covered:number} of {origins:number} earlier forecasts.',
  'modelCard.cli.responses': 'Answers to messages, measured from the recorded sends',
  'modelCard.cli.response': '  {text} {sends:number} sends, {messages:number} {messages:plural|message|messages}.',
  'modelCard.cli.warning': '! {text}',
} as const;
