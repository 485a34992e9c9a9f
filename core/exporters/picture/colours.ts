import type { Family } from '../../words/family.ts';

/** The light theme of the app: pictures are for paper and slides. */
export const colours = {
  paper: '#ffffff',
  line: '#dcd9d2',
  edge: '#b9b5ac',
  text: '#1d1c1a',
  soft: '#5f5c56',
  noteFill: '#fdf6d8',
  noteLine: '#eadfae',
  noteText: '#554a1d',
  kakao: '#fae100',
} as const;

export const familyColours: Readonly<Record<Family, string>> = {
  trigger: '#6a4fcf',
  time: '#b0640c',
  decision: '#1f69ad',
  message: '#0f6e56',
  end: '#0f6e56',
  update: '#67635b',
  outside: '#0d6e86',
  money: '#8a6a00',
  note: '#67635b',
};

/** Marks as strokes on a grid of 12. */
export const familyMarks: Readonly<Record<Family, string>> = {
  trigger: 'M6.8 2.2 3.4 6.8h2.4L5.2 9.8 8.6 5.2H6.2z',
  time: 'M6 2.3a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.4zM6 4v2.1l1.5 1',
  decision: 'M2.6 3h1.6l3.6 6h1.6M2.6 9h1.6l1-1.7M6.8 4.7 7.8 3h1.6',
  message: 'M2.4 3.2h7.2v4.8H5.6L3.8 9.6V8H2.4z',
  end: 'M3.2 10V2.4h5.4L7.4 4.3l1.2 1.9H3.2',
  update: 'M3 9l.5-2L7.6 2.9l1.5 1.5L5 8.5z',
  outside: 'M4.6 7.4 9 3M5.6 3H9v3.4M7.8 7.6V9H3V4.2h1.4',
  money: 'M6 2.3a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.4zM4.2 4.8h3.6M4.8 4.2 6 8l1.2-3.8',
  note: 'M3 2.6h6v4.6L7 9.4H3zM7 9.4V7.2h2',
};
