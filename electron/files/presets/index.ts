import { campaignProperties } from '../../../core/dataset/dataset.ts';
import type { Channel } from '../../../core/journey/channels.ts';
import type { Dialect, ImportPreview, Mapping } from '../../shared/importTypes.ts';
import { plainHeader } from '../headerNames.ts';
import { shapeColumns } from '../../shared/shapeColumns.ts';
import type { TableHead } from '../table.ts';
import { brazeCurrents, brazeCurrentsStored } from './braze.ts';
import { cafe24Members, cafe24Orders } from './cafe24.ts';
import { ga4BigQuery, ga4Csv } from './ga4.ts';
import { klaviyoEvents, klaviyoProfiles } from './klaviyo.ts';
import { naverSmartStoreOrders } from './naver.ts';
import type { Headers, Preset } from './preset.ts';
import { shopifyCustomers, shopifyOrders } from './shopify.ts';

/** Every known export; one that asks for more columns stands before one that asks for less. */
export const presets: readonly Preset[] = [
  cafe24Orders,
  cafe24Members,
  naverSmartStoreOrders,
  shopifyOrders,
  shopifyCustomers,
  ga4BigQuery,
  ga4Csv,
  klaviyoProfiles,
  klaviyoEvents,
  brazeCurrents,
  brazeCurrentsStored,
];

/** The presets whose columns the file has, the first of which fits best. */
export function presetsOf(head: TableHead): Preset[] {
  return presets.filter(({ needs, sign }) => {
    if (!needs.every((headers) => columnAt(head, headers) !== -1)) return false;
    if (sign === undefined) return true;
    const at = columnAt(head, sign.headers);
    return head.rows.some((row) => sign.value.test((row[at] ?? '').trim()));
  });
}

/** Identifies a header whatever the file's name, so that a mapping is found again: its names in order. */
export function headerSignature(head: Pick<TableHead, 'names'> & { dialect: Pick<Dialect, 'format'> }): string {
  return [head.dialect.format ?? 'text', ...head.names].map((name) => name.normalize('NFC')).join('\u001f');
}

function columnAt({ names }: Pick<TableHead, 'names'>, headers: Headers): number {
  const plain = names.map(plainHeader);
  for (const header of headers) {
    const at = plain.indexOf(plainHeader(header));
    if (at !== -1) return at;
  }
  return -1;
}

/** The mapping by which a preset reads this file. */
export function presetMapping(
  preset: Preset,
  head: TableHead,
  columns: ImportPreview['columns'],
  { zone, fileName }: { zone: string; fileName: string },
): Mapping {
  const name = (headers: Headers | undefined): string | null => {
    const at = headers === undefined ? -1 : columnAt(head, headers);
    return at === -1 ? null : head.names[at]!;
  };
  const { lines, event, campaign } = preset;
  const mapping: Mapping = {
    kind: preset.kind,
    customer: name(preset.customer) ?? '',
    ...namedBy('email', name(preset.email)),
    ...namedBy('phone', name(preset.phone)),
    time: name(preset.time),
    timeFormat: 'auto',
    value: name(preset.value),
    ...(lines === undefined
      ? {}
      : {
          lines: {
            order: name(lines.order)!,
            quantity: name(lines.quantity),
            price: name(lines.price),
            status: name(lines.status),
            leaveOutCancelled: false,
            leaveOutNotPositive: false,
          },
        }),
    ...(campaign === undefined
      ? {}
      : {
          campaign: {
            campaign: name(campaign.campaign),
            type: null,
            channel: { kind: 'constant', value: channelIn(campaign.channel, head, fileName) },
            purpose: { kind: 'constant', value: campaign.purpose },
            end: null,
            opened: null,
            clicked: null,
            unsubscribed: null,
          },
        }),
    event: eventOf(event, name, fileName),
    columns: [],
    zone,
  };
  const taken = new Set<string | null | undefined>([
    mapping.customer,
    // of a list of customers they are attributes as well
    ...(preset.kind === 'customers' ? [] : [mapping.email, mapping.phone]),
    mapping.time,
    mapping.value,
    mapping.event.kind === 'column' ? mapping.event.column : null,
    ...shapeColumns(mapping),
  ]);
  const used = new Set<string>(campaign === undefined ? [] : Object.values(campaignProperties));
  for (const column of preset.columns) {
    const found = name(column.headers);
    const target = column.name ?? found;
    if (found === null || target === null || taken.has(found) || used.has(target)) continue;
    taken.add(found);
    used.add(target);
    const isEmpty = columns.find((one) => one.name === found)?.emptyShare === 1;
    if (!isEmpty) mapping.columns.push({ column: found, name: target, kind: column.kind, role: column.role ?? null });
  }
  return mapping;
}

function namedBy(field: 'email' | 'phone', column: string | null): Pick<Mapping, 'email' | 'phone'> {
  return column === null ? {} : { [field]: column };
}

function eventOf(
  event: Preset['event'],
  name: (headers: Headers) => string | null,
  fileName: string,
): Mapping['event'] {
  if (event === undefined) return { kind: 'constant', name: '' };
  if ('headers' in event) return { kind: 'column', column: name(event.headers)!, rename: { ...event.rename } };
  const said = event.fromFile?.find(([word]) => word.test(fileName))?.[1];
  return { kind: 'constant', name: said ?? event.constant };
}

function channelIn(
  channel: NonNullable<Preset['campaign']>['channel'],
  head: TableHead,
  fileName: string,
): Channel | null {
  if (typeof channel === 'string') return channel;
  const at = columnAt(head, channel.headers);
  const texts = at === -1 ? [fileName] : head.rows.map((row) => row[at] ?? '');
  const found = channel.words.find(([word]) => texts.some((text) => word.test(text)));
  return found?.[1] ?? null;
}
