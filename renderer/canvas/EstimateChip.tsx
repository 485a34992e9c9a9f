import { errorText } from '../app/errorText.ts';
import { useText } from '../locales/index.ts';
import { useNumbersStore, useSurroundings } from '../stores/EditorProvider.tsx';
import { useLateNumbers } from '../stores/useLateNumbers.ts';

/** Says where the figures on the canvas come from and whether they still hold. */
export function EstimateChip() {
  const text = useText();
  const { dataset } = useSurroundings();
  const source = useNumbersStore((state) => state.source);
  const estimating = useNumbersStore((state) => state.estimating);
  const stale = useNumbersStore((state) => state.stale);
  const days = useNumbersStore((state) => state.days);
  const sampled = useNumbersStore((state) => state.sampledCustomers);
  const ofEveryone = useNumbersStore((state) => state.ofEveryone);
  const refinedShare = useNumbersStore((state) => state.refinedShare);
  const milliseconds = useNumbersStore((state) => state.milliseconds);
  const error = useNumbersStore((state) => state.error);
  const result = useNumbersStore((state) => state.result);
  const isLate = useLateNumbers();

  if (dataset === null)
    return <Chip tone="off" title={text('editor.chip.noData')} detail={text('editor.chip.noDataHint')} />;
  if (error !== null) {
    return <Chip tone="bad" title={text('editor.chip.failed')} detail={errorText(text, error)} />;
  }
  if (source === 'none') {
    const key = estimating ? 'editor.chip.estimating' : 'editor.chip.waiting';
    return <Chip tone={estimating ? 'busy' : 'off'} title={text(key)} detail="" />;
  }
  if (source === 'run') {
    const detail = text('editor.chip.runDetail', {
      days: result?.identity.request.days ?? days,
      n: sampled,
      replications: result?.identity.request.replications ?? 1,
    });
    return <Chip tone={stale ? 'busy' : 'run'} title={text('editor.chip.run')} detail={detail} />;
  }
  if (isLate) {
    return <Chip tone="busy" title={text('editor.chip.estimate')} detail={text('editor.chip.updating')} />;
  }
  const shown = ofEveryone
    ? text('editor.chip.everyoneDetail', { days, n: sampled })
    : text('editor.chip.estimateDetail', { days, n: sampled, ms: Math.round(milliseconds) });
  const refining =
    refinedShare === null ? '' : ` · ${text('editor.chip.refining', { share: Math.floor(refinedShare * 100) / 100 })}`;
  return (
    <Chip tone={stale || estimating ? 'busy' : 'live'} title={text('editor.chip.estimate')} detail={shown + refining} />
  );
}

interface ChipProps {
  readonly tone: 'live' | 'run' | 'busy' | 'off' | 'bad';
  readonly title: string;
  readonly detail: string;
}

function Chip({ tone, title, detail }: ChipProps) {
  return (
    <div className="estimateChip" data-tone={tone} role="status">
      <span className="estimateDot" aria-hidden />
      <b>{title}</b>
      {detail === '' ? null : <span>{detail}</span>}
    </div>
  );
}
