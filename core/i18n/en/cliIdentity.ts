import type { Catalog } from '../translator.ts';

/** Joined customers on the command line. */
export const cliIdentity: Catalog = {
  'cli.command.customers': 'Shows which customers are seen as one person, and changes it.',
  'cli.details.customers':
    'report: the report and your decisions. merges: joined customers ([TEXT] searches). unmerge SOURCE: keeps that source apart. ignore VALUE: joins nobody by that e-mail address or phone number. undo [N]: takes a decision back (the last by default). rule RULE: when customers with different ids are one (never, emailAndPhone, email, emailOrPhone).',
  'cli.option.share': 'An address or number that more customers share joins nobody. Default 5.',
  'cli.option.region': 'Country of phone numbers written without one. Default KR.',
  'cli.identity.rule': 'Rule: {rule}',
  'cli.identity.merge': '{customer} = {sources} ({reasons})',
  'cli.identity.list': '{value}: {who} · {reason}',
  'cli.identity.decision': '{id}. {decision}',
  'cli.identity.noReport': 'Nothing is recorded about joined customers in these data.',
  'cli.identity.now': '{count:number} {count:plural|customer|customers} now.',
  'cli.identity.decided': '{decision} (to undo: yeojeong customers undo WORKSPACE {id})',
  'cli.identity.undone': 'Undone: {decision}',
  'error.cli.notMerged': '"{source}" is not joined with another source. See customers merges.',
  'error.cli.notIdentifier': '"{value}" is neither an e-mail address nor a phone number.',
  'error.cli.noDecision': 'There is nothing to undo.',
};
