import type { ReactNode } from 'react';
import { Tooltip } from './Tooltip.tsx';

interface ButtonProps {
  variant?: 'primary' | 'plain' | 'ghost' | 'danger';
  size?: 'normal' | 'small';
  icon?: ReactNode;
  disabled?: boolean;
  type?: 'button' | 'submit';
  /** Said by screen readers in place of the text, where that says too little; holds the text. */
  label?: string;
  onClick?: () => void;
  children: ReactNode;
}

/** A button with text; `primary` is the one thing to do next on a screen. */
export function Button({
  variant = 'plain',
  size = 'normal',
  icon,
  disabled = false,
  type = 'button',
  label,
  onClick,
  children,
}: ButtonProps) {
  return (
    <button
      type={type === 'submit' ? 'submit' : 'button'}
      className="button"
      data-variant={variant}
      data-size={size}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      {icon}
      {children}
    </button>
  );
}

interface IconButtonProps {
  /** Said by screen readers and shown as the tooltip. */
  label: string;
  icon: ReactNode;
  /** Shown in place of the label, for example with a shortcut. */
  tooltip?: string;
  size?: 'normal' | 'small';
  disabled?: boolean;
  pressed?: boolean;
  onClick?: () => void;
}

/** A button that is only a picture; its name is never lost. */
export function IconButton({
  label,
  icon,
  tooltip,
  size = 'normal',
  disabled = false,
  pressed,
  onClick,
}: IconButtonProps) {
  return (
    <Tooltip text={tooltip ?? label}>
      <button
        type="button"
        className="iconButton"
        data-size={size}
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={onClick}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
