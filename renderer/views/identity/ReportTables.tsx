import type { IdentityReport } from '../../../core/dataset/identity/report.ts';
import type { CustomerMerge } from '../../../electron/shared/identity.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Table, type TableColumn } from '../../ui/index.ts';
import { idsInWords, reasonsInWords } from '../../../core/words/identity.ts';

const tableHeight = 260;

/** Customers that are made of several sources, and why. */
export function MergeTable(props: {
  merges: readonly CustomerMerge[];
  label: string;
  onOpen?: (customerId: string) => void;
  onReachEnd?: () => void;
}) {
  const text = useText();
  const columns: readonly TableColumn<CustomerMerge>[] = [
    { id: 'customer', title: text('identity.customer'), width: 'minmax(110px, 0.6fr)', cell: (row) => row.customerId },
    {
      id: 'sources',
      title: text('identity.madeOf'),
      width: 'minmax(200px, 1.2fr)',
      cell: (row) => idsInWords(text, row.sourceIds),
    },
    {
      id: 'reasons',
      title: text('identity.because'),
      width: 'minmax(200px, 1.2fr)',
      cell: (row) => reasonsInWords(text, row),
    },
  ];
  const { onOpen, onReachEnd } = props;
  return (
    <Table
      label={props.label}
      columns={columns}
      rows={props.merges}
      rowKey={(row) => row.customerId}
      minWidth={560}
      maxHeight={tableHeight}
      {...(onOpen === undefined ? {} : { onRowClick: (row: CustomerMerge) => onOpen(row.customerId) })}
      {...(onReachEnd === undefined ? {} : { onReachEnd })}
    />
  );
}

type Conflict = IdentityReport['conflicts']['list'][number];
type Ignored = IdentityReport['ignored']['list'][number];
type Contradiction = IdentityReport['contradictions']['list'][number];

/** What stood against joining: conflicts, identifiers that were not used, values that differ. Empty lists are left out. */
export function AgainstTables({ report }: { report: IdentityReport }) {
  const text = useText();
  const formats = useFormats();
  const identifier = <Row extends Conflict | Ignored>(): TableColumn<Row>[] => [
    { id: 'kind', title: text('identity.kindOf'), width: '90px', cell: (row) => text(`identity.kind.${row.kind}`) },
    { id: 'value', title: text('identity.value'), width: 'minmax(160px, 1fr)', cell: (row) => row.value },
  ];
  const conflicts: readonly TableColumn<Conflict>[] = [
    ...identifier<Conflict>(),
    {
      id: 'who',
      title: text('identity.who'),
      width: 'minmax(160px, 1.2fr)',
      cell: (row) => idsInWords(text, row.sourceIds),
    },
    {
      id: 'reason',
      title: text('identity.reason'),
      width: 'minmax(180px, 1fr)',
      cell: (row) => text(`identity.conflict.${row.reason}`),
    },
  ];
  const ignored: readonly TableColumn<Ignored>[] = [
    ...identifier<Ignored>(),
    {
      id: 'sources',
      title: text('identity.who'),
      width: '90px',
      cell: (row) => formats.number(row.sources),
    },
    {
      id: 'reason',
      title: text('identity.reason'),
      width: 'minmax(200px, 1fr)',
      cell: (row) => text(`identity.ignored.${row.reason}`, { count: row.sources }),
    },
  ];
  const contradictions: readonly TableColumn<Contradiction>[] = [
    { id: 'customer', title: text('identity.customer'), width: 'minmax(110px, 0.8fr)', cell: (row) => row.customerId },
    { id: 'attribute', title: text('identity.attribute'), width: 'minmax(100px, 0.8fr)', cell: (row) => row.attribute },
    { id: 'kept', title: text('identity.kept'), width: 'minmax(120px, 1fr)', cell: (row) => row.kept },
    { id: 'other', title: text('identity.other'), width: 'minmax(120px, 1fr)', cell: (row) => row.other },
  ];
  const { byAttribute } = report.contradictions;
  const attributes = byAttribute.slice(0, 6).map((one) => text('identity.attributeCount', one));
  return (
    <>
      <Listed
        id="conflicts"
        counted={report.conflicts}
        columns={conflicts}
        rowKey={(row) => `${row.kind} ${row.value}`}
      />
      <Listed id="ignored" counted={report.ignored} columns={ignored} rowKey={(row) => `${row.kind} ${row.value}`} />
      <Listed
        id="contradictions"
        counted={report.contradictions}
        columns={contradictions}
        hint={text('identity.contradictionsHint', { attributes: attributes.join(' · ') })}
        rowKey={(row, index) => `${row.customerId} ${row.attribute} ${String(index)}`}
      />
    </>
  );
}

interface ListedProps<Row> {
  id: 'conflicts' | 'ignored' | 'contradictions';
  counted: { readonly count: number; readonly list: readonly Row[] };
  columns: readonly TableColumn<Row>[];
  rowKey: (row: Row, index: number) => string;
  hint?: string;
}

function Listed<Row>({ id, counted: { count, list }, columns, rowKey, hint }: ListedProps<Row>) {
  const text = useText();
  if (count === 0) return null;
  const title = text(`identity.${id}`, { count });
  return (
    <section className="factSection" aria-label={title}>
      <h3>{title}</h3>
      {hint === undefined ? null : <p className="sectionHint">{hint}</p>}
      {list.length < count ? <p className="sectionHint">{text('identity.shownFirst', { n: list.length })}</p> : null}
      <Table label={title} columns={columns} rows={list} rowKey={rowKey} minWidth={560} maxHeight={tableHeight} />
    </section>
  );
}
