import { campaignProperties, knownEvents } from '../../core/dataset/dataset.ts';
import type { ColumnKind } from '../../core/dataset/dataset.ts';
import type { ImportKind, ImportPreview, Mapping, OrderLines } from '../shared/importTypes.ts';
import {
  isCodeNumber,
  looksLikeBoolean,
  looksLikeDate,
  looksLikeEpoch,
  looksLikeNumber,
  looksLikeSerial,
  looksLikeTime,
  patternOfTimes,
} from './cellForms.ts';
import {
  columnNamed,
  eventNames,
  isNumberingHeader,
  knownEventOf,
  orderNames,
  plainHeader,
  quantityNames,
  roleOfHeader,
  statusNames,
  timeNames,
  unitPriceNames,
  valueNames,
} from './headerNames.ts';
import { guessNaming, type NamingPlaces } from './guessNaming.ts';
import { guessCampaign, guessConsent, guessExperiment, type ShapeHints } from './guessShape.ts';
import { notRead } from './lookups.ts';
import { shapeColumns } from '../shared/shapeColumns.ts';
import type { TableHead } from './table.ts';

type PreviewColumn = ImportPreview['columns'][number];

/** A text longer than this on average is prose and not a category. */
const longText = 40;

/** Name, kind, a few different values and the share of empty cells of every column of the head. */
export function guessColumns(head: TableHead): PreviewColumn[] {
  return head.names.map((name, index) => {
    const cells = head.rows.map((row) => (row[index] ?? '').trim());
    const given = cells.filter((cell) => cell !== '');
    return {
      name,
      kind: kindOf(name, given),
      samples: [...new Set(given)].slice(0, 5),
      emptyShare: cells.length === 0 ? 0 : 1 - given.length / cells.length,
    };
  });
}

function kindOf(name: string, given: readonly string[]): ColumnKind {
  if (given.length === 0) return 'category';
  const all = (test: (cell: string) => boolean) => given.every(test);
  const distinct = new Set(given).size;
  const role = roleOfHeader(name);
  const isYesNo = role !== null && (role.endsWith('Consent') || role === 'kakaoFriend');
  if (all(looksLikeBoolean) && (isYesNo || (distinct === 2 && !all((cell) => cell === '1' || cell === 'x'))))
    return 'boolean';
  const share = (test: (cell: string) => boolean) => given.filter(test).length / given.length;
  // a few bad cells must not hide what a column is: they are refused or reported row by row
  if (share(looksLikeTime) >= (timeNames.includes(plainHeader(name)) ? 0.5 : 0.8)) {
    return given.every((cell) => looksLikeDate(cell) || !looksLikeTime(cell)) ? 'date' : 'time';
  }
  if (all(looksLikeEpoch) && timeNames.includes(plainHeader(name))) return 'time';
  if (all(looksLikeSerial) && timeNames.includes(plainHeader(name)) && plainHeader(name) !== 'time') return 'time';
  if (valueNames.includes(plainHeader(name)) && share(looksLikeNumber) >= 0.5) return 'number';
  if (all(looksLikeNumber)) {
    const isName = given.some(isCodeNumber) || isNumberingHeader(name);
    return isName ? textKind(given, distinct) : 'number';
  }
  return textKind(given, distinct);
}

function textKind(given: readonly string[], distinct: number): ColumnKind {
  const length = given.reduce((sum, cell) => sum + cell.length, 0) / given.length;
  return length > longText || (distinct > 50 && distinct > given.length / 2) ? 'text' : 'category';
}

export interface GuessHints {
  readonly zone: string;
  readonly fileName: string;
  /** What the user says that the rows are; null = guess that too. */
  readonly kind: ImportKind | null;
}

/** What the columns seem to mean, by their Korean or English names first and by their values next. */
export function guessMapping(head: TableHead, columns: readonly PreviewColumn[], hints: GuessHints): Mapping {
  const names = head.names;
  const isKind = (kinds: readonly ColumnKind[]) => (index: number) => kinds.includes(columns[index]!.kind);
  const places = guessNaming(names);
  // the column that tells customers apart, where no id does
  const customerAt = whoAt(places);
  const isOther = (index: number) => index !== customerAt;

  const isText = (at: number) => isOther(at) && isKind(['category', 'text'])(at);
  const namedEvent = columnNamed(names, eventNames, isText);
  // "type" may be the type of anything: it names events only where all its values do
  const isEvents = (at: number) => isText(at) && samplesOf(head, at).every((cell) => knownEventOf(cell) !== null);
  const eventAt = namedEvent !== -1 ? namedEvent : columnNamed(names, ['type', 'kind', '유형', '종류'], isEvents);
  const named = columnNamed(names, timeNames, (at) => isOther(at) && isKind(['time', 'date'])(at));
  const isFreeTime = (kind: ColumnKind) => (column: PreviewColumn, at: number) =>
    isOther(at) && column.kind === kind && roleOfHeader(column.name) === null;
  const byValue = columns.findIndex(isFreeTime('time'));
  const timeAt = named !== -1 ? named : byValue !== -1 ? byValue : columns.findIndex(isFreeTime('date'));
  const valueAt = columnNamed(names, valueNames, (at) => isOther(at) && at !== timeAt && isKind(['number'])(at));

  const shape = guessShape(head, columns, places, hints);
  if (shape !== null) return shape;

  const lines = guessLines(head, isKind(['number']), customerAt, hints.kind === 'orderLines');
  const kind =
    hints.kind ?? guessKind(head, customerAt, { eventAt, timeAt, valueAt, hasLines: lines !== null }, hints.fileName);
  const isList = kind === 'customers';
  // a list of customers with ids says by its roles which addresses and numbers they have
  const naming = isList && places.id !== -1 ? { ...places, email: -1, phone: -1 } : places;
  const isEventColumn = kind === 'events' && eventAt !== -1;
  const taken = new Set([
    naming.id,
    ...(isList ? [] : [timeAt, valueAt, naming.email, naming.phone]),
    ...(isEventColumn ? [eventAt] : []),
  ]);
  const used = new Set<string>();
  return {
    kind,
    customer: naming.id === -1 ? '' : names[naming.id]!,
    ...(naming.email === -1 ? {} : { email: names[naming.email]! }),
    ...(naming.phone === -1 ? {} : { phone: names[naming.phone]! }),
    time: isList || timeAt === -1 ? null : names[timeAt]!,
    timeFormat: isList || timeAt === -1 ? 'auto' : patternOfTimes(samplesOf(head, timeAt)),
    value: isList || valueAt === -1 ? null : names[valueAt]!,
    ...(kind === 'orderLines' && lines !== null ? { lines } : {}),
    event: isEventColumn
      ? { kind: 'column', column: names[eventAt]!, rename: renamesOf(head, eventAt) }
      : { kind: 'constant', name: knownEvents.purchase },
    columns: columns.flatMap((column, at) => {
      if (taken.has(at)) return [];
      const found = isList ? roleOfHeader(column.name) : null;
      const role = found !== null && !used.has(found) ? found : null;
      if (role !== null) used.add(role);
      return [{ column: column.name, name: column.name, kind: column.kind, role }];
    }),
    zone: hints.zone,
  };
}

function whoAt({ id, email, phone }: NamingPlaces): number {
  if (id !== -1) return id;
  return email === -1 ? phone : email;
}

/** Mapping of the shapes that have columns of their own, where the file or the user says that it is one of them. */
function guessShape(
  head: TableHead,
  columns: readonly PreviewColumn[],
  naming: NamingPlaces,
  { zone, fileName, kind }: GuessHints,
): Mapping | null {
  const customerAt = whoAt(naming);
  const ids = samplesOf(head, customerAt);
  const hints = (wanted: ImportKind): ShapeHints => ({
    names: head.names,
    kinds: columns.map((column) => column.kind),
    customerAt,
    fileName,
    values: (at) => [...new Set(samplesOf(head, at))],
    rows: ids.length,
    customers: new Set(ids).size,
    isWanted: kind === wanted,
  });
  const isOpen = (wanted: ImportKind) => kind === null || kind === wanted;
  const experiment = isOpen('experiment') ? guessExperiment(hints('experiment')) : null;
  const campaign = experiment === null && isOpen('campaigns') ? guessCampaign(hints('campaigns')) : null;
  const consent =
    experiment === null && campaign === null && isOpen('consents') ? guessConsent(hints('consents')) : null;
  const timed = (at: number) => (at === -1 ? null : head.names[at]!);
  const base = {
    customer: naming.id === -1 ? '' : head.names[naming.id]!,
    ...(naming.email === -1 ? {} : { email: head.names[naming.email]! }),
    ...(naming.phone === -1 ? {} : { phone: head.names[naming.phone]! }),
    time: null as string | null,
    timeFormat: 'auto',
    value: null,
    event: { kind: 'constant' as const, name: '' },
    zone,
  };
  const shaped = (): Omit<Mapping, 'columns'> | null => {
    if (experiment !== null) return { ...base, kind: 'experiment', experiment };
    if (consent !== null) return { ...base, kind: 'consents', time: timed(consent.timeAt), consent: consent.consent };
    if (campaign === null) return null;
    const { timeAt, event } = campaign;
    return { ...base, kind: 'campaigns', time: timed(timeAt), event, campaign: campaign.campaign };
  };
  const found = shaped();
  if (found === null) return null;
  const timeAt = found.time === null ? -1 : head.names.indexOf(found.time);
  const timeFormat = timeAt === -1 ? 'auto' : patternOfTimes(samplesOf(head, timeAt));
  const event = found.event.kind === 'column' ? found.event.column : null;
  const taken = new Set<string | null | undefined>([
    found.customer,
    found.email,
    found.phone,
    found.time,
    event,
    ...shapeColumns({ ...found, columns: [] }),
  ]);
  const reserved = new Set<string>(found.kind === 'campaigns' ? Object.values(campaignProperties) : []);
  const kept = columns.filter(({ name }) => !taken.has(name));
  return {
    ...found,
    timeFormat,
    columns: kept.map((column) => ({
      column: column.name,
      name: reserved.has(column.name) ? `${column.name}_2` : column.name,
      kind: column.kind,
      role: null,
    })),
  };
}

/** Columns of order lines: an order number that several rows share, beside a quantity or a price of a piece. */
function guessLines(
  head: TableHead,
  isNumber: (index: number) => boolean,
  customerAt: number,
  isWanted: boolean,
): OrderLines | null {
  const find = (names: readonly string[], isFit: (index: number) => boolean) => columnNamed(head.names, names, isFit);
  const orderAt = find(orderNames, (at) => at !== customerAt);
  const quantityAt = find(quantityNames, isNumber);
  const priceAt = find(unitPriceNames, isNumber);
  if (orderAt === -1) return null;
  const orders = head.rows.map((row) => row[orderAt] ?? '');
  const isShared = new Set(orders).size < orders.length * 0.9;
  if (!isWanted && (quantityAt === -1 || priceAt === -1 || !isShared)) return null;
  const name = (index: number) => (index === -1 ? null : head.names[index]!);
  return {
    order: head.names[orderAt]!,
    quantity: name(quantityAt),
    price: name(priceAt),
    status: name(find(statusNames, () => true)),
    leaveOutCancelled: false,
    leaveOutNotPositive: false,
  };
}

function guessKind(
  head: TableHead,
  customerAt: number,
  found: { eventAt: number; timeAt: number; valueAt: number; hasLines: boolean },
  fileName: string,
): ImportKind {
  if (found.eventAt !== -1 && found.timeAt !== -1) return 'events';
  const ids = head.rows.map((row) => row[customerAt] ?? '');
  const roles = head.names.filter((name) => roleOfHeader(name) !== null).length;
  const isOnePerRow = new Set(ids).size >= ids.length * 0.98;
  const isNamedList = /customer|member|회원|고객|contact|user/i.test(fileName.normalize('NFC'));
  if (found.timeAt === -1) return 'customers';
  if (isOnePerRow && found.valueAt === -1 && (roles >= 2 || isNamedList)) return 'customers';
  if (isOnePerRow && roles >= 3) return 'customers';
  return found.hasLines ? 'orderLines' : 'orders';
}

function samplesOf(head: TableHead, at: number): string[] {
  return head.rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '' && cell !== notRead);
}

function renamesOf(head: TableHead, at: number): Record<string, string> {
  const renames: Record<string, string> = {};
  for (const name of new Set(samplesOf(head, at))) {
    const known = knownEventOf(name);
    if (known !== null && known !== name) renames[name] = known;
  }
  return renames;
}
