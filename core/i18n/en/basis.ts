import type { Catalog } from '../translator.ts';

export const basis: Catalog = {
  'basis.sentence.forecastAssumed':
    'Over {days:number} {days:plural|day|days}: {sent:number} {sent:plural|message|messages} to {customersReached:number} {customersReached:plural|customer|customers}, {incrementalPurchases:number} incremental {incrementalPurchases:plural|purchase|purchases} (assumed effect, 90% {incrementalLow90:number}–{incrementalHigh90:number}), cost {costWon:won}, incremental profit {incrementalProfitWon:won}.',
  'basis.sentence.forecastMeasured':
    'Over {days:number} {days:plural|day|days}: {sent:number} {sent:plural|message|messages} to {customersReached:number} {customersReached:plural|customer|customers}, {incrementalPurchases:number} incremental {incrementalPurchases:plural|purchase|purchases} (90% {incrementalLow90:number}–{incrementalHigh90:number}), cost {costWon:won}, incremental profit {incrementalProfitWon:won}.',
  'basis.sentence.forecastCounts':
    'Over {days:number} {days:plural|day|days}: {sent:number} {sent:plural|message|messages} to {customersReached:number} {customersReached:plural|customer|customers}, cost {costWon:won}. Answers to messages were not simulated.',
  'basis.sentence.forecastNothing': 'Over {days:number} {days:plural|day|days} there is no message to send.',
  'basis.sentence.replayAssumed':
    'Had it been live for these {days:number} {days:plural|day|days}: {sent:number} {sent:plural|message|messages} to {customersReached:number} {customersReached:plural|customer|customers}, {incrementalPurchases:number} incremental {incrementalPurchases:plural|purchase|purchases} (assumed effect, 90% {incrementalLow90:number}–{incrementalHigh90:number}), cost {costWon:won}, incremental profit {incrementalProfitWon:won}.',
  'basis.sentence.replayMeasured':
    'Had it been live for these {days:number} {days:plural|day|days}: {sent:number} {sent:plural|message|messages} to {customersReached:number} {customersReached:plural|customer|customers}, {incrementalPurchases:number} incremental {incrementalPurchases:plural|purchase|purchases} (90% {incrementalLow90:number}–{incrementalHigh90:number}), cost {costWon:won}, incremental profit {incrementalProfitWon:won}.',
  'basis.sentence.replayCounts':
    'Had it been live for these {days:number} {days:plural|day|days}: {sent:number} {sent:plural|message|messages} to {customersReached:number} {customersReached:plural|customer|customers}, cost {costWon:won}. Answers to messages were not simulated.',
  'basis.sentence.replayNothing':
    'Had it been live for these {days:number} {days:plural|day|days}, no message would have been sent.',

  'basis.recordedHistory': 'Customers behave exactly as the imported data recorded.',
  'basis.purchaseTiming':
    'Purchase timing: {model} fitted to {transactions:number} {transactions:plural|purchase|purchases} of {buyers:number} {buyers:plural|buyer|buyers}, {repeatCustomers:number} of them repeat buyers ({parameters}).',
  'basis.purchaseTimingPlain':
    'With {buyers:number} {buyers:plural|buyer|buyers} or hardly any repeat purchase, everyone is taken to buy again at the same average rate.',
  'basis.noPurchases': 'The data have no purchases, so none happen without messages.',
  'basis.birthsAll': "A customer's first purchase in the data is taken to be their very first.",
  'basis.leftTruncated':
    '{customers:number} {customers:plural|customer is|customers are} taken to have been there before the data begin and watched from the first day of the data (signed up before it, or sign-up unknown and first purchase within the first {days:number} {days:plural|day|days}).',
  'basis.firstPurchase':
    'First purchases of customers without one: a model of the time from sign-up or first visit to the first purchase.',
  'basis.noFirstPurchases': 'Customers without a recorded purchase are taken not to buy without messages.',
  'basis.spend':
    'Amounts: Gamma-Gamma fitted to repeat purchases of {customers:number} {customers:plural|customer|customers} (mean {meanWon:won} per purchase).',
  'basis.spendPlain':
    'Too few repeat buyers with known amounts: everyone is taken to spend {meanWon:won} per purchase on average.',
  'basis.noAmounts': 'Purchases in the data have no amount, so revenue without messages counts as ₩0.',
  'basis.hourProfile': 'Weekdays and hours follow the recorded purchases and visits.',
  'basis.dateOnly': 'The data have dates without a time, so every purchase is taken to happen at midnight.',
  'basis.sessions':
    "Visits and carts: each customer's own rate over the last {days:number} {days:plural|day|days} ({perWeek:number} a week on average), their content drawn again from real visits.",
  'basis.noSessions': 'The data have nothing but purchases, so no visits or carts happen.',
  'basis.pastError':
    'Past forecast error: the {share:percent} error that {days:number}-day purchase forecasts made at {origins:number} earlier {origins:plural|date|dates} is part of the intervals.',
  'basis.noPastError':
    'History is too short to measure past forecast errors. The true error may be larger than the intervals shown.',
  'basis.noNewCustomers': 'Only customers in the data are counted; people who sign up later are not.',
  'basis.syntheticData': 'This is sample data of invented customers, not figures of a real shop.',
  'basis.noResponses': 'Answers to messages were not simulated, so every increment is 0.',
  'basis.response':
    '{channel:lookup|basisChannel}, {purpose:lookup|basisPurpose}: click {clickShare:percent}, purchase after a click {conversionShare:percent} (90% range of the odds ×{lowFactor}–×{highFactor}).',
  'basis.responseOpen':
    '{channel:lookup|basisChannel}, {purpose:lookup|basisPurpose}: open {openShare:percent}, click after an open {clickShare:percent}, purchase after a click {conversionShare:percent} (90% range of the odds ×{lowFactor}–×{highFactor}).',
  'basis.responseOfNode':
    '"{title}" ({channel:lookup|basisChannel}, {purpose:lookup|basisPurpose}): click {clickShare:percent}, purchase after a click {conversionShare:percent} (90% range of the odds ×{lowFactor}–×{highFactor}).',
  'basis.responseOfNodeOpen':
    '"{title}" ({channel:lookup|basisChannel}, {purpose:lookup|basisPurpose}): open {openShare:percent}, click after an open {clickShare:percent}, purchase after a click {conversionShare:percent} (90% range of the odds ×{lowFactor}–×{highFactor}).',
  'basis.pressure':
    'Each message of the last {days} days was assumed to lower the log-odds of opening the next by {open} and to raise those of unsubscribing by {unsubscribe}.',
  'basis.together': 'The other live journeys ({count}) ran at the same time, in both arms.',
  'basis.residual': '{count} decisions about limits that customers share were not settled when the passes ended.',
  'basis.survey': 'How people answer “{title}” is assumed.',
  'basis.predictedConditions':
    '{count:number} {count:plural|prediction|predictions} that conditions ask for {count:plural|comes|come} from the purchase model, fitted to what came before the start, and the purchases up to each moment.',
  'basis.predictedDates':
    '“{title}” goes by days that the purchase model, fitted to what came before the start, gives as of each last purchase.',
  'basis.calledFromOutside': '“{title}” is called from outside: {share:percent} of all customers a day is assumed.',
  'basis.pullForward':
    "{share:percent} of the purchases that messages cause only bring the customer's next purchase forward.",
  'basis.margin': 'Profit before message cost is {share:percent} of revenue.',
  'basis.defaultOrderValue': 'A customer without purchases spends {won:wonExact} at a first one.',
  'basis.price': '{price:lookup|basisPrice} costs {won:wonExact} per message.',
  'basis.missingColumn.email': 'No email address column: everyone is taken to have an address.',
  'basis.missingColumn.phone': 'No phone number column: everyone is taken to have a number.',
  'basis.missingColumn.pushToken': 'No push token column: everyone is taken to receive app push.',
  'basis.missingColumn.kakaoFriend': 'No Kakao channel friend column: everyone is taken to be a friend.',
  'basis.missingColumn.adConsent': 'No advertising consent column: everyone is taken to have consented.',
  'basis.missingColumn.nightConsent': 'No night consent column: nobody is taken to have consented.',

  'basisChannel.email': 'Email',
  'basisChannel.sms': 'SMS',
  'basisChannel.lms': 'LMS',
  'basisChannel.mms': 'MMS',
  'basisChannel.alimtalk': 'Alimtalk',
  'basisChannel.brandMessage': 'Brand Message',
  'basisChannel.push': 'App push',
  'basisPurpose.information': 'information',
  'basisPurpose.advertising': 'advertising',
  'basisPrice.email': 'Email',
  'basisPrice.sms': 'SMS',
  'basisPrice.lms': 'LMS',
  'basisPrice.mms': 'MMS',
  'basisPrice.alimtalk': 'Alimtalk',
  'basisPrice.brandMessageFriend': 'Brand Message (channel friend)',
  'basisPrice.brandMessageOther': 'Brand Message (not a friend)',
  'basisPrice.push': 'App push',
};
