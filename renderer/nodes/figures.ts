const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const compactKo = new Intl.NumberFormat('ko-KR', { notation: 'compact', maximumFractionDigits: 1 });
const compactEn = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/** A mean count: whole customers, with one decimal only where rounding would hide a small number. */
export function countText(value: number): string {
  return Math.abs(value) < 10 ? fine.format(value) : grouped.format(value);
}

/** At most six characters or so, for cards seen from afar: 12,400, then 12.4만 or 124K. */
export function compactText(value: number, language: 'ko' | 'en'): string {
  if (value < 99_999.5) return countText(value);
  return (language === 'ko' ? compactKo : compactEn).format(value);
}

/** 34 %, with a decimal below ten. */
export function shareText(share: number): string {
  const percent = share * 100;
  if (percent === 0) return '0%';
  return percent < 9.95 ? `${percent.toFixed(1)}%` : `${Math.round(percent)}%`;
}
