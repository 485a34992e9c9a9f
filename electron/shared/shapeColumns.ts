import type { Mapping } from './importTypes.ts';

/** The columns that a mapping's shape speaks of, beside customer, time, amount and event; null where one is not given. */
export function shapeColumns({ campaign, experiment, consent }: Mapping): (string | null)[] {
  const said = (of: { kind: 'column'; column: string } | { kind: 'constant' }) =>
    of.kind === 'column' ? of.column : null;
  return [
    ...(campaign === undefined
      ? []
      : [
          campaign.campaign,
          campaign.type,
          said(campaign.channel),
          said(campaign.purpose),
          campaign.end,
          campaign.opened,
          campaign.clicked,
          campaign.unsubscribed,
        ]),
    ...(experiment === undefined ? [] : [experiment.arm, ...experiment.outcomes.map(({ column }) => column)]),
    ...(consent === undefined ? [] : [consent.status, consent.channel]),
  ];
}
