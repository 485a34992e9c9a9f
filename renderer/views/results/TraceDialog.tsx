import { TracePanel } from '../../panels/index.ts';
import { useText } from '../../locales/index.ts';
import { Dialog } from '../../ui/index.ts';

interface TraceDialogProps {
  runId: number;
  customerId: string;
  onClose: () => void;
}

/** One customer's way through a run, step by step. */
export function TraceDialog({ runId, customerId, onClose }: TraceDialogProps) {
  const text = useText();
  return (
    <Dialog open onClose={onClose} title={text('results.traceOf', { id: customerId })} size="wide">
      <TracePanel runId={runId} customerId={customerId} />
    </Dialog>
  );
}
