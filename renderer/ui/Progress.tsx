import { Progress as Base } from '@base-ui/react/progress';

interface ProgressProps {
  label: string;
  /** 0 to 1; null while unknown. */
  share: number | null;
  /** What is left, at the right. */
  detail?: string;
}

/** How far long work has come and what it is doing. */
export function Progress({ label, share, detail }: ProgressProps) {
  return (
    <Base.Root className="progress" value={share === null ? null : Math.round(share * 100)}>
      <div className="progressText">
        <Base.Label>{label}</Base.Label>
        {detail === undefined ? null : <span>{detail}</span>}
      </div>
      <Base.Track className="progressTrack">
        <Base.Indicator className="progressIndicator" />
      </Base.Track>
    </Base.Root>
  );
}
