import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { useText } from '../locales/index.ts';
import { type PanelSize, panelLimits, withinLimits } from './panelSizes.ts';

interface SidePanelProps {
  readonly panel: 'palette' | 'inspector';
  readonly size: PanelSize;
  readonly onChange: (size: PanelSize) => void;
  readonly children: ReactNode;
}

const keyStep = 24;

/** A panel beside the canvas with a grip to resize it (also by arrow keys) and a button to fold it away. */
export function SidePanel({ panel, size, onChange, children }: SidePanelProps) {
  const text = useText();
  const isLeft = panel === 'palette';
  const toggle = () => onChange({ ...size, isOpen: !size.isOpen });

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId);
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (box === undefined) return;
    const width = isLeft ? event.clientX - box.left : box.right - event.clientX;
    onChange({ isOpen: true, width: withinLimits(panel, width) });
  }
  function onKeyDown(event: KeyboardEvent): void {
    const towards = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (towards === 0) return;
    event.preventDefault();
    onChange({ isOpen: true, width: withinLimits(panel, size.width + towards * (isLeft ? keyStep : -keyStep)) });
  }

  const isArrowLeft = isLeft === size.isOpen;
  return (
    <div className="sidePanel" data-panel={panel} style={{ width: size.isOpen ? size.width : 0 }}>
      {size.isOpen ? children : null}
      {size.isOpen ? (
        <div
          className="sideGrip"
          role="separator"
          aria-orientation="vertical"
          aria-label={text(`editor.panel.resize.${panel}`)}
          aria-valuenow={size.width}
          aria-valuemin={panelLimits[panel].least}
          aria-valuemax={panelLimits[panel].most}
          tabIndex={0}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onKeyDown={onKeyDown}
          onDoubleClick={toggle}
        />
      ) : null}
      <button
        type="button"
        className="sideFold"
        aria-expanded={size.isOpen}
        aria-label={text(`editor.panel.${size.isOpen ? 'hide' : 'show'}.${panel}`)}
        title={text(`editor.panel.${size.isOpen ? 'hide' : 'show'}.${panel}`)}
        onClick={toggle}
      >
        {isArrowLeft ? <ChevronLeft aria-hidden /> : <ChevronRight aria-hidden />}
      </button>
    </div>
  );
}
