import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';

interface PointPopoverProps {
  /** Where it opens, in window pixels. */
  readonly x: number;
  readonly y: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small window at a point, kept on the screen; Escape and any press outside close it. */
export function PointPopover({ x, y, onClose, children }: PointPopoverProps) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: x, top: y });

  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect();
    if (size === undefined) return;
    setPlace({
      left: Math.max(8, Math.min(x, window.innerWidth - size.width - 8)),
      top: Math.max(8, Math.min(y, window.innerHeight - size.height - 8)),
    });
  }, [x, y]);

  useEffect(() => {
    const before = document.activeElement;
    function onPointerDown(event: PointerEvent): void {
      if (event.target instanceof Node && box.current?.contains(event.target) === true) return;
      onClose();
    }
    window.addEventListener('pointerdown', onPointerDown, true);
    return () => {
      window.removeEventListener('pointerdown', onPointerDown, true);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [onClose]);

  return (
    <div
      ref={box}
      className="pointPopover"
      style={place}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      {children}
    </div>
  );
}
