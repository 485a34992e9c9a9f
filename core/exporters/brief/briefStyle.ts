/** How the brief looks, on screen and on A4 across. The light colours of the app. */
export function briefStyle(fontFamily: string): string {
  return `
@page { size: A4 landscape; margin: 11mm 12mm; }
* { box-sizing: border-box; margin: 0; }
html { font: 10.5px/1.5 ${fontFamily}; color: #1d1c1a; background: #f7f6f3; -webkit-print-color-adjust: exact; print-color-adjust: exact; word-break: keep-all; overflow-wrap: anywhere; }
body { max-width: 1050px; margin: 24px auto; padding: 28px 32px; background: #fff; border: 1px solid #e6e4df; border-radius: 12px; }
header { border-bottom: 2px solid #0f6e56; padding-bottom: 8px; margin-bottom: 12px; }
h1 { font-size: 22px; line-height: 1.25; font-weight: 700; letter-spacing: -0.01em; }
h2 { font-size: 12px; font-weight: 700; color: #0f6e56; margin-bottom: 5px; break-after: avoid; }
p, li, dd, dt { unicode-bidi: isolate; }
.about { color: #5f5c56; font-size: 12px; margin-top: 3px; white-space: pre-line; }
.headline { font-size: 14px; font-weight: 600; line-height: 1.5; text-wrap: pretty; }
.headline.none { color: #5f5c56; font-weight: 400; font-size: 12px; }
.warned { display: inline-block; margin-top: 6px; padding: 1px 8px; border-radius: 4px; background: #fdf1de; color: #8f5200; font-weight: 600; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(112px, 1fr)); gap: 8px; margin-top: 10px; }
.figures div { border: 1px solid #e6e4df; border-radius: 8px; padding: 7px 10px; }
.figures dt { color: #5f5c56; }
.figures dd { font-size: 16px; font-weight: 700; line-height: 1.35; white-space: nowrap; font-variant-numeric: tabular-nums; }
.figures .band { font-size: 9.5px; font-weight: 400; color: #5f5c56; min-height: 1.4em; white-space: normal; }
.window { color: #6f6c65; margin-top: 6px; }
figure { margin: 12px 0 14px; border: 1px solid #e6e4df; border-radius: 8px; overflow: hidden; break-inside: avoid; text-align: center; }
figure svg { display: block; max-width: 100%; max-height: 118mm; width: auto; height: auto; margin: 0 auto; }
main { columns: 2; column-gap: 24px; }
section { margin-bottom: 14px; }
.checks, .rules, .losses { break-inside: avoid; }
ul { padding-left: 14px; }
ul li { margin-bottom: 2px; }
ul.plain { list-style: none; padding: 0; }
ul.plain li { margin-bottom: 4px; }
.steps ol { list-style: none; padding: 0; counter-reset: step; }
.steps li { position: relative; padding: 0 0 8px 26px; break-inside: avoid; counter-increment: step; }
.steps li::before { content: counter(step); position: absolute; left: 0; top: 1px; width: 18px; height: 18px; border-radius: 5px; color: #fff; background: var(--mark); font-size: 10px; font-weight: 700; line-height: 18px; text-align: center; }
.steps li::after { content: ''; position: absolute; left: 8.5px; top: 22px; bottom: 2px; width: 1px; background: #e6e4df; }
.steps li:last-child::after { display: none; }
.steps .trigger { --mark: #6a4fcf; } .steps .time { --mark: #b0640c; } .steps .decision { --mark: #1f69ad; }
.steps .message, .steps .end { --mark: #0f6e56; } .steps .update, .steps .note { --mark: #67635b; } .steps .outside { --mark: #0d6e86; } .steps .money { --mark: #8a6a00; }
.stepHead { display: flex; justify-content: space-between; gap: 8px; color: #5f5c56; font-size: 9.5px; }
.count { font-weight: 700; color: #1d1c1a; font-size: 10.5px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.steps strong { display: block; font-size: 11.5px; font-weight: 650; line-height: 1.35; }
.steps li p { color: #5f5c56; }
.steps .ways { display: flex; flex-wrap: wrap; gap: 2px 12px; color: #1d1c1a; }
.messages article { margin-bottom: 10px; break-inside: avoid; }
.messageHead { display: flex; justify-content: space-between; gap: 8px; margin-bottom: 3px; }
.messageHead span { color: #5f5c56; font-size: 9.5px; text-align: right; }
.bubble { border: 1px solid #e6e4df; border-radius: 8px; padding: 8px 10px; background: #fbfaf8; }
.bubble .body { white-space: pre-line; }
.bubble .subject { font-weight: 700; }
.bubble .preheader, .bubble .empty, .below { color: #5f5c56; }
.below { margin-top: 4px; white-space: pre-line; }
.bubble.second { background: none; border-style: dashed; color: #5f5c56; padding: 5px 10px; margin-top: 2px; }
.buttons { display: flex; flex-wrap: wrap; gap: 4px; margin-top: 6px; }
.button { border: 1px solid #d3d0c9; border-radius: 5px; padding: 1px 8px; background: #fff; }
mark { background: #e1f1ec; color: #0f6e56; border-radius: 3px; padding: 0 2px; }
.tag { display: inline-block; border-radius: 4px; padding: 0 5px; font-size: 9.5px; font-weight: 650; background: #efeeea; color: #5f5c56; white-space: nowrap; }
.tag.measured, .clean { color: #0f6e56; } .tag.measured { background: #e1f1ec; }
.tag.assumed, .tag.warning { background: #fdf1de; color: #8f5200; }
.tag.error { background: #fbe9e7; color: #b3261e; }
.tag.info { background: #e6f0fa; color: #1f5f9e; }
footer { margin-top: 8px; padding-top: 6px; border-top: 1px solid #e6e4df; color: #6f6c65; font-size: 9.5px; }
@media (max-width: 720px) { main { columns: 1; } body { margin: 0; border: 0; border-radius: 0; padding: 18px; } }
@media print { html { background: #fff; } body { max-width: none; margin: 0; padding: 0; border: 0; border-radius: 0; } }
`;
}
