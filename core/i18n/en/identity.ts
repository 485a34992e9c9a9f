import type { Catalog } from '../translator.ts';

/** Who is one customer: the report and the rules. */
export const identity: Catalog = {
  'identity.kind.email': 'e-mail',
  'identity.kind.phone': 'phone',
  'identity.identifier': '{kind} {value}',
  'identity.summary':
    '{sources:number} {sources:plural|customer|customers} named in files, seen as {customers:number} {customers:plural|customer|customers}.',
  'identity.joined': 'Joined by e-mail: {email:number}; by phone number: {phone:number}.',
  'identity.joinedByEmail': 'Joined by e-mail: {email:number}.',
  'identity.joinedByPhone': 'Joined by phone number: {phone:number}.',
  'identity.nothingJoined': 'Nobody looks like the same person.',
  'identity.merges': '{count:number} joined {count:plural|customer|customers}',
  'identity.conflicts': '{count:number} {count:plural|address or number|addresses and numbers} that joined nobody',
  'identity.ignored': '{count:number} {count:plural|address or number|addresses and numbers} not used',
  'identity.contradictions': '{count:number} {count:plural|value that differs|values that differ}',
  'identity.eventsDropped': '{count:number} {count:plural|event|events} found twice and kept once',
  'identity.more': 'and {count:number} more',
  'identity.conflict.differentIds': 'Their customer ids differ',
  'identity.conflict.keptApart': 'You keep them apart',
  'identity.ignored.shared': 'Shared by too many customers ({count:number})',
  'identity.ignored.placeholder': 'Typed only to fill the field',
  'identity.ignored.decision': 'You chose not to use it',
  'identity.contradiction': '{attribute} of {customer}: {kept} (otherwise {other})',
  'identity.joinRule.never': 'Never where customer ids differ',
  'identity.joinRule.emailAndPhone': 'Where e-mail and phone number are both the same',
  'identity.joinRule.email': 'Where the e-mail address is the same',
  'identity.joinRule.emailOrPhone': 'Where the e-mail address or the phone number is the same',
  'identity.decision.apart': 'Keep {source} apart from {others}',
  'identity.decision.ignore': 'Do not use the {kind} {value}',
};
